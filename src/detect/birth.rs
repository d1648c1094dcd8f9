//! Dates inside numbers: many countries write the day of birth into the number of a person.
//!
//! There is no clock on this floor, so a day in the future exists as well as one in the past.

use super::calendar::exists;

/// First and last year of birth that a number can tell: those who were old when numbers came are in records still. The engine
/// has no clock; the last is far enough.
const YEARS: std::ops::RangeInclusive<u64> = 1850..=2049;

/// Whether a day exists, where only the last two digits of the year are known. All but 29 February pass in either century: 1900
/// had none, 2000 did.
pub(in crate::detect) fn exists_short(year: u64, month: u64, day: u64) -> bool {
    exists(2000 + year % 100, month, day)
}

/// Whether a day exists, and somebody who has a number can have been born on it.
pub(in crate::detect) fn lived(year: u64, month: u64, day: u64) -> bool {
    YEARS.contains(&year) && exists(year, month, day)
}

/// Whether eight digits are a day of the years 1900 to 2099, its parts in the order of ISO 8601, of Europe or of America.
pub(in crate::detect) fn looks_like_day(eight: u64) -> bool {
    let (head, tail) = (eight / 10_000, eight % 10_000);
    let year = |year: u64| (1900..=2099).contains(&year);
    (year(head) && exists(head, tail / 100, tail % 100))
        || (year(tail) && (exists(tail, head % 100, head / 100) || exists(tail, head / 100, head % 100)))
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
    use super::{exists, exists_short, lived, looks_like_day, year_of_three};

    #[test]
    fn two_digits_stand_for_either_century() {
        for (year, month, day) in (0..100).flat_map(|y| (0..14).flat_map(move |m| (0..33).map(move |d| (y, m, d)))) {
            let either = exists(1900 + year, month, day) || exists(2000 + year, month, day);
            assert_eq!(exists_short(year, month, day), either, "{year}-{month}-{day}");
        }
    }

    #[test]
    fn nobody_is_older_than_old() {
        assert!(lived(1850, 1, 1) && lived(2026, 9, 14) && !lived(1849, 12, 31) && !lived(2050, 1, 1));
    }

    #[test]
    fn eight_digits_may_be_a_day() {
        assert!(looks_like_day(20_260_914) && looks_like_day(14_092_026) && looks_like_day(9_142_026));
        assert!(!looks_like_day(20_261_314) && !looks_like_day(31_132_026) && !looks_like_day(85_471_903));
    }

    #[test]
    fn three_digits_are_a_year() {
        assert_eq!(
            [985, 6, 880, 500, 879, 99].map(year_of_three),
            [Some(1985), Some(2006), Some(1880), None, None, Some(2099)]
        );
    }
}
