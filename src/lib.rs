//! tamis: a streaming PII minimiser.
//!
//! JSON flows through a compiled policy; what the purpose does not need is removed, what stays is pseudonymised,
//! generalised or scanned for personal data. See `ARCHITECTURE.md` for the floors below, which only import downwards.

pub mod base;
pub mod detect;
pub mod engine;
pub mod json;
pub mod keys;
pub mod path;
pub mod policy;
pub mod transform;

#[cfg(feature = "proxy")]
pub mod admin;
#[cfg(feature = "proxy")]
pub mod batch;
#[cfg(feature = "proxy")]
pub mod cli;
#[cfg(feature = "proxy")]
pub mod codec;
#[cfg(feature = "proxy")]
pub mod external;
#[cfg(feature = "proxy")]
pub mod proxy;
#[cfg(feature = "proxy")]
pub mod settings;
#[cfg(feature = "proxy")]
pub mod store;
#[cfg(feature = "proxy")]
pub mod telemetry;
#[cfg(feature = "proxy")]
pub mod tls;
