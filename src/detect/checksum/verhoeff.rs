//! Verhoeff's scheme: digits permuted by their place and multiplied in the symmetry group of the pentagon. It sees every
//! single wrong digit and every swap of neighbours.

/// The permutation of one place; the places after take it again and again.
const STEP: [u8; 10] = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

/// Whether the digits (0 to 9), check digit last, satisfy the scheme.
pub(in crate::detect) fn verhoeff(digits: &[u8]) -> bool {
    let product = digits.iter().rev().enumerate().fold(0, |product, (place, &digit)| {
        // Eight steps make the identity.
        let permuted = (0..place % 8).fold(digit, |digit, _| STEP[usize::from(digit % 10)]);
        times(product, permuted)
    });
    product == 0
}

/// The product in the group: 0 to 4 turn the pentagon, 5 to 9 mirror and turn it.
fn times(a: u8, b: u8) -> u8 {
    match (a < 5, b < 5) {
        (true, true) => (a + b) % 5,
        (true, false) => (a + b) % 5 + 5,
        (false, true) => (a - b) % 5 + 5,
        (false, false) => (5 + a - b) % 5,
    }
}

#[cfg(test)]
mod tests {
    use super::verhoeff;

    fn digits(text: &str) -> Vec<u8> {
        text.bytes().map(|byte| byte - b'0').collect()
    }

    #[test]
    fn published_numbers_hold() {
        // 236 with its digit 3, and 12345 with 1, are the usual worked examples of Verhoeff's thesis.
        for text in ["2363", "123451", "1428570", "234123412346"] {
            assert!(verhoeff(&digits(text)), "{text}");
        }
    }

    #[test]
    fn every_wrong_digit_and_every_swap_is_seen() {
        let number = digits("234123412346");
        for place in 0..number.len() {
            for other in (0..10).filter(|&digit| digit != number[place]) {
                let mut wrong = number.clone();
                wrong[place] = other;
                assert!(!verhoeff(&wrong));
            }
            if place > 0 && number[place] != number[place - 1] {
                let mut wrong = number.clone();
                wrong.swap(place, place - 1);
                assert!(!verhoeff(&wrong));
            }
        }
    }
}
