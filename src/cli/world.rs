//! The clock and the randomness of the command line: one small wrapper each, read once and passed on as values.

use std::time::{SystemTime, UNIX_EPOCH};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;

use super::failure::Failure;
use crate::base::{Secret, UnixSeconds};

/// Bytes of a new key: as many as HMAC-SHA-256 has strength for (RFC 2104 §3).
const KEY_BYTES: usize = 32;

/// The time now.
#[expect(clippy::disallowed_methods, reason = "the one wrapper of the clock on this floor")]
pub(super) fn now() -> UnixSeconds {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    UnixSeconds(i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
}

/// The date, in UTC, of an instant.
pub(super) fn date(at: UnixSeconds) -> Date {
    Offset::UTC.to_datetime(Timestamp::from_second(at.0).unwrap_or(Timestamp::MAX)).date()
}

/// The first instant of a date, in UTC.
pub(super) fn midnight(date: Date) -> Option<UnixSeconds> {
    let at = Offset::UTC.to_timestamp(date.at(0, 0, 0, 0)).ok()?;
    Some(UnixSeconds(at.as_second()))
}

/// A new key from the system's generator.
pub(super) fn new_key() -> Result<Secret, Failure> {
    let mut bytes = vec![0; KEY_BYTES];
    getrandom::fill(&mut bytes)
        .map_err(|error| Failure::World(format!("the system's random generator failed: {error}")))?;
    Ok(Secret::new(bytes))
}
