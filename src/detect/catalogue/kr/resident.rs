//! What the registration numbers of Koreans and of foreigners share: the day of birth, the century and sex in the seventh
//! digit, the place of registration, and the weights of the check digit.

use crate::detect::birth;
use crate::detect::checksum::weighted;
use crate::detect::shapes::Digits;

/// Weights of the first twelve digits (annex to the registration rules).
const WEIGHTS: [u32; 12] = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];

/// The century that the seventh digit tells: 1, 2, 5, 6 the twentieth; 3, 4, 7, 8 the twenty-first. `None` for 9 and 0, which
/// are of the nineteenth.
fn century(digits: &Digits) -> Option<u64> {
    match digits.number(6, 7) {
        1 | 2 | 5 | 6 => Some(1900),
        3 | 4 | 7 | 8 => Some(2000),
        _ => None,
    }
}

/// The year and month of birth, where the day exists.
pub(super) fn born(digits: &Digits) -> Option<(u64, u64)> {
    let (year, month) = (century(digits)? + digits.number(0, 2), digits.number(2, 4));
    birth::lived(year, month, digits.number(4, 6)).then_some((year, month))
}

/// Whether the eighth and ninth digit are of a place that registers: 00 to 95.
pub(super) fn place(digits: &Digits) -> bool {
    digits.number(7, 9) <= 95
}

/// Whether the last digit is `base` less the weighted sum's remainder by 11, by its last digit: 11 for Koreans, 13 for
/// foreigners.
pub(super) fn holds(digits: &Digits, base: u32) -> bool {
    let rest = weighted(digits.as_slice(), &WEIGHTS) % 11;
    digits.as_slice().get(12).is_some_and(|&last| u32::from(last) == (base - rest) % 10)
}

#[cfg(test)]
mod tests {
    use super::{born, holds, place};
    use crate::detect::shapes::Digits;

    #[test]
    fn the_check_digit_differs_by_who_is_registered() {
        // Worked by hand: the sum of the first is 137, its remainder 5, so 6 and 8; of the second 178 and 2, so 9 and 1.
        let digits = Digits::of("850101-1234566");
        assert_eq!((born(&digits), place(&digits)), (Some((1985, 1)), true));
        assert!(holds(&digits, 11) && !holds(&digits, 13));
        assert!(holds(&Digits::of("010315-7123451"), 13));
        assert!(!holds(&Digits::of("850101-1234567"), 11) && !holds(&Digits::of("8501"), 11));
    }

    #[test]
    fn the_century_decides_on_leap_days() {
        assert_eq!(born(&Digits::of("000229-3")), Some((2000, 2)));
        assert_eq!(born(&Digits::of("000229-1")), None);
        assert_eq!(born(&Digits::of("850101-9")), None);
    }
}
