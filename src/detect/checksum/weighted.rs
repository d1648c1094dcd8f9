//! Weighted sums: each digit times the weight of its place. The schemes of many issuers are such a sum and a division by 10,
//! 11, 17 or 23; the weights and what the remainder means stand with their number.

/// The sum of the digits, each times its weight. Digits and weights pair up from the left; what has no partner counts
/// nothing. Values may exceed 9, for letters that count as numbers.
pub(in crate::detect) fn weighted(digits: &[u8], weights: &[u8]) -> u32 {
    digits.iter().zip(weights).map(|(&digit, &weight)| u32::from(digit) * u32::from(weight)).sum()
}

#[cfg(test)]
mod tests {
    use super::weighted;

    #[test]
    fn a_published_number_holds() {
        // GS1 General Specifications, worked example of a GTIN-13: weights 1 and 3 in turn, a multiple of ten.
        let gtin = [6, 2, 9, 1, 0, 4, 1, 5, 0, 0, 2, 1, 3];
        assert_eq!(weighted(&gtin, &[1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10, 0);
        // The usual worked example of an ISBN-10: weights 10 to 1, a multiple of eleven.
        assert_eq!(weighted(&[0, 3, 0, 6, 4, 0, 6, 1, 5, 2], &[10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11, 0);
    }

    #[test]
    fn what_has_no_partner_counts_nothing() {
        assert_eq!(weighted(&[1, 2, 3], &[5, 7]), 19);
        assert_eq!(weighted(&[], &[5]), 0);
        assert_eq!(weighted(&[255], &[255]), 65_025);
    }
}
