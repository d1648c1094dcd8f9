//! Logs through `tracing`, on standard error: text on a terminal, JSON lines otherwise.
//!
//! `TAMIS_LOG`, or `RUST_LOG` where it is not set, chooses the level (`info` by default) in the syntax of
//! tracing-subscriber's `EnvFilter`. `NO_COLOR` is honoured. No module logs a payload at any level, and
//! what dependencies log is left out: it may.

use std::io::IsTerminal;

use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, Layer, fmt};

/// Why logging could not start.
#[derive(Debug, thiserror::Error)]
pub enum LogError {
    /// The filter is not one.
    #[error("{variable} is not a log filter: {why}")]
    Filter {
        /// The variable it came from.
        variable: &'static str,
        /// What is wrong with it.
        why: String,
    },
    /// Something in the process logs already.
    #[error("logging has already started")]
    Started,
}

/// Starts logging for the whole process; once.
pub fn init() -> Result<(), LogError> {
    let layer = fmt::layer().with_writer(std::io::stderr).with_target(false);
    let layer = if std::io::stderr().is_terminal() {
        // tracing-subscriber honours NO_COLOR by itself.
        layer.boxed()
    } else {
        layer.json().flatten_event(true).with_current_span(false).with_span_list(false).boxed()
    };
    let registry = tracing_subscriber::registry().with(filter()?).with(layer.with_filter(filter_fn(is_ours)));
    registry.try_init().map_err(|_| LogError::Started)
}

/// What other crates log may hold what a caller sent (a malformed path, a header), so it is written at no level.
fn is_ours(metadata: &tracing::Metadata<'_>) -> bool {
    metadata.target() == "tamis" || metadata.target().starts_with("tamis::")
}

#[expect(clippy::disallowed_methods, reason = "logging starts before settings are read, so that reading them can log")]
fn filter() -> Result<EnvFilter, LogError> {
    for variable in ["TAMIS_LOG", "RUST_LOG"] {
        if let Ok(text) = std::env::var(variable)
            && !text.is_empty()
        {
            return EnvFilter::try_new(text).map_err(|error| LogError::Filter { variable, why: error.to_string() });
        }
    }
    Ok(EnvFilter::new("info"))
}
