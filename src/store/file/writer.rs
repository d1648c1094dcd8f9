//! Writes groups of uploads to a lane's current segment: appended one by one, put on disk together.

use std::io;
use std::path::PathBuf;

use tokio::sync::oneshot;

use super::super::StoreError;
use super::clock;
use super::options::FileOptions;
use super::segment::Segment;
use super::spool::Spool;
use crate::base::UnixSeconds;

/// One upload that waits for its commit.
pub(super) struct Pending {
    pub(super) body: Spool,
    pub(super) done: oneshot::Sender<Result<(), StoreError>>,
}

/// The only one that writes a lane's segments.
pub(super) struct Writer {
    directory: PathBuf,
    limit: u64,
    clock: fn() -> UnixSeconds,
    open: Option<Segment>,
}

impl Writer {
    pub(super) fn new(directory: PathBuf, options: &FileOptions) -> Self {
        Self { directory, limit: options.segment, clock: options.clock, open: None }
    }

    /// Commits a group and tells each upload what became of it. Uploads that nobody waits for any more are left out.
    pub(super) fn commit(&mut self, group: Vec<Pending>) {
        let segment = match self.segment() {
            Ok(segment) => segment,
            Err(error) => return fail(group.into_iter().map(|pending| pending.done), &error),
        };
        let mut waiting = Vec::with_capacity(group.len());
        let mut sound = true;
        for Pending { mut body, done } in group {
            if done.is_closed() {
                continue;
            }
            match segment.append(&mut body) {
                Ok(()) => waiting.push(done),
                Err(error) => {
                    sound &= is_full(&error);
                    fail([done], &error);
                }
            }
        }
        match segment.sync() {
            Ok(()) => waiting.into_iter().for_each(|done| drop(done.send(Ok(())))),
            Err(error) => {
                sound = false;
                fail(waiting, &error);
            }
        }
        // After a failed write or flush the kernel may have dropped what it could not write: begin afresh.
        if !sound || segment.length() >= self.limit {
            self.open = None;
        }
    }

    fn segment(&mut self) -> io::Result<&mut Segment> {
        let today = clock::day((self.clock)());
        if self.open.as_ref().is_some_and(|segment| segment.day() != today) {
            self.open = None;
        }
        match &mut self.open {
            Some(segment) => Ok(segment),
            open => Ok(open.insert(Segment::create(&self.directory, &today)?)),
        }
    }
}

fn is_full(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
}

fn fail(waiting: impl IntoIterator<Item = oneshot::Sender<Result<(), StoreError>>>, error: &io::Error) {
    for done in waiting {
        // The kind alone: an error cannot be cloned, and the first one is logged where it is answered.
        let _ = done.send(Err(StoreError::of_io(error.kind().into())));
    }
}

#[cfg(test)]
mod tests;
