//! The Luhn formula (ISO/IEC 7812-1, annex B): from the right, every second digit doubled, the sum a multiple of ten.

/// Whether the digits, check digit last, satisfy the Luhn formula.
pub(in crate::detect) fn luhn(digits: &[u8]) -> bool {
    let doubled = |digit: u8| if digit > 4 { digit * 2 - 9 } else { digit * 2 };
    let weighed = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, &digit)| u32::from(if place % 2 == 1 { doubled(digit) } else { digit }));
    weighed.sum::<u32>() % 10 == 0
}

#[cfg(test)]
mod tests {
    use super::luhn;

    #[test]
    fn published_numbers_hold() {
        // The worked example of US patent 2,950,048, and test cards of the payment networks.
        for text in ["79927398713", "4111111111111111", "378282246310005", "5555555555554444", "6011000990139424"] {
            let digits: Vec<u8> = text.bytes().map(|b| b - b'0').collect();
            assert!(luhn(&digits), "{text}");
        }
    }

    #[test]
    fn every_single_digit_error_is_seen() {
        let digits: Vec<u8> = "4111111111111111".bytes().map(|b| b - b'0').collect();
        for place in 0..digits.len() {
            for other in (0..10).filter(|&d| d != digits[place]) {
                let mut wrong = digits.clone();
                wrong[place] = other;
                assert!(!luhn(&wrong));
            }
        }
    }
}
