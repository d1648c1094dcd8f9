//! What is wrong with the files under a configuration directory: all of it, each with a place, a stable code and a hint.

mod code;
pub(crate) mod codes;
mod near;
mod place;

pub use code::{Code, Severity, codes};
pub(crate) use near::nearest;
pub(crate) use place::Place;
pub use place::Problem;
