//! What the numbers of professionals and of establishments share: the department before, a Luhn digit behind.
//!
//! The second character of a department may be a letter, A and B in Corsica, A to F overseas; to the check it is 1 to 6.

use crate::detect::checksum::luhn;
use crate::detect::finding::Fault;

/// Holds nine characters: a department, digits, a check digit.
///
/// # Errors
/// [`Fault::Range`] for a department that there is not, for no other digit than 0, and for other than nine characters;
/// [`Fault::Checksum`] for the check digit.
pub(super) fn lettered(text: &str) -> Result<(), Fault> {
    let mut digits = [0; 9];
    let mut count = 0;
    let mut letter = None;
    for byte in text.bytes().filter(u8::is_ascii_alphanumeric) {
        let byte = byte.to_ascii_uppercase();
        let digit = match byte {
            b'0'..=b'9' => byte - b'0',
            b'A'..=b'F' if count == 1 => *letter.insert(byte - b'A' + 1),
            _ => return Err(Fault::Range),
        };
        *digits.get_mut(count).ok_or(Fault::Range)? = digit;
        count += 1;
    }
    let there = match (digits[0], letter) {
        (2, Some(value)) => value <= 2,
        (9, Some(_)) => true,
        (_, Some(_)) => false,
        (tens, None) => matches!(tens * 10 + digits[1], 1..=95 | 97 | 98),
    };
    if count != 9 || !there || digits[2..].iter().all(|&digit| digit == 0) {
        return Err(Fault::Range);
    }
    if luhn(&digits) { Ok(()) } else { Err(Fault::Checksum) }
}

#[cfg(test)]
mod tests {
    use super::lettered;
    use crate::detect::finding::Fault;

    #[test]
    fn known_establishments_hold() {
        // Public hospitals of Paris, Ajaccio and Bastia, as the FINESS register prints them.
        for text in ["750712184", "2A0000014", "2B0000020"] {
            assert_eq!(lettered(text), Ok(()), "{text}");
        }
        assert_eq!(lettered("750712185"), Err(Fault::Checksum));
        for text in ["960712181", "2C0000014", "3A0000014", "750000000", "75071218", "7507121844", "75A712184"] {
            assert_eq!(lettered(text), Err(Fault::Range), "{text}");
        }
    }
}
