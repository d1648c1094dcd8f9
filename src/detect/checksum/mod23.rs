//! The control letter of Spanish identity numbers: the remainder by 23 picks it from a fixed row.

/// The letter that belongs to a number (Spanish Ministry of the Interior, "Cálculo del dígito de control del NIF/NIE").
pub(in crate::detect) fn letter(number: u64) -> u8 {
    const ROW: &[u8; 23] = b"TRWAGMYFPDXBNJZSQVHLCKE";
    ROW[(number % 23) as usize]
}

#[cfg(test)]
mod tests {
    use super::letter;

    #[test]
    fn known_letters_hold() {
        // 12345678Z is the ministry's specimen; 0 begins the row.
        assert_eq!((letter(12_345_678), letter(0), letter(22), letter(23)), (b'Z', b'T', b'E', b'T'));
    }
}
