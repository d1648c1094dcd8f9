//! Stores: one conformance suite on every implementation, then what is particular to each.
#![cfg(feature = "proxy")]
#![allow(clippy::unwrap_used, reason = "tests")]

mod conformance;
mod crash;
mod file;
mod http;
mod server;
mod support;
