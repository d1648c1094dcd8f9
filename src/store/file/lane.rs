//! One dataset's files for one purpose: the queue in front of the writer.
//!
//! Whoever gets hold of the writer commits everything that waits by then, its own upload included; the others are told.
//! So while one group waits for the disk the next one gathers, and all of it shares the next wait.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{Mutex as Lock, OwnedMutexGuard, oneshot};

use super::super::StoreError;
use super::disk::{Disk, Home};
use super::options::FileOptions;
use super::segment::Numbers;
use super::spool::Spool;
use super::writer::{Pending, Writer};

/// A directory and who writes its segments.
pub(super) struct Lane {
    pub(super) home: Home,
    pub(super) numbers: Arc<Numbers>,
    /// Bounded by the requests in flight: each has one upload here at most.
    queue: Mutex<Vec<Pending>>,
    writer: Arc<Lock<Writer>>,
}

impl Lane {
    pub(super) fn new(home: Home, options: &FileOptions) -> Self {
        let numbers = Arc::new(Numbers::default());
        let writer = Writer::new(home.clone(), Arc::clone(&numbers), options);
        Self { home, numbers, queue: Mutex::default(), writer: Arc::new(Lock::new(writer)) }
    }

    /// Appends an upload to the current segment; returns when it is on disk.
    pub(super) async fn append(self: Arc<Self>, body: Spool, disk: Disk) -> Result<(), StoreError> {
        let (done, mut told) = oneshot::channel();
        self.queue().push(Pending { body, done });
        let writer = tokio::select! {
            biased;
            result = &mut told => return result.unwrap_or(Err(StoreError::Broken(None))),
            writer = Arc::clone(&self.writer).lock_owned() => writer,
        };
        let lane = Arc::clone(&self);
        disk.run(move || lane.commit(writer)).await?;
        told.await.unwrap_or(Err(StoreError::Broken(None)))
    }

    fn commit(&self, mut writer: OwnedMutexGuard<Writer>) -> io::Result<()> {
        let group = std::mem::take(&mut *self.queue());
        if !group.is_empty() {
            writer.commit(group);
        }
        Ok(())
    }

    fn queue(&self) -> std::sync::MutexGuard<'_, Vec<Pending>> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
