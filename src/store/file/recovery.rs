//! What a crash left behind, put in order when the store opens: torn uploads are cut off, spooled ones removed.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read};
use std::path::Path;

use super::journal;
use super::spool::{PREFIX, SUFFIX};

/// Goes through `<root>/<dataset>/<purpose>/`.
pub(super) fn recover(root: &Path) -> io::Result<()> {
    for dataset in directories(root)? {
        for purpose in directories(&dataset)? {
            recover_lane(&purpose)?;
        }
    }
    Ok(())
}

fn recover_lane(directory: &Path) -> io::Result<()> {
    for entry in fs::read_dir(directory)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with(PREFIX) && name.ends_with(SUFFIX) {
            if let Some(_lock) = abandoned(&path)? {
                fs::remove_file(&path)?;
            }
        } else if let Some(segment) = journal::segment_of(&path)
            && let Some(lock) = abandoned(&path)?
        {
            close(&segment, lock)?;
            fs::remove_file(&path)?;
        }
    }
    Ok(())
}

/// Cuts a segment back to its whole uploads.
fn close(segment: &Path, mut journal: File) -> io::Result<()> {
    let mut lines = Vec::new();
    journal.read_to_end(&mut lines)?;
    let mut data = match OpenOptions::new().read(true).write(true).open(segment) {
        Ok(data) => data,
        // The crash came between the two files' making.
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    let committed = journal::whole(&lines, &mut data)?;
    let torn = data.metadata()?.len() - committed;
    if torn > 0 {
        data.set_len(committed)?;
        data.sync_all()?;
        tracing::warn!(bytes = torn, "a torn upload was cut off");
    }
    if committed == 0 {
        fs::remove_file(segment)?;
    }
    Ok(())
}

/// The file, locked, if no running process holds it.
fn abandoned(path: &Path) -> io::Result<Option<File>> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

fn directories(path: &Path) -> io::Result<Vec<std::path::PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() && !entry.file_name().to_string_lossy().starts_with('.') {
            found.push(entry.path());
        }
    }
    Ok(found)
}
