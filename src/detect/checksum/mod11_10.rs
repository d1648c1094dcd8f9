//! ISO/IEC 7064 MOD 11,10: a hybrid system over decimal digits, one check digit.

/// Whether the digits, check digit last, satisfy MOD 11,10.
pub(in crate::detect) fn mod11_10(digits: &[u8]) -> bool {
    let Some((check, body)) = digits.split_last() else { return false };
    let product = body.iter().fold(10, |product, digit| match (product + u32::from(*digit)) % 10 {
        0 => 20 % 11,
        sum => sum * 2 % 11,
    });
    (11 - product) % 10 == u32::from(*check)
}

#[cfg(test)]
mod tests {
    use super::mod11_10;

    #[test]
    fn published_numbers_hold() {
        // 0794 with its digit 5 is the standard's own example; 12345678995 the one given for German tax numbers.
        for text in ["07945", "12345678995", "86095742719", "65929970489"] {
            let digits: Vec<u8> = text.bytes().map(|b| b - b'0').collect();
            assert!(mod11_10(&digits), "{text}");
            for place in 0..digits.len() {
                let mut wrong = digits.clone();
                wrong[place] = (wrong[place] + 1) % 10;
                assert!(!mod11_10(&wrong), "{text} at {place}");
            }
        }
        assert!(!mod11_10(&[]));
    }
}
