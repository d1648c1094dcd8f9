//! Weighted sums: each digit times the weight of its place. Most national numbers differ in their weights alone.

/// The sum of the digits' products with the weights of their places; what has no partner is left out. Letters may count too,
/// with whatever values their scheme gives them.
pub(in crate::detect) fn weighted(digits: &[u8], weights: &[u32]) -> u32 {
    digits.iter().zip(weights).map(|(&digit, weight)| u32::from(digit) * weight).sum()
}

/// What a weighted sum lacks to a multiple of the modulus: 0 to one less than that.
pub(in crate::detect) fn complement(digits: &[u8], weights: &[u32], modulus: u32) -> u32 {
    (modulus - weighted(digits, weights) % modulus) % modulus
}

#[cfg(test)]
mod tests {
    use super::{complement, weighted};

    fn digits(text: &str) -> Vec<u8> {
        text.bytes().map(|byte| byte - b'0').collect()
    }

    #[test]
    fn sums_go_by_place() {
        assert_eq!(weighted(&[1, 2, 3], &[10, 1, 2]), 18);
        assert_eq!(weighted(&[1, 2, 3], &[5]), 5);
        assert_eq!(weighted(&[], &[5]), 0);
        assert_eq!((complement(&[1, 2], &[1, 1], 11), complement(&[9, 2], &[1, 1], 11)), (8, 0));
    }

    #[test]
    fn published_numbers_hold() {
        // Specimens from documentation: the number without its check digit, weights, modulus, the digit.
        for (text, weights, modulus, digit) in [
            // CBU of Argentina, bank and branch.
            ("2850590", [7, 1, 3, 9, 7, 1, 3].as_slice(), 10, 9),
            // NIT of the Colombian tax authority itself, 800.197.268-4.
            ("800197268", &[41, 37, 29, 23, 19, 17, 13, 7, 3], 11, 4),
            // RUT of Uruguay.
            ("21100342001", &[4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2], 11, 7),
            // CNPJ of Brazil, first digit.
            ("167272300001", &[5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2], 11, 9),
        ] {
            assert_eq!(complement(&digits(text), weights, modulus), digit, "{text}");
        }
        for (text, weights, digit) in [
            // INN of Russia: 1234567894.
            ("123456789", [2, 4, 10, 3, 5, 9, 4, 6, 8].as_slice(), 4),
            // RNOKPP of Ukraine: 1759013776.
            ("175901377", &[10, 5, 7, 9, 4, 6, 10, 5, 7], 6),
            // AFM of Greece: 094259216.
            ("09425921", &[256, 128, 64, 32, 16, 8, 4, 2], 6),
        ] {
            assert_eq!(weighted(&digits(text), weights) % 11 % 10, digit, "{text}");
        }
    }
}
