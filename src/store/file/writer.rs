//! Writes groups of uploads to a lane's current segment: appended one by one, put on disk together.

use std::io;
use std::sync::Arc;

use tokio::sync::oneshot;

use super::super::StoreError;
use super::clock;
use super::disk::Home;
use super::options::FileOptions;
use super::segment::{Numbers, Segment, Synced};
use super::spool::Spool;
use crate::base::UnixSeconds;

/// One upload that waits for its commit.
pub(super) struct Pending {
    pub(super) body: Spool,
    pub(super) done: oneshot::Sender<Result<(), StoreError>>,
}

/// How often a group is begun anew because its segment was taken away while it was written. Once is an accident, three
/// times is somebody at work in the directory.
const ATTEMPTS: usize = 3;

/// The only one that writes a lane's segments.
pub(super) struct Writer {
    home: Home,
    numbers: Arc<Numbers>,
    limit: u64,
    clock: fn() -> UnixSeconds,
    open: Option<Segment>,
}

impl Writer {
    pub(super) fn new(home: Home, numbers: Arc<Numbers>, options: &FileOptions) -> Self {
        Self { home, numbers, limit: options.segment, clock: options.clock, open: None }
    }

    /// Commits a group and tells each upload what became of it. Uploads that nobody waits for any more are left out.
    pub(super) fn commit(&mut self, mut group: Vec<Pending>) {
        group.retain(|pending| !pending.done.is_closed());
        for _ in 0..ATTEMPTS {
            if group.is_empty() {
                return;
            }
            match self.attempt(&mut group) {
                Ok(Synced::Kept) => return group.into_iter().for_each(|pending| drop(pending.done.send(Ok(())))),
                Ok(Synced::Moved) => tracing::warn!("an open segment was taken away: its uploads go to the next one"),
                Err(error) => return fail(group.into_iter().map(|pending| pending.done), &error),
            }
        }
        fail(group.into_iter().map(|pending| pending.done), &io::ErrorKind::NotFound.into());
    }

    /// Writes the group to the current segment. An upload that cannot be written is told so and leaves the group.
    fn attempt(&mut self, group: &mut Vec<Pending>) -> io::Result<Synced> {
        let segment = self.segment()?;
        let mut sound = true;
        let all = std::mem::take(group);
        for mut pending in all {
            match segment.append(&mut pending.body) {
                Ok(()) => group.push(pending),
                Err(error) => {
                    sound &= is_full(&error);
                    fail([pending.done], &error);
                }
            }
        }
        let synced = segment.sync();
        // After a failed write or flush the kernel may have dropped what it could not write: begin afresh. So, too,
        // where the segment is no longer where it was.
        if !sound || !matches!(synced, Ok(Synced::Kept)) || segment.length() >= self.limit {
            self.open = None;
        }
        synced
    }

    fn segment(&mut self) -> io::Result<&mut Segment> {
        let today = clock::day((self.clock)());
        if self.open.as_ref().is_some_and(|segment| segment.day() != today || !segment.is_in_place()) {
            self.open = None;
        }
        match &mut self.open {
            Some(segment) => Ok(segment),
            open => Ok(open.insert(Segment::create(&self.home, &self.numbers, &today)?)),
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
