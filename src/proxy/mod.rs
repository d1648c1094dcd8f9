//! The data plane: an HTTP listener whose request bodies are minimised on their way to a store.
//!
//! Settings come in as [`Config`]; policies, routes and stores as one immutable generation that a reload swaps whole.

mod config;
mod route;

pub use config::{Config, Exposed, Limits, Routes, TlsFiles};
pub use route::{BadRoute, Match, Reply, Route};
