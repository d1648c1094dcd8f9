//! stub
use super::*;
use crate::base::{Budget, Secret};
use std::sync::Arc;
use std::time::Duration;

/// How an HTTP store behaves.
#[derive(Clone)]
pub struct HttpOptions {
    /// `http:` or `https:`; the request's path is appended to its own.
    pub base: ::http::Uri,
    /// Draft policies may write here.
    pub draft: bool,
    /// Sent as `Authorization: Bearer …`.
    pub token: Option<Secret>,
    /// TLS towards `https:` bases, from `tls::client`.
    pub tls: Arc<rustls::ClientConfig>,
    /// How long a TCP connection may take. 10 s.
    pub connect: Duration,
    /// How long the store may take to accept the next piece, or to answer after the last. 30 s.
    pub idle: Duration,
    /// How long the whole exchange may take. `None`: as long as the body flows.
    pub whole: Option<Duration>,
}

/// An HTTP server that takes uploads.
pub struct HttpStore {}

impl HttpStore {
    /// Makes a store with a connection pool of its own. Nothing is connected yet.
    pub fn new(_options: HttpOptions, _budget: Budget) -> Result<Self, StoreError> {
        Err(StoreError::Full)
    }
}
impl Store for HttpStore {
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
