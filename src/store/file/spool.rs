//! An upload that is not committed yet: in memory while it is small, in a temporary file of the same directory after.

use std::fs::{File, Permissions};
use std::io::{self, Seek, SeekFrom, Write};
use std::os::unix::fs::PermissionsExt;

use bytes::Bytes;
use flate2::Crc;
use tempfile::NamedTempFile;

use super::disk::{FILE_MODE, Home};
use crate::base::Lease;

/// How names of spooled uploads begin and end. A running process holds a lock on each.
pub(super) const PREFIX: &str = ".upload-";
pub(super) const SUFFIX: &str = ".tmp";

/// The bytes of an upload and their checksum.
pub(super) struct Spool {
    pub(super) held: Held,
    pub(super) length: u64,
    pub(super) crc: Crc,
    last: Option<u8>,
    /// Held, not read: bytes in memory, on the budget.
    lease: Lease,
}

/// Where the bytes are.
pub(super) enum Held {
    Memory(Vec<Bytes>),
    File(NamedTempFile),
}

impl Spool {
    pub(super) fn new(lease: Lease) -> Self {
        Self { held: Held::Memory(Vec::new()), length: 0, crc: Crc::new(), last: None, lease }
    }

    /// Takes a chunk into memory if fewer than `limit` bytes are held and the budget has room. Otherwise gives it back:
    /// it is for [`Spool::write`], on a blocking thread.
    pub(super) fn hold(&mut self, chunk: Bytes, limit: usize) -> Result<(), Bytes> {
        let Held::Memory(chunks) = &mut self.held else { return Err(chunk) };
        let sum = self.lease.bytes() + chunk.len();
        if sum > limit || self.lease.resize(sum).is_err() {
            return Err(chunk);
        }
        count(&mut self.length, &mut self.crc, &mut self.last, &chunk);
        chunks.push(chunk);
        Ok(())
    }

    /// Writes a chunk to the temporary file, which is made first if there is none yet.
    pub(super) fn write(&mut self, chunk: &[u8], home: &Home) -> io::Result<()> {
        let file = self.file(home)?;
        file.write_all(chunk)?;
        count(&mut self.length, &mut self.crc, &mut self.last, chunk);
        Ok(())
    }

    /// Ends the last line, if it is not.
    pub(super) fn end_line(&mut self) -> io::Result<()> {
        if matches!(self.last, None | Some(b'\n')) {
            return Ok(());
        }
        match &mut self.held {
            Held::Memory(chunks) => chunks.push(Bytes::from_static(b"\n")),
            Held::File(file) => file.write_all(b"\n")?,
        }
        count(&mut self.length, &mut self.crc, &mut self.last, b"\n");
        Ok(())
    }

    /// Copies the bytes to where `to` stands.
    pub(super) fn copy(&mut self, to: &mut File) -> io::Result<()> {
        match &mut self.held {
            Held::Memory(chunks) => chunks.iter().try_for_each(|chunk| to.write_all(chunk)),
            Held::File(file) => {
                file.seek(SeekFrom::Start(0))?;
                // The standard library lets the kernel copy from file to file.
                io::copy(file.as_file_mut(), to).map(|_| ())
            }
        }
    }

    /// The bytes as a temporary file, which is made if there is none yet.
    pub(super) fn into_file(mut self, home: &Home) -> io::Result<NamedTempFile> {
        self.file(home)?;
        match self.held {
            Held::File(file) => Ok(file),
            Held::Memory(_) => Err(io::ErrorKind::Other.into()),
        }
    }

    fn file(&mut self, home: &Home) -> io::Result<&mut NamedTempFile> {
        if let Held::Memory(chunks) = &self.held {
            let mut file = home.make(create)?;
            chunks.iter().try_for_each(|chunk| file.write_all(chunk))?;
            self.held = Held::File(file);
            let shrunk = self.lease.resize(0);
            debug_assert!(shrunk.is_ok(), "shrinking always succeeds");
        }
        match &mut self.held {
            Held::File(file) => Ok(file),
            Held::Memory(_) => Err(io::ErrorKind::Other.into()),
        }
    }
}

fn count(length: &mut u64, crc: &mut Crc, last: &mut Option<u8>, chunk: &[u8]) {
    *length += chunk.len() as u64;
    crc.update(chunk);
    if let Some(byte) = chunk.last() {
        *last = Some(*byte);
    }
}

/// A temporary file whose lock says that somebody is at it.
fn create(directory: &std::path::Path) -> io::Result<NamedTempFile> {
    let file = tempfile::Builder::new()
        .prefix(PREFIX)
        .suffix(SUFFIX)
        .permissions(Permissions::from_mode(FILE_MODE))
        .tempfile_in(directory)?;
    file.as_file().try_lock().map_err(io::Error::from)?;
    Ok(file)
}
