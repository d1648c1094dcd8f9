//! Verhoeff's scheme: digits permuted by their place and multiplied in the dihedral group of ten elements.
//!
//! It sees every single error and every exchange of two neighbours (J. Verhoeff, *Error Detecting Decimal Codes*, 1969).

/// Products in the dihedral group of the pentagon's symmetries: 0 to 4 turn, 5 to 9 turn and mirror.
fn product(a: u8, b: u8) -> u8 {
    match (a < 5, b < 5) {
        (true, true) => (a + b) % 5,
        (true, false) => 5 + (a + b) % 5,
        (false, true) => 5 + (a + 5 - b) % 5,
        (false, false) => (a + 5 - b % 5) % 5,
    }
}

/// What the digits become at the second place from the right; further to the left it is applied again and again, and the
/// eighth time is none.
const STEP: [u8; 10] = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

/// Whether the digits, check digit last, satisfy Verhoeff's scheme.
pub(in crate::detect) fn verhoeff(digits: &[u8]) -> bool {
    let permuted = |place: usize, digit: u8| (0..place % 8).fold(digit % 10, |digit, _| STEP[usize::from(digit)]);
    digits.iter().rev().enumerate().fold(0, |sum, (place, &digit)| product(sum, permuted(place, digit))) == 0
}

#[cfg(test)]
mod tests {
    use super::verhoeff;

    #[test]
    fn known_numbers_hold_and_errors_show() {
        // 236 with its digit 3 is the usual worked example; 1893120105732 is the specimen of Luxembourg's number, whose last
        // digit belongs to the first eleven.
        for text in ["2363", "189312010572"] {
            let digits: Vec<u8> = text.bytes().map(|b| b - b'0').collect();
            assert!(verhoeff(&digits), "{text}");
            for place in 0..digits.len() {
                let mut wrong = digits.clone();
                wrong[place] = (wrong[place] + 1) % 10;
                assert!(!verhoeff(&wrong), "{text} at {place}");
            }
            for place in 1..digits.len() {
                let mut wrong = digits.clone();
                wrong.swap(place - 1, place);
                assert!(wrong == digits || !verhoeff(&wrong), "{text} at {place}");
            }
        }
    }
}
