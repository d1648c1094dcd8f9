//! The data plane: an HTTP listener whose request bodies are minimised on their way to a store.
//!
//! Settings come in as [`Config`]; policies, routes and stores as one immutable [`Generation`] that a reload swaps whole.
//!
//! ```text
//! listener → exchange → order (head) → pump (body) → respond
//!                          ↓              ↓
//!                      generation    session, upload
//! ```

mod asking;
mod body;
mod clock;
mod config;
mod drain;
mod error;
mod exchange;
mod generation;
mod guard;
mod head;
mod headers;
mod ledger;
mod limits;
mod line;
mod linger;
mod listener;
mod media;
mod problem;
mod pump;
mod reload;
mod respond;
mod route;
mod server;
mod streams;
mod token;

pub use config::{Config, Exposed, Limits, Routes, TlsFiles};
pub use drain::{Cut, Shutdown, Switch, stop_signal};
pub use error::{Origin, ProxyError, Verdict};
pub use generation::{Generation, GenerationError, Live, Opening, Stores};
pub use guard::{Door, Guard};
pub use head::has_one_host;
pub use listener::{Bounds, Drained, ListenError, Listener};
pub use media::MediaError;
pub use reload::{Source, reload, watch};
pub use route::{BadRoute, Match, Reply, Route};
pub use server::{Proxy, ServeError};
