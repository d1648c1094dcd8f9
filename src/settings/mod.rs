//! `config/tamis.yaml` and `TAMIS__SECTION__KEY` from the environment, read whole and lowered to each component's own
//! plain values.
//!
//! Three steps: what was said (a tree, by the `config` crate), what is meant ([`Settings`]), and what runs (made by the
//! components). All problems are reported at once, each with its file and key; an unknown key is one, and so is a form
//! that a later version brings. The one table of keys, which `docs/settings.md` is generated from, is what keys are
//! checked against.

mod admin;
mod desk;
mod form;
mod keyring;
mod limits;
mod meant;
mod nearest;
mod page;
mod problem;
mod proxy;
mod routes;
mod said;
mod secret;

mod stores;
mod table;

pub use meant::Settings;
pub use page::page;
pub use problem::{Problem, Problems};
pub use stores::StoreSettings;

#[cfg(test)]
mod tests;
