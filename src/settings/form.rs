//! How values are written: sizes, durations, ratios, counts, addresses. Each reader says what it expects.

use std::net::SocketAddr;
use std::time::Duration;

/// Bytes: `16MiB`, `64KiB`, `10MB`, `4096`.
pub(super) fn size(text: &str) -> Result<usize, String> {
    let units = [("", 1), ("B", 1), ("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30)];
    let decimal = [("kB", 1000), ("KB", 1000), ("MB", 1_000_000), ("GB", 1_000_000_000)];
    let (number, unit) = split(text);
    let scale = units.into_iter().chain(decimal).find(|(name, _)| *name == unit).map(|(_, scale)| scale);
    let bytes = scale.zip(number).and_then(|(scale, number)| number.checked_mul(scale));
    match bytes.and_then(|bytes| usize::try_from(bytes).ok()) {
        Some(0) => Err("a size is at least one byte".to_owned()),
        Some(bytes) => Ok(bytes),
        None => Err("a size is written as in 16MiB, 64KiB or 4096".to_owned()),
    }
}

/// A time span: `30s`, `10m`, `500ms`, `2h`.
pub(super) fn duration(text: &str) -> Result<Duration, String> {
    let (number, unit) = split(text);
    let span = number.and_then(|number| match unit {
        "ms" => Some(Duration::from_millis(number)),
        "s" => Some(Duration::from_secs(number)),
        "m" => number.checked_mul(60).map(Duration::from_secs),
        "h" => number.checked_mul(3600).map(Duration::from_secs),
        _ => None,
    });
    match span {
        Some(span) if span.is_zero() => Err("a duration is longer than zero".to_owned()),
        // Longer waits overflow deadlines; ten years are no limit any more.
        Some(span) if span <= Duration::from_secs(10 * 366 * 86_400) => Ok(span),
        _ => Err("a duration is written as in 500ms, 30s, 10m or 2h".to_owned()),
    }
}

/// How many times: `100x`, `100`.
pub(super) fn ratio(text: &str) -> Result<u64, String> {
    match split(text) {
        (Some(number), "" | "x") if number > 0 => Ok(number),
        _ => Err("a ratio is written as in 100x".to_owned()),
    }
}

/// A positive whole number.
pub(super) fn count(text: &str) -> Result<usize, String> {
    match split(text) {
        (Some(number), "") if number > 0 => usize::try_from(number).map_err(|_| "the number is too large".to_owned()),
        _ => Err("a whole number above zero is expected".to_owned()),
    }
}

/// IP address and port.
pub(super) fn address(text: &str) -> Result<SocketAddr, String> {
    text.parse().map_err(|_| "an address is written as in 127.0.0.1:8080 or [::1]:8080".to_owned())
}

/// `true` or `false`.
pub(super) fn truth(text: &str) -> Result<bool, String> {
    match text {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => Err("true or false is expected".to_owned()),
    }
}

/// Any text that is not empty.
pub(super) fn text(text: &str) -> Result<String, String> {
    if text.is_empty() { Err("it is empty".to_owned()) } else { Ok(text.to_owned()) }
}

/// Leading digits, and what follows them after optional space.
fn split(text: &str) -> (Option<u64>, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    (text[..end].parse().ok(), text[end..].trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check<T: PartialEq + std::fmt::Debug>(read: fn(&str) -> Result<T, String>, text: &str, expected: Option<T>) {
        assert_eq!(read(text).ok(), expected, "{text}");
    }

    #[test]
    fn sizes() {
        check(size, "16MiB", Some(16 << 20));
        check(size, "64 KiB", Some(64 << 10));
        check(size, "10MB", Some(10_000_000));
        check(size, "4096", Some(4096));
        for bad in ["", "0", "MiB", "16mib", "1.5MiB", "-1", "99999999999GiB", "0x10", "16 M iB"] {
            check(size, bad, None);
        }
    }

    #[test]
    fn durations() {
        check(duration, "500ms", Some(Duration::from_millis(500)));
        check(duration, "30s", Some(Duration::from_secs(30)));
        check(duration, "10m", Some(Duration::from_secs(600)));
        check(duration, "2h", Some(Duration::from_secs(7200)));
        for bad in ["30", "0s", "s", "1d", "-1s", "99999999999999h", "9000000h"] {
            check(duration, bad, None);
        }
    }

    #[test]
    fn ratios_counts_addresses_truths() {
        check(ratio, "100x", Some(100));
        check(ratio, "100", Some(100));
        check(ratio, "0x", None);
        check(ratio, "x100", None);
        check(count, "1024", Some(1024));
        check(count, "0", None);
        check(count, "1k", None);
        check(address, "127.0.0.1:8080", Some(SocketAddr::from(([127, 0, 0, 1], 8080))));
        check(address, "localhost:8080", None);
        check(address, "8080", None);
        check(truth, "true", Some(true));
        check(truth, "yes", None);
        check(text, "", None);
    }
}
