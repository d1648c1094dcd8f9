//! stub
use super::*;
use crate::base::Budget;
use std::path::PathBuf;

/// How a file store behaves.
#[derive(Clone, Debug)]
pub struct FileOptions {
    /// The directory under which `<dataset>/<purpose>/` are made.
    pub root: PathBuf,
    /// Draft policies may write here.
    pub draft: bool,
    /// A segment is closed once it holds so many bytes. 128 MiB.
    pub segment: u64,
    /// Bytes of one upload that wait in memory before it goes to a temporary file. 1 MiB.
    pub spool: usize,
}

impl FileOptions {
    /// The defaults for a directory.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into(), draft: false, segment: 128 << 20, spool: 1 << 20 }
    }
}

/// Files of our own.
pub struct FileStore {}

impl FileStore {
    /// Opens it.
    pub fn open(_options: FileOptions, _budget: Budget) -> Result<Self, StoreError> {
        Err(StoreError::Full)
    }
}
impl Store for FileStore {
    fn begin(&self, _delivery: Delivery) -> BoxFuture<'_, Result<Box<dyn Upload>, StoreError>> {
        Box::pin(async { Err(StoreError::Full) })
    }
    fn draft(&self) -> bool {
        false
    }
    fn probe(&self) -> BoxFuture<'_, Result<(), StoreError>> {
        Box::pin(async { Err(StoreError::Full) })
    }
}
