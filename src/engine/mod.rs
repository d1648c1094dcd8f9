//! A plan over bytes: [`Session::push`] takes input as it comes and gives what is decided, [`Session::finish`] the rest.
//!
//! One session is one stream through one plan. It owns no clock, no randomness and no task; it is `Send` and synchronous.
//! After an error it is poisoned and releases nothing more.

mod error;
mod findings;
mod held;
mod leaf;
mod minimiser;
mod names;
mod session;
#[cfg_attr(not(test), expect(dead_code, reason = "the session is about to read streams of events with it"))]
mod sse;
mod tally;
mod trace;
mod trail;

pub use crate::json::Framing;
pub use error::{Error, ErrorKind, Place};
pub use session::{Opening, Session};
pub use tally::{DropReason, Tally};
pub use trace::{Event, Seen, Trace};
