//! The control character of Finnish personal identity codes: the remainder by 31 picks it from a fixed row.

/// The character that belongs to the nine digits of date and individual number (Digital and Population Data Services Agency).
pub(in crate::detect) fn control(number: u64) -> u8 {
    const ROW: &[u8; 31] = b"0123456789ABCDEFHJKLMNPRSTUVWXY";
    ROW[(number % 31) as usize]
}

#[cfg(test)]
mod tests {
    use super::control;

    #[test]
    fn known_characters_hold() {
        // 131052-308T is the agency's specimen.
        assert_eq!((control(131_052_308), control(0), control(30), control(31)), (b'T', b'0', b'Y', b'0'));
    }
}
