//! Weighted sums: each digit times the weight of its place. Issuers differ in the weights and in what they divide by.

/// The sum of each digit times the weight of its place; places beyond the shorter of the two count nothing.
pub(in crate::detect) fn weighted(digits: &[u8], weights: &[u8]) -> u32 {
    digits.iter().zip(weights).map(|(&digit, &weight)| u32::from(digit) * u32::from(weight)).sum()
}

#[cfg(test)]
mod tests {
    use super::weighted;

    #[test]
    fn published_numbers_hold() {
        let digits = |text: &str| text.bytes().map(|byte| byte - b'0').collect::<Vec<u8>>();
        // The NHS data dictionary's specimen; all ten places.
        assert_eq!(weighted(&digits("9434765919"), &[10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11, 0);
        // A routing number of the Federal Reserve Bank of Dallas.
        assert_eq!(weighted(&digits("111000025"), &[3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10, 0);
        // A test number that the Australian Taxation Office gave to developers.
        assert_eq!(weighted(&digits("123456782"), &[1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11, 0);
    }

    #[test]
    fn the_shorter_list_ends_it() {
        assert_eq!((weighted(&[1, 2, 3], &[4, 5]), weighted(&[], &[9])), (14, 0));
    }
}
