//! Recognisers of names that the operator runs beside tamis, over a Unix or TCP socket, in the form of `tamis detect`: NDJSON
//! `{"id": …, "text": …}` out, `{"id": …, "spans": [{"type", "start", "end", "score"}]}` back, in the order of the questions,
//! offsets in Unicode scalars from 0.
//!
//! All texts of a batch are written before the first answer is waited for, over one connection that is kept for the next
//! batch. What is no answer (late, malformed, about another text, too long, a connection that ends) is an outage, and the
//! session that asked refuses its input. What came is never in a message.

mod client;
mod clock;
mod message;
mod pool;
mod socket;
mod wire;

pub use pool::Recognisers;
