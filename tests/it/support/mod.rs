//! Builders and fakes: a proxy with a policy, a scripted HTTP store, a client that writes raw bytes.

mod client;
mod log;
mod peer;
mod policy;
mod sink;
mod stage;

pub(crate) use client::{Reply, Wire, post, until};
pub(crate) use log::{TRACED, logs};
pub(crate) use peer::{post_by_1, post_by_2};
pub(crate) use policy::{openings, policy_files};
pub(crate) use sink::{Answer, Sink};
pub(crate) use stage::Stage;

/// What the sample policy keeps and drops: `id` and `note` stay, everything else goes.
pub(crate) const SAMPLE: &str = "{\"id\":7,\"mail\":\"ana@example.org\",\"note\":\"h\\u0069 \u{e9}\"}\n";
/// What is left of [`SAMPLE`].
pub(crate) const SAMPLE_LEFT: &str = "{\"id\":7,\"note\":\"h\\u0069 \u{e9}\"}\n";
/// The route of the sample policy.
pub(crate) const PATH: &str = "/ingest/tickets/routing";
