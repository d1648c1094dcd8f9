//! The byte-preserving streaming JSON rewriter. It knows no selectors and no policy.
//!
//! Two stages, so that a vector unit can replace the first without a change above it:
//! `scan` turns bytes into the places that matter (quotes, brackets, commas, scalar starts), by bitmaps of 64 at a time, and
//! judges in the same pass all of RFC 8259 (`grammar`, `number`; `plain` says exactly where it breaks);
//! `rewrite` walks what of them is alive and asks a [`Visitor`] what becomes of each member, element and record.
//! State between chunks is a few words and the bytes that wait for a decision, never a re-parse.

mod classify;
mod fault;
mod framing;
mod grammar;
mod name;
mod number;
mod plain;
pub(crate) mod restyle;
mod rewrite;
mod scalar;
mod scan;
mod stack;
pub mod text;
mod utf8;
mod vector;
mod visit;

#[cfg(test)]
mod hostile;
#[cfg(test)]
mod tests;

pub use fault::{Fault, FaultAt};
pub use framing::{Framing, Grouping};
pub use name::{Lead, Name, Roll};
pub use rewrite::{Rewriter, Stop};
pub use visit::{Edit, Fate, Glance, Recovery, Step, Verdict, Visitor, Wait};
