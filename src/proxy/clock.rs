//! The one place of the proxy that reads clocks and draws randomness.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tokio::time::Instant;

use crate::base::UnixSeconds;

/// Time since 1970-01-01T00:00:00Z; zero for a clock that stands before it.
#[expect(clippy::disallowed_methods, reason = "the proxy's one reading of the wall clock")]
fn since_epoch() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}

/// The wall clock, whole seconds.
pub(super) fn now() -> UnixSeconds {
    UnixSeconds(i64::try_from(since_epoch().as_secs()).unwrap_or(i64::MAX))
}

/// A started stopwatch on the monotonic clock.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts one.
    pub(super) fn start() -> Self {
        Self(Instant::now())
    }

    /// Time since the start.
    pub(super) fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}

/// A fresh request id: UUID version 7 (RFC 9562 §5.7), so that ids sort by time. Nothing from outside is honoured:
/// a caller's own id could hold anything and would end up in logs.
///
/// `None` where the system has no randomness to give.
pub(super) fn request_id() -> Option<String> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes[6..]).ok()?;
    let millis = u64::try_from(since_epoch().as_millis()).unwrap_or(u64::MAX);
    bytes[..6].copy_from_slice(&millis.to_be_bytes()[2..]);
    bytes[6] = (bytes[6] & 0x0f) | 0x70;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    let mut text = String::with_capacity(36);
    for (at, byte) in bytes.iter().enumerate() {
        if matches!(at, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        for nibble in [byte >> 4, byte & 0x0f] {
            text.push(char::from(b"0123456789abcdef"[usize::from(nibble)]));
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn request_ids_are_version_7_and_differ() {
        let (one, two) = (request_id().expect("randomness"), request_id().expect("randomness"));
        assert_ne!(one, two);
        for id in [one, two] {
            let bytes = id.as_bytes();
            assert_eq!(id.len(), 36, "{id}");
            assert_eq!(bytes[14], b'7', "{id}");
            assert!(b"89ab".contains(&bytes[19]), "{id}");
            assert!([8, 13, 18, 23].iter().all(|&at| bytes[at] == b'-'), "{id}");
        }
    }
}
