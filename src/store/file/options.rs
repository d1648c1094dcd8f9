//! How a file store behaves.

use std::path::PathBuf;

use super::clock;
use crate::base::UnixSeconds;

/// How a file store behaves.
#[derive(Clone, Debug)]
pub struct FileOptions {
    /// The directory under which `<dataset>/<purpose>/` are made.
    pub root: PathBuf,
    /// Draft policies may write here.
    pub draft: bool,
    /// A segment is closed once it holds so many bytes. 128 MiB: large enough to read in sequence, small enough to
    /// hand on several times a day. An upload that alone comes to a quarter of it becomes a segment of its own.
    pub segment: u64,
    /// Bytes of one upload that wait in memory, drawn on the budget, before it goes to a temporary file. 1 MiB:
    /// beyond that, writing it twice costs less than holding it.
    pub spool: usize,
    /// File operations at once. 16: enough to keep a disk's queue filled, few enough to leave threads for others.
    pub parallel: usize,
    /// What tells the time; segments roll by UTC day.
    pub clock: fn() -> UnixSeconds,
}

impl FileOptions {
    /// The defaults for a directory.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into(), draft: false, segment: 128 << 20, spool: 1 << 20, parallel: 16, clock: clock::now }
    }
}
