//! Logs through `tracing`, on standard error: text on a terminal, JSON lines otherwise.
//!
//! `TAMIS_LOG`, or `RUST_LOG` where it is not set, chooses the level (`info` by default) in the syntax of
//! tracing-subscriber's `EnvFilter`. `NO_COLOR` is honoured. No module logs a payload at any level.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;
use tracing_subscriber::util::SubscriberInitExt;

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
    let filter = filter()?;
    let terminal = std::io::stderr().is_terminal();
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false);
    if terminal {
        // tracing-subscriber honours NO_COLOR by itself.
        builder.finish().try_init()
    } else {
        builder.json().flatten_event(true).with_current_span(false).with_span_list(false).finish().try_init()
    }
    .map_err(|_| LogError::Started)
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
