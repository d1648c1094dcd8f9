//! ISO/IEC 7064 MOD 11-2: a pure system over decimal digits; its check character is a digit or `X`, which stands for ten.

/// The check character, 0 to 10, that belongs to the digits before it.
pub(in crate::detect) fn mod11_2(digits: &[u8]) -> u8 {
    let rest = digits.iter().fold(0u32, |rest, &digit| (rest + u32::from(digit)) * 2 % 11);
    u8::try_from((12 - rest) % 11).expect("a remainder by 11 is below 11")
}

#[cfg(test)]
mod tests {
    use super::mod11_2;

    #[test]
    fn published_numbers_hold() {
        // 0794 with its 0 is the standard's example; the 18 digits are those of GB 11643-1999; the last is ORCID's sample.
        for (text, check) in
            [("0794", 0), ("11010519491231002", 10), ("44052418800101001", 4), ("000000021825009", 7), ("", 1)]
        {
            let digits: Vec<u8> = text.bytes().map(|b| b - b'0').collect();
            assert_eq!(mod11_2(&digits), check, "{text}");
        }
    }
}
