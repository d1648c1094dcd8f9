//! The check digit of travel documents (ICAO Doc 9303-3 §4.9): weights 7, 3, 1, modulo 10, letters counted from A = 10.

/// The check digit, 0 to 9, of a text of ASCII letters and digits; all else counts as 0, as the filler `<` does.
pub(in crate::detect) fn icao(text: impl IntoIterator<Item = u8>) -> u8 {
    let values = text.into_iter().map(|byte| match byte.to_ascii_uppercase() {
        digit @ b'0'..=b'9' => u32::from(digit - b'0'),
        letter @ b'A'..=b'Z' => u32::from(letter - b'A') + 10,
        _ => 0,
    });
    let sum: u32 = values.zip([7, 3, 1].into_iter().cycle()).map(|(value, weight)| value * weight).sum();
    u8::try_from(sum % 10).expect("a remainder by 10 is below 10")
}

#[cfg(test)]
mod tests {
    use super::icao;

    #[test]
    fn published_documents_hold() {
        // Doc 9303-3's worked example, then the specimens of the German passport and identity cards.
        for (text, digit) in [("D23145890", 7), ("C01X00T47", 8), ("L01X00T47", 1), ("T22000129", 3), ("t22000129", 3)]
        {
            assert_eq!(icao(text.bytes()), digit, "{text}");
        }
    }
}
