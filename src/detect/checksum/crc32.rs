//! CRC-32 (ISO/IEC 3309, reflected, polynomial 0x04C11DB7), and its spelling in base 62 as GitHub's tokens end with it.

/// The CRC-32 of bytes. For short texts: a bit at a time, no table.
pub(in crate::detect) fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |state, byte| {
        (0..8).fold(state ^ u32::from(*byte), |state, _| (state >> 1) ^ (0xEDB8_8320 & (state & 1).wrapping_neg()))
    })
}

/// A number in six digits of base 62: 0-9, A-Z, a-z, leading zeros kept.
pub(in crate::detect) fn base62(number: u32) -> [u8; 6] {
    const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let mut text = [b'0'; 6];
    let mut rest = number;
    for place in text.iter_mut().rev() {
        *place = DIGITS[(rest % 62) as usize];
        rest /= 62;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{base62, crc32};

    #[test]
    fn the_catalogued_check_value_holds() {
        // "check" of CRC-32/ISO-HDLC in the catalogue of parametrised CRC algorithms.
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
        assert_eq!(crc32(b""), 0);
    }

    #[test]
    fn a_published_token_ends_as_computed() {
        // A revoked token that public descriptions of the format use: entropy, then checksum.
        assert_eq!(&base62(crc32(b"zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ")), b"0mLq17");
        assert_eq!((&base62(0), &base62(61), &base62(62)), (b"000000", b"00000z", b"000010"));
    }
}
