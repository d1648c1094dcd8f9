//! Dates that shorten: ISO 8601 texts of the usual forms, and epoch numbers.

use super::number::Exact;
use super::policy::Unit;

/// The shortened text; `None` if it does not fit. A text that is coarser already comes back as it is.
pub(crate) fn shorten(text: &str, unit: Unit) -> Option<String> {
    let (date, time) = match text.split_once('T') {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    let parts: Vec<&str> = date.split('-').collect();
    let widths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let digits = parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    if !digits || !matches!(widths[..], [4] | [4, 2] | [4, 2, 2]) || (time.is_some() && widths.len() < 3) {
        return None;
    }
    let read = |at: usize| parts.get(at).map_or(1, |part| part.parse::<i64>().unwrap_or(0));
    let (year, month, day) = (read(0), read(1), read(2));
    if !(1..=12).contains(&month) || day < 1 || civil(days(year, month, day)) != (year, month, day) {
        return None;
    }
    let finest = match widths.len() {
        1 => Unit::Year,
        2 => Unit::Month,
        _ => Unit::Day,
    };
    let hour = match time {
        Some(time) => Some(hour(time)?),
        None => None,
    };
    Some(match unit {
        Unit::Year => format!("{year:04}"),
        Unit::Quarter if finest < Unit::Year => format!("{year:04}-Q{}", (month + 2) / 3),
        Unit::Month if finest < Unit::Month => format!("{year:04}-{month:02}"),
        Unit::Day => date.to_owned(),
        Unit::Hour => hour.map_or(text.to_owned(), |hour| format!("{date}T{hour}")),
        _ => text.to_owned(),
    })
}

/// `10:11:12+02:00` down to `10+02:00`; only the offsets `Z` and `±hh:mm` are read, or none.
fn hour(time: &str) -> Option<String> {
    let (clock, offset) = time.split_at(time.find(['Z', '+', '-']).unwrap_or(time.len()));
    let parts: Vec<&str> = clock.split(':').collect();
    let below = |at: usize, most: u32| {
        parts.get(at).is_none_or(|part| part.len() == 2 && part.parse::<u32>().is_ok_and(|n| n < most))
    };
    let fits = parts.len() <= 3 && below(0, 24) && below(1, 60) && below(2, 61);
    let offsets = ["", "Z", "+02:00", "-05:30"];
    (fits && offsets.contains(&offset)).then(|| format!("{}{offset}", parts[0]))
}

/// The unit's first instant in UTC, seconds or milliseconds as before; `None` if the number is no epoch time.
pub(crate) fn epoch(spelling: &str, unit: Unit) -> Option<i128> {
    let number = Exact::parse(spelling)?.floor(0)?;
    let scale = match number.unsigned_abs() {
        0..100_000_000_000 => 1,
        100_000_000_000..=100_000_000_000_000 => 1000,
        _ => return None,
    };
    let second = i64::try_from(number.div_euclid(scale)).ok()?;
    let (year, month, _) = civil(second.div_euclid(86_400));
    let first = match unit {
        Unit::Hour => second - second.rem_euclid(3600),
        Unit::Day => second - second.rem_euclid(86_400),
        Unit::Month => days(year, month, 1) * 86_400,
        Unit::Quarter => days(year, (month + 2) / 3 * 3 - 2, 1) * 86_400,
        Unit::Year => days(year, 1, 1) * 86_400,
    };
    Some(i128::from(first) * scale)
}

/// `2026-09-14` of an instant, in UTC.
pub(crate) fn day_of(second: i64) -> String {
    let (year, month, day) = civil(second.div_euclid(86_400));
    format!("{year:04}-{month:02}-{day:02}")
}

/// Days from 1970-01-01 to a day of the Gregorian calendar: count years that begin in March, so that leap days end them.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + (153 * month + 2) / 5 + day
        - 719_469
}

/// The day that lies so many days after 1970-01-01.
fn civil(at: i64) -> (i64, i64, i64) {
    let mut year = 1970 + at.div_euclid(366);
    while days(year + 1, 1, 1) <= at {
        year += 1;
    }
    let month = (1..=12).rev().find(|month| days(year, *month, 1) <= at).unwrap_or(1);
    (year, month, at - days(year, month, 1) + 1)
}
