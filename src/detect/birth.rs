//! Dates inside numbers: the birthdays that many countries' numbers of persons begin with.

/// Whether a day exists in the Gregorian calendar; `year` in full, months and days from 1.
pub(in crate::detect) fn exists(year: u64, month: u64, day: u64) -> bool {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    };
    (1..=days).contains(&day)
}

/// The same where the number tells the last two digits of the year only: in the 1900s or the 2000s.
pub(in crate::detect) fn exists_in_either(year: u64, month: u64, day: u64) -> bool {
    exists(1900 + year, month, day) || exists(2000 + year, month, day)
}

#[cfg(test)]
mod tests {
    use super::{exists, exists_in_either};

    #[test]
    fn days_are_those_of_the_calendar() {
        for (year, month, day, there) in [
            (1980, 1, 1, true),
            (1980, 1, 0, false),
            (1980, 1, 32, false),
            (1980, 4, 31, false),
            (1980, 0, 1, false),
            (1980, 13, 1, false),
            (1980, 2, 29, true),
            (1981, 2, 29, false),
            (1900, 2, 29, false),
            (2000, 2, 29, true),
        ] {
            assert_eq!(exists(year, month, day), there, "{year}-{month}-{day}");
        }
    }

    #[test]
    fn two_digits_stand_for_either_century() {
        assert!(exists_in_either(0, 2, 29) && exists_in_either(80, 2, 29) && !exists_in_either(81, 2, 29));
    }
}
