//! The engine over files: inputs in, one policy, outputs that are whole or not there at all.
//!
//! * [`shape`](Shape) tells framing and coding from a name; nothing is guessed from the content.
//! * A document, a sequence or standard input runs through one session in constant memory.
//! * NDJSON whose plan allows it is cut at line ends and worked on by all cores, each reading its own stretch of a file;
//!   the order holds by construction, since output is collected in the order in which pieces were taken.
//! * Output goes to a temporary name beside its destination and is renamed once everything has been written and synced.

mod deal;
mod error;
mod input;
mod job;
mod output;
mod sample;
mod serial;
mod shape;
mod stats;

pub use error::{Error, Origin};
pub use input::Input;
pub use job::{Job, Streams, Summary, Watch, run};
pub use output::{Pending, Target};
pub use sample::{Sample, sample};
pub use shape::{Shape, UnknownShape};
pub use stats::stats;
