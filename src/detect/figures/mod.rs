//! All patterns that begin at a word of a hot run, tried at once.
//!
//! The catalogue has hundreds of them, most of which are digits and letters in groups. One automaton over all would not be
//! buildable, one for each would be tried in vain at every number. So a pattern is taken apart (`spelling`): where it holds
//! nothing but letters, digits and marks between them, it becomes a *lane* for each count of letters and digits that it may
//! have, and all lanes are followed side by side, a bit for each (`lanes`). What does not come apart is *loose*: it has an
//! automaton of its own, made when a text first asks for it, behind a gate of the first word's length and neighbours
//! (`loose`).
//!
//! The readings are exactly those of trying each pattern by itself at each word's start; a test holds them equal.

mod automaton;
mod beside;
mod index;
mod lanes;
mod loose;
mod spelling;
mod word;

pub(in crate::detect) use index::{Figures, Reader};
