//! A plan over bytes: [`Session::push`] takes input as it comes and gives what is decided, [`Session::finish`] the rest.
//!
//! One session is one stream through one plan. It owns no clock, no randomness and no task; it is `Send` and synchronous.
//! After an error it is poisoned and releases nothing more.

mod decide;
mod error;
mod events;
mod facts;
mod findings;
mod framing;
mod held;
mod leaf;
mod long;
mod minimiser;
mod names;
mod pairs;
mod parse;
mod reader;
mod session;
mod spot;
mod sse;
mod stream;
mod tally;
mod trace;
mod trail;
mod way;

pub use error::{Error, ErrorKind, Place};
pub use framing::Framing;
pub use session::{Opening, Session};
pub use tally::{DropReason, Tally};
pub use trace::{Event, Seen, Trace};
