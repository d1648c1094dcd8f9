//! Content codings: gzip and zstd, streaming both ways, with bounded memory and bounded expansion.
//!
//! Bytes are pushed in and come out; nothing here reads a socket or a file. A [`Decoder`] makes at most as many bytes
//! per call as the caller has room for, refuses a body that expands beyond [`Expansion`], and takes its window from a
//! [`Lease`](crate::base::Lease) before it allocates one. A stream that ends early, or goes on after its end, is an error.

mod coding;
mod decoder;
mod encoder;
mod error;
mod expansion;
mod gzip;
mod zstandard;

pub use coding::{Coding, CodingError};
pub use decoder::Decoder;
pub use encoder::Encoder;
pub use error::CodecError;
pub use expansion::Expansion;
