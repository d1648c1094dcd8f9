//! One segment that is being written, and its journal. Only its writer has it open: the journal is locked. Others may
//! remove or move it at any time, so it is trusted only as long as its name leads to it.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Seek, SeekFrom, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::disk::{FILE_MODE, Home, is_at, sync_directory};
use super::journal::{self, Entry};
use super::spool::Spool;

/// An open segment.
pub(super) struct Segment {
    path: PathBuf,
    day: String,
    data: File,
    journal: File,
    /// Bytes and entries that are on disk.
    committed: Mark,
    /// Bytes and entries that are written.
    written: Mark,
    /// Entries of the group, to be written in one go.
    lines: String,
}

/// What became of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Synced {
    /// It is on disk.
    Kept,
    /// The segment was removed or moved meanwhile; nothing of the group is in it.
    Moved,
}

/// The numbers that a lane has given away: a segment that a collector has taken does not free its number, or the next
/// one would take its name.
#[derive(Debug, Default)]
pub(super) struct Numbers(Mutex<(String, u32)>);

impl Numbers {
    /// One past the day's highest, here and in the directory.
    fn next(&self, directory: &Path, day: &str) -> io::Result<u32> {
        let found = next_number(directory, day)?;
        let last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(if last.0 == day { found.max(last.1.saturating_add(1)) } else { found })
    }

