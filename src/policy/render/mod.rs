//! Problems as text for people, as JSON for scripts and as SARIF for code hosts. Pure functions of the list.

mod json;
mod sarif;
mod text;

pub use json::json;
pub use sarif::sarif;
pub use text::{summary, text};
