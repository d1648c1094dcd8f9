//! What every store does. The conformance suite in `tests/store/` runs on each implementation.

use std::future::Future;
use std::pin::Pin;

use bytes::Bytes;

use super::{Delivery, Receipt, StoreError};

/// A future that can be moved between threads.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A place that takes minimised data.
pub trait Store: Send + Sync {
    /// Begins an upload. Cheap: an HTTP store connects when the first chunk is written.
    fn begin(&self, delivery: Delivery) -> BoxFuture<'_, Result<Box<dyn Upload>, StoreError>>;

    /// Whether the store is marked `draft: true`, so that draft policies may write to it.
    fn draft(&self) -> bool;

    /// Whether the store can be reached (readiness). Writes nothing that stays.
    fn probe(&self) -> BoxFuture<'_, Result<(), StoreError>>;
}

/// One body on its way into a store. Dropped without [`Upload::commit`], it is broken off.
pub trait Upload: Send {
    /// Takes the next piece of the body, uncoded. Returns when the store has room for another one; cancel-safe only in
    /// that dropping the future and then the upload breaks the upload off. After an error every call fails.
    fn write(&mut self, chunk: Bytes) -> BoxFuture<'_, Result<(), StoreError>>;

    /// Ends the body and waits until the store has accepted all of it.
    fn commit(self: Box<Self>) -> BoxFuture<'static, Result<Receipt, StoreError>>;
}
