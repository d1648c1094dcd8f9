//! A store behind HTTP: each upload is one request whose body streams on as it is minimised.
//!
//! The store sees a request end in good order only after [`Upload::commit`](super::Upload::commit) was called; an upload
//! that is dropped closes an HTTP/1.1 connection without the last chunk, and resets an HTTP/2 stream. A request of which
//! a byte of the body went up is never tried again here.

mod body;
mod exchange;
mod options;
mod store;
mod upload;

pub use options::{BadBase, HttpOptions};
pub use store::HttpStore;
