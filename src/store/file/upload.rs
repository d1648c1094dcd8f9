//! One upload into a file store: spooled as it comes, placed when it is committed, gone when it is dropped.

use std::sync::Arc;

use bytes::Bytes;

use super::super::{BoxFuture, Receipt, Shape, StoreError, Upload};
use super::disk::Disk;
use super::lane::Lane;
use super::options::FileOptions;
use super::spool::{Held, Spool};
use super::{clock, document, segment};
use crate::base::Lease;

pub(super) struct FileUpload {
    lane: Arc<Lane>,
    disk: Disk,
    options: Arc<FileOptions>,
    shape: Shape,
    id: String,
    /// Gone for good once a write has failed or was abandoned half-way.
    spool: Option<Spool>,
}

/// An own file is a new resource.
const CREATED: u16 = 201;

impl FileUpload {
    pub(super) fn new(
        lane: Arc<Lane>,
        disk: Disk,
        options: Arc<FileOptions>,
        shape: Shape,
        id: String,
        lease: Lease,
    ) -> Self {
        Self { lane, disk, options, shape, id, spool: Some(Spool::new(lease)) }
    }

    async fn take(&mut self, chunk: Bytes) -> Result<(), StoreError> {
        let mut spool = self.spool.take().ok_or(StoreError::Broken(None))?;
        if let Err(chunk) = spool.hold(chunk, self.options.spool) {
            let lane = Arc::clone(&self.lane);
            let written = self.disk.run(move || {
                spool.write(&chunk, &lane.home)?;
                Ok(spool)
            });
            spool = written.await?;
        }
        self.spool = Some(spool);
        Ok(())
    }

    async fn place(mut self) -> Result<(), StoreError> {
        let body = self.spool.take().ok_or(StoreError::Broken(None))?;
        match self.shape {
            Shape::Lines => self.place_lines(body).await,
            Shape::Document => self.place_document(body, "json").await,
            Shape::Sequence => self.place_document(body, "json-seq").await,
        }
    }

    async fn place_lines(self, mut body: Spool) -> Result<(), StoreError> {
        if body.length == 0 {
            return Ok(());
        }
        if matches!(body.held, Held::Memory(_)) {
            body.end_line().map_err(StoreError::of_io)?;
            return self.lane.append(body, self.disk).await;
        }
        let own = body.length >= self.options.segment / 4;
        let lane = Arc::clone(&self.lane);
        let day = clock::day((self.options.clock)());
        let rest = self.disk.run(move || {
            body.end_line()?;
            if !own {
                return Ok(Some(body));
            }
            segment::adopt(body.into_file(&lane.home)?, &lane.home, &lane.numbers, &day)?;
            Ok(None)
        });
        match rest.await? {
            None => Ok(()),
            Some(body) => self.lane.append(body, self.disk).await,
        }
    }

    async fn place_document(self, body: Spool, extension: &'static str) -> Result<(), StoreError> {
        let Self { lane, disk, options, id, .. } = self;
        let day = clock::day((options.clock)());
        disk.run(move || document::keep(body, &lane.home, &day, &id, extension)).await
    }
}

impl Upload for FileUpload {
    fn write(&mut self, chunk: Bytes) -> BoxFuture<'_, Result<(), StoreError>> {
        Box::pin(self.take(chunk))
    }

    fn commit(self: Box<Self>) -> BoxFuture<'static, Result<Receipt, StoreError>> {
        Box::pin(async move {
            self.place().await?;
            Ok(Receipt { status: CREATED, content_type: None, body: None })
        })
    }
}
