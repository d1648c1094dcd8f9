//! YAML 1.2 read into a tree that knows where each node stands.
//!
//! The grammar is `saphyr-parser`'s; the tree, the core schema (`no` and `on` are texts) and the bounds are ours. Every
//! problem of a policy names a line and a column, so nothing here throws a place away. Aliases, tags and further
//! documents are refused: a policy should read the same from top to bottom to everyone.

mod emit;
mod node;
mod parse;
mod scalar;

pub(crate) use emit::{block, flow, json};
pub(crate) use node::{Entry, Name, Node, Value};
pub(crate) use parse::parse;

#[cfg(test)]
mod tests;
