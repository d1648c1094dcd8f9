//! The check digit of Portuguese tax and civil numbers: a weighted sum by 11.

use crate::detect::checksum::weighted;

/// Whether nine digits hold: the first eight weigh 9 to 2, the last is what lacks to a multiple of eleven, 0 where that is 10.
pub(super) fn mod11(digits: &[u8]) -> bool {
    let [.., check] = digits else { return false };
    let lacks = (11 - weighted(digits, &[9, 8, 7, 6, 5, 4, 3, 2]) % 11) % 11;
    digits.len() == 9 && u32::from(*check) == lacks % 10
}

#[cfg(test)]
mod tests {
    use super::mod11;

    #[test]
    fn a_published_number_holds() {
        // 501 964 843 is the specimen in descriptions of the Portuguese VAT number.
        assert!(mod11(&[5, 0, 1, 9, 6, 4, 8, 4, 3]));
        assert!(!mod11(&[5, 0, 1, 9, 6, 4, 8, 3, 4]) && !mod11(&[5, 0, 1]) && !mod11(&[]));
    }

    #[test]
    fn ten_is_written_as_nought() {
        // 9 * 5 leaves 1 by 11, and ten lacks.
        assert!(mod11(&[5, 0, 0, 0, 0, 0, 0, 0, 0]));
    }
}
