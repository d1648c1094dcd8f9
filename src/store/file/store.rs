//! The file store: which lane an upload belongs to, and whether the directory can be written.

use std::collections::HashMap;
use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use super::super::{BoxFuture, Delivery, Store, StoreError, Upload};
use super::disk::{Disk, Home, make_directory};
use super::lane::Lane;
use super::options::FileOptions;
use super::recovery;
use super::upload::FileUpload;
use crate::base::{Budget, DatasetId, PurposeId};

/// Files under one directory.
pub struct FileStore {
    options: Arc<FileOptions>,
    budget: Budget,
    disk: Disk,
    /// As many as datasets and purposes are open to each other.
    lanes: Mutex<HashMap<(DatasetId, PurposeId), Arc<Lane>>>,
}

impl FileStore {
    /// Makes the directory if it is missing, and puts in order what a crash left behind. Blocks on the disk.
    pub fn open(options: FileOptions, budget: Budget) -> Result<Self, StoreError> {
        make_directory(&options.root).map_err(unreachable)?;
        recovery::recover(&options.root).map_err(unreachable)?;
        let disk = Disk::new(options.parallel);
        Ok(Self { options: Arc::new(options), budget, disk, lanes: Mutex::default() })
    }

    async fn lane(&self, dataset: DatasetId, purpose: PurposeId) -> Result<Arc<Lane>, StoreError> {
        let key = (dataset, purpose);
        if let Some(lane) = self.lanes.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Ok(Arc::clone(lane));
        }
        let directory = self.options.root.join(key.0.as_str()).join(key.1.as_str());
        let made = directory.clone();
        self.disk.run(move || make_directory(&made)).await?;
        let home = Home::new(self.options.root.clone(), directory);
        let mut lanes = self.lanes.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(Arc::clone(lanes.entry(key).or_insert_with(|| Arc::new(Lane::new(home, &self.options)))))
    }

    async fn open_upload(&self, delivery: Delivery) -> Result<Box<dyn Upload>, StoreError> {
        let Delivery { dataset, purpose, request_id, shape, .. } = delivery;
        let lane = self.lane(dataset, purpose).await?;
        let (disk, options) = (self.disk.clone(), Arc::clone(&self.options));
        Ok(Box::new(FileUpload::new(lane, disk, options, shape, request_id, self.budget.lease())))
    }
}

impl Store for FileStore {
    fn begin(&self, delivery: Delivery) -> BoxFuture<'_, Result<Box<dyn Upload>, StoreError>> {
        Box::pin(self.open_upload(delivery))
    }

    fn draft(&self) -> bool {
        self.options.draft
    }

    fn probe(&self) -> BoxFuture<'_, Result<(), StoreError>> {
        let root = self.options.root.clone();
        Box::pin(self.disk.run(move || tempfile::tempfile_in(root)?.write_all(b".")))
    }
}

fn unreachable(error: io::Error) -> StoreError {
    match StoreError::of_io(error) {
        StoreError::Broken(source) => StoreError::Down(source),
        other => other,
    }
}
