//! The day in the name of a file (UTC).

use std::time::{SystemTime, UNIX_EPOCH};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::base::UnixSeconds;

/// The wall clock. A clock before 1970 counts as 1970.
#[expect(clippy::disallowed_methods, reason = "the one place where stores read the clock; tests pass another")]
pub(super) fn now() -> UnixSeconds {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    UnixSeconds(i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
}

/// The UTC day, `2026-09-14`.
pub(super) fn day(UnixSeconds(now): UnixSeconds) -> String {
    let instant = Timestamp::from_second(now).unwrap_or(Timestamp::MAX);
    TimeZone::UTC.to_datetime(instant).date().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_utc() {
        assert_eq!(day(UnixSeconds(0)), "1970-01-01");
        assert_eq!(day(UnixSeconds(1_789_343_999)), "2026-09-13");
        assert_eq!(day(UnixSeconds(1_789_344_000)), "2026-09-14");
        assert_eq!(day(UnixSeconds(i64::MAX)), "9999-12-30");
    }
}
