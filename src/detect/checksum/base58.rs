//! Base 58 and Base58Check: numbers without the letters that look alike, and the first four bytes of a double SHA-256
//! behind them (Bitcoin Developer Reference, "Base58Check encoding"). Ripple has the same digits in another order.

use sha2::{Digest as _, Sha256};

/// Bitcoin's digits.
pub(in crate::detect) const BITCOIN: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
/// Ripple's digits (XRP Ledger documentation, "base58 Encodings").
pub(in crate::detect) const RIPPLE: &[u8; 58] = b"rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";
/// Most bytes that are decoded: an extended key has 82 with its check.
const MOST: usize = 96;

/// Bytes that base 58 spells.
pub(in crate::detect) struct Decoded {
    bytes: [u8; MOST],
    start: usize,
}

impl Decoded {
    /// Decodes digits of an alphabet; `None` for other bytes, and for more than 96 bytes.
    pub(in crate::detect) fn of(text: &str, alphabet: &[u8; 58]) -> Option<Self> {
        let (mut bytes, mut start) = ([0; MOST], MOST);
        for byte in text.bytes() {
            let mut carry = u32::try_from(alphabet.iter().position(|digit| *digit == byte)?).ok()?;
            for place in bytes[start..].iter_mut().rev() {
                carry += u32::from(*place) * 58;
                *place = carry as u8;
                carry >>= 8;
            }
            while carry > 0 {
                start = start.checked_sub(1)?;
                bytes[start] = carry as u8;
                carry >>= 8;
            }
        }
        // Each first digit that counts nothing is a byte of zeros.
        let zeros = text.bytes().take_while(|byte| *byte == alphabet[0]).count();
        Some(Self { bytes, start: start.checked_sub(zeros)? })
    }

    /// The bytes.
    pub(in crate::detect) fn as_slice(&self) -> &[u8] {
        &self.bytes[self.start..]
    }

    /// The bytes before the check, if that holds.
    pub(in crate::detect) fn checked(&self) -> Option<&[u8]> {
        let (body, check) = self.as_slice().split_last_chunk::<4>()?;
        let hash = Sha256::digest(Sha256::digest(body));
        (hash.get(..4)? == check).then_some(body)
    }
}

#[cfg(test)]
mod tests {
    use super::{BITCOIN, Decoded, RIPPLE};

    #[test]
    fn published_addresses_hold() {
        // The first block's address, BIP 16's and BIP 13's examples, the XRP Ledger's account zero.
        for (text, alphabet, version) in [
            ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", BITCOIN, 0),
            ("3P14159f73E4gFr7JterCCQh9QjiTjiZrG", BITCOIN, 5),
            ("rrrrrrrrrrrrrrrrrrrrrhoLvTp", RIPPLE, 0),
        ] {
            let decoded = Decoded::of(text, alphabet).expect("base 58");
            let body = decoded.checked().expect("a right check");
            assert_eq!((body.len(), body[0]), (21, version), "{text}");
        }
        let wrong = Decoded::of("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", BITCOIN).expect("base 58");
        assert!(wrong.checked().is_none());
        assert!(Decoded::of("0OIl", BITCOIN).is_none());
        assert!(Decoded::of(&"z".repeat(200), BITCOIN).is_none());
        assert!(Decoded::of(&"1".repeat(200), BITCOIN).is_none());
    }

    #[test]
    fn the_drafts_vectors_hold() {
        // draft-msporny-base58-03, §5.
        assert_eq!(Decoded::of("2NEpo7TZRRrLZSi2U", BITCOIN).expect("base 58").as_slice(), b"Hello World!");
        assert_eq!(Decoded::of("11233QC4", BITCOIN).expect("base 58").as_slice(), [0, 0, 0x28, 0x7f, 0xb4, 0xcd]);
    }
}
