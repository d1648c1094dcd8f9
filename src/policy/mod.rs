//! The policy language: what was written (`spec`), what it means (`model`), and everything that is wrong with it.
//!
//! [`load`] reads a whole configuration directory through [`Sources`] and reports all problems in one go, each with file,
//! line, column, a stable code and a hint. Only a configuration without errors becomes a [`Workspace`].

mod problem;
mod render;
mod sources;
mod yaml;

pub use problem::{Code, Problem, Severity, codes};
pub use render::{json, sarif, summary, text};
pub use sources::{Memory, SourceError, Sources};
