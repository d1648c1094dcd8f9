//! Weighted sums: what many issuers divide by 10 or 11 for a check digit.

/// The sum of digits times their weights, from the left; what has no partner is left out.
pub(in crate::detect) fn weighted(digits: &[u8], weights: &[u32]) -> u32 {
    digits.iter().zip(weights).map(|(&digit, weight)| u32::from(digit) * weight).sum()
}

/// The same with the digits of each product added up: 18 counts as 1 + 8. For products below 100.
pub(in crate::detect) fn weighted_digits(digits: &[u8], weights: &[u32]) -> u32 {
    let products = digits.iter().zip(weights).map(|(&digit, weight)| u32::from(digit) * weight);
    products.map(|product| product / 10 + product % 10).sum()
}

#[cfg(test)]
mod tests {
    use super::{weighted, weighted_digits};

    #[test]
    fn published_sums_hold() {
        // Þjóðskrá's worked example for the Icelandic number 120160-338.: 58.
        assert_eq!(weighted(&[1, 2, 0, 1, 6, 0, 3, 3], &[3, 2, 7, 6, 5, 4, 3, 2]), 58);
        // A123456780, the example of the German health insurers: A is 01, the sum 40, the check digit 0.
        assert_eq!(weighted_digits(&[0, 1, 1, 2, 3, 4, 5, 6, 7, 8], &[1, 2, 1, 2, 1, 2, 1, 2, 1, 2]), 40);
        assert_eq!(weighted(&[1, 2, 3], &[1]), 1);
    }
}
