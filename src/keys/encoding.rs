//! Key files as text: what is written, and the spellings that are read.

use base64::Engine;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use zeroize::Zeroizing;

use super::error::KeyError;
use super::keyring::LEAST_BYTES;
use crate::base::Secret;

/// The text of a key file: two lower-case hexadecimal digits a byte, no line end. Wiped when dropped.
pub fn encode(secret: &Secret) -> Zeroizing<String> {
    let bytes = secret.expose();
    let mut text = Zeroizing::new(String::with_capacity(2 * bytes.len()));
    for byte in bytes {
        for digit in [byte >> 4, byte & 15] {
            text.push(char::from(b"0123456789abcdef"[usize::from(digit)]));
        }
    }
    text
}

/// Reads the content of a key file. In this order:
///
/// 1. nothing but hexadecimal digits: an even number of them, 64 at least;
/// 2. base64 (RFC 4648, either alphabet, padding optional) of at least 32 bytes;
/// 3. any other content of at least 32 bytes: the bytes as they are.
///
/// White space around a text is let go, so a line end is no part of a key; bytes that are no ASCII text are kept whole.
///
/// # Errors
/// [`KeyError::Text`] for an odd number of hexadecimal digits, or fewer than 32 bytes.
pub fn decode(content: &[u8]) -> Result<Secret, KeyError> {
    let text = if content.is_ascii() { content.trim_ascii() } else { content };
    let bytes = if !text.is_empty() && text.iter().all(u8::is_ascii_hexdigit) {
        hex(text).ok_or(KeyError::Text("has an odd number of hexadecimal digits"))?
    } else {
        base64(text).unwrap_or_else(|| text.to_vec())
    };
    let secret = Secret::new(bytes);
    if secret.expose().len() < LEAST_BYTES {
        return Err(KeyError::Text("has fewer than 32 bytes"));
    }
    Ok(secret)
}

fn hex(text: &[u8]) -> Option<Vec<u8>> {
    let value = |digit: u8| char::from(digit).to_digit(16).map(|value| value as u8);
    let (pairs, []) = text.as_chunks::<2>() else { return None };
    pairs.iter().map(|[high, low]| Some(value(*high)? << 4 | value(*low)?)).collect()
}

fn base64(text: &[u8]) -> Option<Vec<u8>> {
    let config = GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    [STANDARD, URL_SAFE]
        .iter()
        .find_map(|alphabet| GeneralPurpose::new(alphabet, config).decode(text).ok())
        .filter(|bytes| bytes.len() >= LEAST_BYTES)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(content: &[u8], expected: Result<&[u8], &str>) {
        let decoded = decode(content);
        let found = decoded.as_ref().map(Secret::expose).map_err(ToString::to_string);
        assert_eq!(found, expected.map_err(|reason| format!("the key text {reason}")));
    }

    #[test]
    fn three_spellings_are_read() {
        let key: Vec<u8> = (0..32).map(|at| at * 8).collect();
        let hex = encode(&Secret::new(key.clone()));
        assert_eq!(hex.len(), 64);
        for ending in ["", "\n", "\r\n", "  \n"] {
            check(format!("{}{ending}", *hex).as_bytes(), Ok(&key));
            check(format!("{}{ending}", hex.to_uppercase()).as_bytes(), Ok(&key));
            check(format!("AAgQGCAoMDhASFBYYGhweICIkJigqLC4wMjQ2ODo8Pg={ending}").as_bytes(), Ok(&key));
            check(format!("AAgQGCAoMDhASFBYYGhweICIkJigqLC4wMjQ2ODo8Pg{ending}").as_bytes(), Ok(&key));
        }
        check(&key, Ok(&key));
        check(&[&key[..], b"\n"].concat(), Ok(&[&key[..], b"\n"].concat()));
        check(b"four words or more make a sentence\n", Ok(b"four words or more make a sentence"));
        check(format!("{}8", "_".repeat(42)).as_bytes(), Ok(&[0xff; 32]));
    }

    #[test]
    fn what_is_too_short_is_refused() {
        check(b"", Err("has fewer than 32 bytes"));
        check(b"\n", Err("has fewer than 32 bytes"));
        check(&[b'a'; 62], Err("has fewer than 32 bytes"));
        check(&[b'a'; 65], Err("has an odd number of hexadecimal digits"));
        check(&[0xff; 31], Err("has fewer than 32 bytes"));
        check(b"hunter2", Err("has fewer than 32 bytes"));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(key in proptest::collection::vec(any::<u8>(), 32..100)) {
            let text = encode(&Secret::new(key.clone()));
            prop_assert_eq!(decode(text.as_bytes()).map(|secret| secret.expose().to_vec()), Ok(key));
        }

        #[test]
        fn nothing_panics(content: Vec<u8>) {
            let _ = decode(&content);
        }
    }
}
