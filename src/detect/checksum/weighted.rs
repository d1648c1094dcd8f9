//! Weighted sums: each digit times a weight of its place, the form in which most countries state their check digits.

/// The sum of the digits, each times its weight; ends with the shorter of the two lists.
pub(in crate::detect) fn weighted(digits: &[u8], weights: &[u8]) -> u32 {
    digits.iter().zip(weights).map(|(&digit, &weight)| u32::from(digit) * u32::from(weight)).sum()
}

#[cfg(test)]
mod tests {
    use super::weighted;

    #[test]
    fn each_digit_counts_by_its_place() {
        // ISBN-10 (ISO 2108): 0-306-40615-2 is the standard's own example, and sums to a multiple of 11.
        assert_eq!(weighted(&[0, 3, 0, 6, 4, 0, 6, 1, 5, 2], &[10, 9, 8, 7, 6, 5, 4, 3, 2, 1]), 132);
        assert_eq!(weighted(&[9, 9], &[1]), 9);
        assert_eq!(weighted(&[], &[1]), 0);
    }
}
