//! Builders and fakes: a proxy with a policy, a scripted HTTP store, a client that writes raw bytes.

mod client;
mod log;
mod policy;
mod sink;
mod stage;

pub use client::{Reply, Wire, post, until};
pub use log::{TRACED, logs};
pub use policy::openings;
pub use sink::{Answer, Seen, Sink};
pub use stage::{Stage, StageBuilder, file_texts};

/// What the sample policy keeps and drops: `id` and `note` stay, everything else goes.
pub const SAMPLE: &str = "{\"id\":7,\"mail\":\"ana@example.org\",\"note\":\"h\\u0069 \u{e9}\"}\n";
/// What is left of [`SAMPLE`].
pub const SAMPLE_LEFT: &str = "{\"id\":7,\"note\":\"h\\u0069 \u{e9}\"}\n";
/// The route of the sample policy.
pub const PATH: &str = "/ingest/tickets/routing";
