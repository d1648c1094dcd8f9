//! TLS by rustls with ring, towards stores and from callers.

mod client;
mod error;
mod pem;
mod server;

pub use client::client;
pub use error::TlsError;
pub use server::{Server, ServerFiles, server};

#[cfg(test)]
mod tests;
