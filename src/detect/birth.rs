//! Dates inside numbers: whether a year, a month and a day name a day that there was.

/// Whether the day exists in the Gregorian calendar; months count from 1, days from 1.
pub(in crate::detect) fn exists(year: u64, month: u64, day: u64) -> bool {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let last = match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        _ => 0,
    };
    (1..=last).contains(&day)
}

/// The same where only the last two digits of the year are known: whether there was such a day in the 1900s or the 2000s.
pub(in crate::detect) fn in_a_century(year: u64, month: u64, day: u64) -> bool {
    exists(1900 + year % 100, month, day) || exists(2000 + year % 100, month, day)
}

#[cfg(test)]
mod tests {
    use super::{exists, in_a_century};

    #[test]
    fn months_have_their_days() {
        for (year, month, day, there) in [
            (1985, 12, 31, true),
            (1985, 12, 32, false),
            (1985, 4, 30, true),
            (1985, 4, 31, false),
            (1985, 0, 1, false),
            (1985, 13, 1, false),
            (1985, 1, 0, false),
            (2024, 2, 29, true),
            (2023, 2, 29, false),
            (1900, 2, 29, false),
            (2000, 2, 29, true),
        ] {
            assert_eq!(exists(year, month, day), there, "{year}-{month}-{day}");
        }
    }

    #[test]
    fn either_century_will_do() {
        assert!(in_a_century(0, 2, 29) && in_a_century(84, 2, 29));
        assert!(!in_a_century(85, 2, 29) && !in_a_century(85, 2, 30));
    }
}
