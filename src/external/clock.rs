//! The monotonic clock: how long an answer took, and how long is left for the next.

use std::time::{Duration, Instant};

/// A started stopwatch.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts one.
    #[expect(
        clippy::disallowed_methods,
        reason = "sockets that block know no paused clock; nothing is decided by it but waits"
    )]
    pub(super) fn start() -> Self {
        Self(Instant::now())
    }

    /// Time since the start.
    pub(super) fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }

    /// What is left of this time; `None` where nothing is.
    pub(super) fn left(&self, of: Duration) -> Option<Duration> {
        of.checked_sub(self.elapsed()).filter(|left| !left.is_zero())
    }
}
