//! Dates inside numbers: many countries write the day of birth into the number of a person.
//!
//! There is no clock on this floor, so a day in the future exists as well as one in the past.

/// Whether a day exists in the Gregorian calendar: the year in full, months and days from 1.
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

/// Whether a day exists in the last century or in this, where the number does not say which: the year has two digits.
pub(in crate::detect) fn in_some_century(year: u64, month: u64, day: u64) -> bool {
    exists(1900 + year, month, day) || exists(2000 + year, month, day)
}

/// The year that three digits stand for, as the numbers of former Yugoslavia have them: 880 to 999 and 000 to 099 for 1880 to
/// 2099, since nobody older had one; `None` for others.
pub(in crate::detect) fn year_of_three(digits: u64) -> Option<u64> {
    match digits {
        880..=999 => Some(1000 + digits),
        0..=99 => Some(2000 + digits),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{exists, in_some_century, year_of_three};

    #[test]
    fn days_exist_by_the_calendar() {
        for (year, month, day, there) in [
            (2024, 2, 29, true),
            (2023, 2, 29, false),
            (1900, 2, 29, false),
            (2000, 2, 29, true),
            (1999, 4, 31, false),
            (1999, 12, 31, true),
            (1999, 13, 1, false),
            (1999, 0, 1, false),
            (1999, 1, 0, false),
        ] {
            assert_eq!(exists(year, month, day), there, "{year} {month} {day}");
        }
        assert!(in_some_century(0, 2, 29) && in_some_century(96, 2, 29) && !in_some_century(97, 2, 29));
    }

    #[test]
    fn three_digits_are_a_year() {
        assert_eq!(
            [985, 6, 880, 500, 879, 99].map(year_of_three),
            [Some(1985), Some(2006), Some(1880), None, None, Some(2099)]
        );
    }
}
