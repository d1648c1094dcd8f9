//! The Luhn formula over digits and letters: base 36, 0 to 9 and then A to Z, as India's tax on goods and services uses it.

/// Whether the characters, check character last, satisfy the formula; case is ignored. Others than ASCII digits and letters
/// never do.
pub(in crate::detect) fn luhn36(text: &[u8]) -> bool {
    let mut sum = 0;
    for (place, &byte) in text.iter().rev().enumerate() {
        let Some(value) = char::from(byte).to_digit(36) else { return false };
        let weighed = value * if place % 2 == 1 { 2 } else { 1 };
        sum += weighed / 36 + weighed % 36;
    }
    sum % 36 == 0
}

#[cfg(test)]
mod tests {
    use super::luhn36;

    #[test]
    fn published_numbers_hold() {
        // The specimen of most descriptions of the number.
        assert!(luhn36(b"27AAPFU0939F1ZV") && luhn36(b"27aapfu0939f1zv"));
        assert!(!luhn36(b"27AAPFU0939F1ZO") && !luhn36(b"27AAPFU0939F1-V"));
    }
}
