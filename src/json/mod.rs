//! The byte-preserving streaming JSON rewriter. It knows no selectors and no policy.
//!
//! Two stages, so that a vector unit can replace the first without a change above it:
//! [`scan`] turns bytes into an index of the positions that matter (quotes, brackets, `:`, `,`, scalar starts) and
//! checks what can be checked in blocks (UTF-8, control characters, escapes); `rewrite` walks that index, holds the
//! grammar of RFC 8259, and asks a [`Visitor`] what becomes of each member, element and record.
//! State between chunks is a few words and the bytes that wait for a decision, never a re-parse.

mod fault;
mod framing;
mod rewrite;
mod scalar;
pub mod scan;
mod stack;
pub mod text;
mod utf8;
mod visit;

#[cfg(test)]
mod tests;

pub use fault::{Fault, FaultAt};
pub use framing::{Framing, Grouping};
pub use rewrite::{Rewriter, Stop};
pub use visit::{Edit, Fate, Recovery, Step, Verdict, Visitor, Wait};
