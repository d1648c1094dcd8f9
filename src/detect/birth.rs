//! Dates inside numbers: whether a day of the calendar exists.

/// Whether the day exists in the Gregorian calendar: months 1 to 12, days from 1, leap years by their rule.
pub(in crate::detect) fn exists(year: u64, month: u64, day: u64) -> bool {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let last = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    };
    (1..=last).contains(&day)
}

/// Whether the day exists in 19.. or in 20.., of a year of which only the last two digits are given.
pub(in crate::detect) fn exists_short(year: u64, month: u64, day: u64) -> bool {
    exists(1900 + year % 100, month, day) || exists(2000 + year % 100, month, day)
}

/// Whether eight digits are a day of the years 1900 to 2099, its parts in the order of ISO 8601, of Europe or of America.
pub(in crate::detect) fn looks_like_day(eight: u64) -> bool {
    let (head, tail) = (eight / 10_000, eight % 10_000);
    let year = |year: u64| (1900..=2099).contains(&year);
    (year(head) && exists(head, tail / 100, tail % 100))
        || (year(tail) && (exists(tail, head % 100, head / 100) || exists(tail, head / 100, head % 100)))
}

#[cfg(test)]
mod tests {
    use super::{exists, exists_short, looks_like_day};

    #[test]
    fn days_exist_as_in_the_calendar() {
        for (year, month, day, is) in [
            (2024, 2, 29, true),
            (2023, 2, 29, false),
            (1900, 2, 29, false),
            (2000, 2, 29, true),
            (2026, 12, 31, true),
            (2026, 4, 31, false),
            (2026, 13, 1, false),
            (2026, 0, 1, false),
            (2026, 1, 0, false),
        ] {
            assert_eq!(exists(year, month, day), is, "{year} {month} {day}");
        }
        assert!(exists_short(0, 2, 29) && exists_short(96, 2, 29) && !exists_short(1, 2, 29));
    }

    #[test]
    fn eight_digits_may_be_a_day() {
        assert!(looks_like_day(20_260_914) && looks_like_day(14_092_026) && looks_like_day(9_142_026));
        assert!(!looks_like_day(20_261_314) && !looks_like_day(31_132_026) && !looks_like_day(85_471_903));
    }
}
