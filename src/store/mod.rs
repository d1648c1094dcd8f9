//! Where minimised data goes: files of our own, or an HTTP server.
//!
//! A [`Store`] takes whole uploads only. An [`Upload`] that is dropped before it is committed is broken off: a file
//! store keeps nothing of it, an HTTP store sees a request that ends in an error and never one that looks whole.
//! [`Upload::commit`] returns once the data is accepted for good: on disk, or answered with a 2xx.

mod delivery;
mod error;
mod file;
mod http;
mod traits;

pub use delivery::{Delivery, Receipt, Shape};
pub use error::{Retry, StoreError};
pub use file::{FileOptions, FileStore, committed};
pub use http::{BadBase, HttpOptions, HttpStore};
pub use traits::{BoxFuture, Store, Upload};
