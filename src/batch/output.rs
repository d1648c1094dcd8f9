//! Outputs that are whole or not there: a temporary name beside the destination, synced, then renamed.
//!
//! What is not a regular file (a pipe, `/dev/null`) cannot be replaced by a rename and is written straight. Dropping an
//! output that was not sealed, or a sealed one that was not kept, removes the temporary file.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::error::Error;
use super::shape::{Shape, UnknownShape};
use crate::base::Budget;
use crate::codec::{Coding, Encoder};

/// An encoder's window, as [`super::input`] allows it to decoders.
const WINDOW: usize = 16 << 20;

/// Where minimised data goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Standard output, uncompressed.
    Stdout,
    /// A file; compressed as its extension says.
    File(PathBuf),
}

impl Target {
    /// The name in messages.
    pub fn name(&self) -> String {
        match self {
            Self::Stdout => "standard output".to_owned(),
            Self::File(path) => path.display().to_string(),
        }
    }

    /// How its bytes are compressed.
    pub fn coding(&self) -> Result<Coding, UnknownShape> {
        match self {
            Self::Stdout => Ok(Coding::Identity),
            Self::File(path) => Shape::of(path).map(|shape| shape.coding),
        }
    }
}

enum Sink {
    Stream(Box<dyn Write>),
    Temporary { file: NamedTempFile, path: PathBuf },
}

/// An output that is being written.
pub(super) struct Output {
    name: String,
    sink: Sink,
    encoder: Option<Encoder>,
    coded: Vec<u8>,
    last: Option<u8>,
}

/// An output that is written and synced, but not yet at its name.
#[must_use = "dropping it removes what was written"]
pub struct Pending {
    name: String,
    sink: Sink,
}

impl Output {
    /// Opens the target. `temporary` hears the temporary name, so that a signal handler can remove it.
    pub(super) fn open(target: &Target, coding: Coding, temporary: &dyn Fn(&Path)) -> Result<Self, Error> {
        let name = target.name();
        let sink = match target {
            Target::Stdout => Sink::Stream(Box::new(io::stdout())),
            Target::File(path) => create(path).map_err(|source| Error::file("cannot create", &name, source))?,
        };
        if let Sink::Temporary { file, .. } = &sink {
            temporary(file.path());
        }
        let encoder = match coding {
            Coding::Identity => None,
            coding => {
                let refused = |source| Error::Coding { name: name.clone(), source };
                Some(Encoder::new(coding, Budget::new(WINDOW).lease()).map_err(refused)?)
            }
        };
        Ok(Self { name, sink, encoder, coded: Vec::new(), last: None })
    }

    /// Writes decoded bytes.
    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let Some(last) = bytes.last() else { return Ok(()) };
        self.last = Some(*last);
        match &mut self.encoder {
            None => put(&mut self.sink, &self.name, bytes),
            Some(encoder) => {
                encoder
                    .encode(bytes, &mut self.coded)
                    .map_err(|source| Error::Coding { name: self.name.clone(), source })?;
                put(&mut self.sink, &self.name, &self.coded)?;
                self.coded.clear();
                Ok(())
            }
        }
    }

    /// Ends an unfinished line, so that what is joined after it begins a line of its own.
    pub(super) fn end_line(&mut self) -> Result<(), Error> {
        if self.last.is_some_and(|byte| byte != b'\n') { self.write(b"\n") } else { Ok(()) }
    }

    /// Writes what the encoder still holds and syncs.
    pub(super) fn seal(mut self) -> Result<Pending, Error> {
        if let Some(encoder) = self.encoder.take() {
            encoder.finish(&mut self.coded).map_err(|source| Error::Coding { name: self.name.clone(), source })?;
            put(&mut self.sink, &self.name, &self.coded)?;
        }
        let synced = match &mut self.sink {
            Sink::Stream(stream) => stream.flush(),
            Sink::Temporary { file, .. } => file.as_file().sync_all(),
        };
        synced.map_err(|source| Error::file("cannot write", &self.name, source))?;
        Ok(Pending { name: self.name, sink: self.sink })
    }
}

impl Pending {
    /// Gives the output its name. Until then nothing is at the destination but what was there before.
    pub fn keep(self) -> Result<(), Error> {
        let Sink::Temporary { file, path } = self.sink else { return Ok(()) };
        file.persist(&path).map_err(|refused| Error::file("cannot rename to", &self.name, refused.error))?;
        sync_directory(&path).map_err(|source| Error::file("cannot sync the directory of", &self.name, source))
    }
}

fn put(sink: &mut Sink, name: &str, bytes: &[u8]) -> Result<(), Error> {
    let written = match sink {
        Sink::Stream(stream) => stream.write_all(bytes).and_then(|()| stream.flush()),
        Sink::Temporary { file, .. } => file.as_file_mut().write_all(bytes),
    };
    written.map_err(|source| Error::file("cannot write", name, source))
}

fn create(path: &Path) -> io::Result<Sink> {
    // A link is followed: its target is replaced, not the link.
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    match fs::metadata(&path) {
        Ok(meta) if meta.is_dir() => return Err(io::Error::from(io::ErrorKind::IsADirectory)),
        Ok(meta) if !meta.is_file() => {
            return Ok(Sink::Stream(Box::new(OpenOptions::new().write(true).open(&path)?)));
        }
        _ => {}
    }
    let name = path.file_name().ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
    let prefix = format!(".{}.", name.to_string_lossy());
    // What replaces a file is for those whom that was for. A new one is 0666 before the umask, as any program's output:
    // the default of a temporary file, 0600, would surprise readers.
    let before = fs::metadata(&path).ok().map(|meta| meta.permissions().mode() & 0o7777);
    let file = tempfile::Builder::new()
        .prefix(&prefix)
        .suffix(".part")
        .permissions(Permissions::from_mode(before.unwrap_or(0o666)))
        .tempfile_in(directory(&path))
        .map_err(bare)?;
    if let Some(mode) = before {
        // The umask is for new files.
        file.as_file().set_permissions(Permissions::from_mode(mode))?;
    }
    Ok(Sink::Temporary { file, path })
}

/// What went wrong, without the temporary name: it means nothing to anybody.
fn bare(error: io::Error) -> io::Error {
    if error.raw_os_error().is_some() { error } else { io::Error::from(error.kind()) }
}

fn directory(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn sync_directory(path: &Path) -> io::Result<()> {
    File::open(directory(path))?.sync_all()
}
