//! File work runs on blocking threads, so many pieces at once. Directories are made so that they survive a crash, and
//! made again where somebody has removed one beneath the root.

use std::fs::{self, File};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use super::super::StoreError;

/// Permission to do file work.
#[derive(Clone)]
pub(super) struct Disk {
    permits: Arc<Semaphore>,
}

impl Disk {
    pub(super) fn new(parallel: usize) -> Self {
        Self { permits: Arc::new(Semaphore::new(parallel.max(1))) }
    }

    /// Runs the work on a blocking thread. It runs to its end even if nobody waits any more.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> io::Result<T> + Send + 'static,
    ) -> Result<T, StoreError> {
        let permit = Arc::clone(&self.permits).acquire_owned().await.map_err(|error| broken(Box::new(error)))?;
        let done = spawn_blocking(move || {
            let result = work();
            drop(permit);
            result
        });
        done.await.map_err(|error| broken(Box::new(error)))?.map_err(StoreError::of_io)
    }
}

fn broken(error: Box<dyn std::error::Error + Send + Sync>) -> StoreError {
    StoreError::Broken(Some(error))
}

/// Who may look into directories of ours, before the umask: as for [`FILE_MODE`].
const DIRECTORY_MODE: u32 = 0o750;
/// Who may read files of ours, before the umask: their owner and a group of collectors. What is minimised is personal
/// data still.
pub(super) const FILE_MODE: u32 = 0o640;

/// A lane's directory and the store's root above it.
#[derive(Clone, Debug)]
pub(super) struct Home {
    root: PathBuf,
    directory: PathBuf,
}

impl Home {
    pub(super) fn new(root: PathBuf, directory: PathBuf) -> Self {
        Self { root, directory }
    }

    pub(super) fn directory(&self) -> &Path {
        &self.directory
    }

    /// Makes a file in the directory. Where the directory has been removed it is made again and the work tried once
    /// more, unless the root is gone too: a volume may be missing there, and its place is not to be filled.
    pub(super) fn make<T>(&self, mut work: impl FnMut(&Path) -> io::Result<T>) -> io::Result<T> {
        match work(&self.directory) {
            Err(error) if error.kind() == io::ErrorKind::NotFound && self.root.is_dir() => {
                tracing::warn!("a directory of the store was removed: it is made again");
                make_directory(&self.directory)?;
                work(&self.directory)
            }
            other => other,
        }
    }
}

/// Whether the path leads to this very file, so that what is written to it can be found there.
pub(super) fn is_at(file: &File, path: &Path) -> bool {
    match (file.metadata(), fs::symlink_metadata(path)) {
        (Ok(open), Ok(found)) => (open.dev(), open.ino()) == (found.dev(), found.ino()),
        _ => false,
    }
}

/// Makes a directory and its missing parents, each one's entry on disk before this returns.
pub(super) fn make_directory(path: &Path) -> io::Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    if let Some(parent) = path.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        make_directory(parent)?;
    }
    match fs::DirBuilder::new().mode(DIRECTORY_MODE).create(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && path.is_dir() => {}
        other => other?,
    }
    sync_directory(path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new(".")))
}

/// Puts a directory's entries on disk: a file whose name is not there is lost with all it holds.
pub(super) fn sync_directory(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}