    fn used(&self, day: &str, number: u32) {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if last.0 == day {
            last.1 = last.1.max(number);
        } else {
            *last = (day.to_owned(), number);
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Mark {
    data: u64,
    journal: u64,
}

const START: Mark = Mark { data: 0, journal: 0 };
/// Names tried before giving up: others may be making segments in the same directory.
const ATTEMPTS: u32 = 1_000;

impl Segment {
    /// Makes the day's next segment. Its name is on disk before a byte goes in.
    pub(super) fn create(home: &Home, numbers: &Numbers, day: &str) -> io::Result<Self> {
        home.make(|directory| Self::create_in(directory, numbers, day))
    }

    fn create_in(directory: &Path, numbers: &Numbers, day: &str) -> io::Result<Self> {
        let first = numbers.next(directory, day)?;
        for number in first..first.saturating_add(ATTEMPTS) {
            let path = path(directory, day, number);
            let Some(journal) = create_new(&journal::path_of(&path))? else { continue };
            journal.try_lock().map_err(io::Error::from)?;
            let Some(data) = create_new(&path)? else {
                fs::remove_file(journal::path_of(&path))?;
                continue;
            };
            sync_directory(directory)?;
            numbers.used(day, number);
            let day = day.to_owned();
            return Ok(Self { path, day, data, journal, committed: START, written: START, lines: String::new() });
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }

    /// The UTC day it belongs to.
    pub(super) fn day(&self) -> &str {
        &self.day
    }

    /// Its committed length in bytes.
    pub(super) fn length(&self) -> u64 {
        self.committed.data
    }

    /// Appends one upload; it counts once [`Segment::sync`] has returned. On failure nothing of it remains.
    pub(super) fn append(&mut self, body: &mut Spool) -> io::Result<()> {
        let start = self.written.data;
        let copied = self.data.seek(SeekFrom::Start(start)).and_then(|_| body.copy(&mut self.data));
        if let Err(error) = copied {
            self.data.set_len(start)?;
            return Err(error);
        }
        self.written.data += body.length;
        self.lines += &Entry { end: self.written.data, crc: body.crc.sum() }.line();
        Ok(())
    }

    /// Puts what was appended on disk, where its name leads. On failure, and where the segment is no longer in place,
    /// it goes back to what it was before.
    pub(super) fn sync(&mut self) -> io::Result<Synced> {
        let result = self.write_lines().and_then(|()| self.sync_both());
        match result {
            Ok(()) if self.is_in_place() => {
                self.committed = self.written;
                Ok(Synced::Kept)
            }
            Ok(()) => self.roll_back().map(|()| Synced::Moved),
            Err(error) => self.roll_back().and(Err(error)),
        }
    }

    /// Whether both names lead to the files that are open. A name that leads elsewhere, or nowhere, says that somebody
    /// has removed or moved them: what is written from then on nobody would find.
    pub(super) fn is_in_place(&self) -> bool {
        is_at(&self.data, &self.path) && is_at(&self.journal, &journal::path_of(&self.path))
    }

    fn write_lines(&mut self) -> io::Result<()> {
        let lines = std::mem::take(&mut self.lines);
        self.journal.seek(SeekFrom::Start(self.written.journal))?;
        self.journal.write_all(lines.as_bytes())?;
        self.written.journal += lines.len() as u64;
        Ok(())
    }

    /// Both at once: neither needs the other on disk first, and one flush of the disk's cache often serves both.
    fn sync_both(&self) -> io::Result<()> {
        thread::scope(|scope| {
            let journal = thread::Builder::new().spawn_scoped(scope, || self.journal.sync_data());
            let data = self.data.sync_data();
            let journal = match journal {
                Ok(handle) => handle.join().unwrap_or_else(|_| Err(io::ErrorKind::Other.into())),
                Err(_) => self.journal.sync_data(),
            };
            data.and(journal)
        })
    }

    fn roll_back(&mut self) -> io::Result<()> {
        self.lines.clear();
        self.written = self.committed;
        self.journal.set_len(self.committed.journal)?;
        self.data.set_len(self.committed.data)
    }
}

/// A segment that is given up or closed in good order needs no journal. Otherwise the journal stays, for the next
/// opening of the store to cut the segment back.
impl Drop for Segment {
    fn drop(&mut self) {
        let whole = self.written == self.committed && self.lines.is_empty();
        let exact = self.data.metadata().is_ok_and(|data| data.len() == self.committed.data);
        if !whole || !exact {
            return;
        }
        let journal = journal::path_of(&self.path);
        // What stands at these names may be somebody else's by now.
        if self.committed.data == 0 && is_at(&self.data, &self.path) && fs::remove_file(&self.path).is_err() {
            return;
        }
        if is_at(&self.journal, &journal) && fs::remove_file(journal).is_err() {
            tracing::warn!("a closed segment's journal stays behind");
        }
    }
}

/// A segment's path.
fn path(directory: &Path, day: &str, number: u32) -> PathBuf {
    directory.join(format!("{day}-{number:04}.ndjson"))
}

/// Renames a complete file to the day's next segment and puts its name on disk.
pub(super) fn adopt(mut file: tempfile::NamedTempFile, home: &Home, numbers: &Numbers, day: &str) -> io::Result<()> {
    file.as_file().sync_all()?;
    let directory = home.directory();
    let first = numbers.next(directory, day)?;
    for number in first..first.saturating_add(ATTEMPTS) {
        match file.persist_noclobber(path(directory, day, number)) {
            Ok(_) => {
                numbers.used(day, number);
                return sync_directory(directory);
            }
            Err(refused) if refused.error.kind() == io::ErrorKind::AlreadyExists => file = refused.file,
            Err(refused) => return Err(refused.error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// One past the day's highest number, from 1.
fn next_number(directory: &Path, day: &str) -> io::Result<u32> {
    let mut highest = 0;
    for entry in fs::read_dir(directory)? {
        let name = entry?.file_name();
        let number = name.to_str().and_then(|name| {
            let name = name.strip_prefix('.').unwrap_or(name);
            let stem = name.strip_suffix(".ndjson").or_else(|| name.strip_suffix(".commits"))?;
            stem.strip_prefix(day)?.strip_prefix('-')?.parse::<u32>().ok()
        });
        highest = highest.max(number.unwrap_or(0));
    }
    Ok(highest.saturating_add(1))
}

/// `None`: somebody else has made it.
fn create_new(path: &Path) -> io::Result<Option<File>> {
    match OpenOptions::new().read(true).write(true).create_new(true).mode(FILE_MODE).open(path) {
        Ok(file) => Ok(Some(file)),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(None),
        Err(error) => Err(error),
    }
}
