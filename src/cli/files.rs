//! Small files written whole: a temporary name beside them, synced, then renamed.

use std::fs::{self, File, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::failure::Failure;

/// Who may read a new file, before the umask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Access {
    /// 0600: keys.
    Owner,
    /// 0666: everything else.
    Everyone,
}

/// A file that is written and synced, but has no name yet. Dropping it removes it.
#[must_use]
pub(super) struct Ready {
    file: NamedTempFile,
    path: PathBuf,
}

/// Writes a file beside where it is to be.
pub(super) fn prepare(path: &Path, bytes: &[u8], access: Access) -> Result<Ready, Failure> {
    let mode = match access {
        Access::Owner => 0o600,
        Access::Everyone => 0o666,
    };
    // What replaces a file is for those whom that was for.
    let before = path.metadata().ok().map(|meta| meta.permissions().mode() & 0o7777);
    let written = || -> io::Result<NamedTempFile> {
        if path.metadata().is_ok_and(|meta| !meta.is_file()) {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "not a regular file"));
        }
        let mut file = tempfile::Builder::new()
            .prefix(".tamis-")
            .suffix(".part")
            .permissions(Permissions::from_mode(before.unwrap_or(mode)))
            .tempfile_in(directory(path))?;
        if let Some(mode) = before {
            file.as_file().set_permissions(Permissions::from_mode(mode))?;
        }
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        Ok(file)
    };
    let file = written().map_err(|error| failed(path, &error))?;
    Ok(Ready { file, path: path.to_owned() })
}

impl Ready {
    /// Gives it its name, whatever was there before.
    pub(super) fn replace(self) -> Result<(), Failure> {
        let Self { file, path } = self;
        let kept = file.persist(&path).map(drop).map_err(|refused| refused.error);
        kept.and_then(|()| sync(&path)).map_err(|error| failed(&path, &error))
    }

    /// Gives it its name where nothing is yet.
    pub(super) fn create(self) -> Result<(), Failure> {
        let Self { file, path } = self;
        let kept = file.persist_noclobber(&path).map(drop).map_err(|refused| refused.error);
        kept.and_then(|()| sync(&path)).map_err(|error| failed(&path, &error))
    }
}

/// Reads a file as text.
pub(super) fn read(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|error| Failure::file("cannot read", path.display(), &error))
}

fn failed(path: &Path, error: &io::Error) -> Failure {
    Failure::file("cannot write", path.display(), error)
}

fn sync(path: &Path) -> io::Result<()> {
    File::open(directory(path))?.sync_all()
}

fn directory(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
