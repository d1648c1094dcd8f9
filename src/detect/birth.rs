//! Dates of birth inside numbers: whether a day exists, and whether somebody can have been born on it.

/// First and last year of birth that a number can tell: those who were old when numbers came are in records still. The engine
/// has no clock; the last is far enough.
const YEARS: std::ops::RangeInclusive<u64> = 1850..=2049;

/// Whether a day of the Gregorian calendar exists; months and days from 1.
pub(in crate::detect) fn exists(year: u64, month: u64, day: u64) -> bool {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}

/// Whether a day exists, and somebody who has a number can have been born on it.
pub(in crate::detect) fn lived(year: u64, month: u64, day: u64) -> bool {
    YEARS.contains(&year) && exists(year, month, day)
}

/// Whether a day of a year of two digits exists in the twentieth or the twenty-first century. Only 29 February tells them
/// apart: 1900 had none, 2000 did.
pub(in crate::detect) fn short(year: u64, month: u64, day: u64) -> bool {
    exists(2000 + year % 100, month, day)
}

#[cfg(test)]
mod tests {
    use super::{exists, lived, short};

    #[test]
    fn days_are_those_of_the_calendar() {
        for (year, month, day, there) in [
            (2000, 2, 29, true),
            (1900, 2, 29, false),
            (2024, 2, 29, true),
            (2023, 2, 29, false),
            (2023, 4, 31, false),
            (2023, 12, 31, true),
            (2023, 13, 1, false),
            (2023, 0, 1, false),
            (2023, 1, 0, false),
        ] {
            assert_eq!(exists(year, month, day), there, "{year}-{month}-{day}");
        }
    }

    #[test]
    fn nobody_is_older_than_old() {
        assert!(lived(1850, 1, 1) && lived(2026, 9, 14) && !lived(1849, 12, 31) && !lived(2050, 1, 1));
        assert!(short(0, 2, 29) && short(85, 1, 31) && !short(85, 2, 29) && !short(85, 1, 32));
    }
}
