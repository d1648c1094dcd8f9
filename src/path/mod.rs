//! Selectors: the streamable part of JSONPath, and the automaton that follows many of them at once.
//!
//! A [`Selector`] is RFC 9535 JSONPath without what only a whole document can decide: names, wildcard, index ≥ 0,
//! slices with bounds ≥ 0 and step ≥ 1, unions and `..`
//! ([§2.3 Selectors](https://www.rfc-editor.org/rfc/rfc9535#section-2.3),
//! [§2.5 Segments](https://www.rfc-editor.org/rfc/rfc9535#section-2.5)). The grammar is read by `rsonpath-syntax`.
//!
//! An [`Automaton`] is built once and followed one member or element at a time: no allocation, no back-tracking, work
//! per step that does not depend on how many selectors there are. Nothing here knows JSON text: names come in decoded.

mod automaton;
mod complaint;
mod elements;
mod fold;
mod names;
mod selector;
mod subset;

pub use automaton::{Automaton, Spelling, State, Step};
pub use selector::{Selector, SelectorError};
pub use subset::{MOST_EDGES, MOST_STATES};

#[cfg(test)]
mod tests;
