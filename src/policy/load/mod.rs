//! From what was written to what it means: reads a configuration directory, checks it, and says all that is wrong with it.

mod action;
mod because;
mod case;
mod catalogue;
mod classes;
mod condition;
mod dataset;
mod detect;
mod digest;
mod envelope;
mod expand;
mod grounds;
mod include;
mod legal;
mod policy;
mod purpose;
mod reach;
mod rules;
mod scope;
mod shelf;
mod workspace;

pub(crate) use detect::standard as standard_detection;
pub(crate) use digest::text_digest;
pub use expand::expand;
pub(crate) use reach::silent;
pub use workspace::load;
