//! How the bits of a keyed digest are spelled as a pseudonym.

use std::fmt::Write;

use crate::base::KeyId;

/// How a pseudonym is spelled. All spell the same digest's first bits, so two formats of one value can be told to belong
/// together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// `p1k3_…`: format version, key id, 128 bits in 26 characters of lower-case Crockford base32. Default for strings.
    Token,
    /// 128 bits in 32 lower-case hexadecimal digits.
    Hex,
    /// A version 8 UUID (RFC 9562 §5.8): 122 bits.
    Uuid,
    /// A whole number below 2⁵³, exact in every JSON reader. Default for numbers. Among n values two share a number
    /// with odds of about n² / 2⁵⁴.
    Integer,
    /// A token at `pseudonym.invalid`, a domain that never resolves (RFC 6761 §6.4).
    Email,
}

/// Crockford's alphabet in lower case: no i, l, o, u.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const DOMAIN: &str = "@pseudonym.invalid";
/// A local part has 64 octets at most (RFC 5321 §4.5.3.1.1); `p1`, `_` and 26 characters are not the key id.
const LONGEST_EMAIL_KEY: usize = 35;

impl Format {
    /// Reads `token`, `hex`, `uuid`, `integer` or `email`.
    pub fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "token" => Self::Token,
            "hex" => Self::Hex,
            "uuid" => Self::Uuid,
            "integer" => Self::Integer,
            "email" => Self::Email,
            _ => return None,
        })
    }

    /// Whether pseudonyms under this key id stay within what the format allows.
    pub(super) fn allows(self, key: &KeyId) -> bool {
        self != Self::Email || key.as_str().len() <= LONGEST_EMAIL_KEY
    }

    /// Appends the pseudonym. `prefix` is what tokens begin with.
    pub(super) fn write(self, tag: &[u8; 32], prefix: &str, out: &mut String) {
        let [hi @ .., _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _] = *tag;
        let bits = u128::from_be_bytes(hi);
        match self {
            Self::Token => write_token(bits, prefix, out),
            Self::Hex => write_hex(bits, 0..32, out),
            Self::Uuid => {
                let bits = bits & !(0xf << 76) & !(0b11 << 62) | (8 << 76) | (0b10 << 62);
                for (at, range) in [0..8, 8..12, 12..16, 16..20, 20..32].into_iter().enumerate() {
                    if at > 0 {
                        out.push('-');
                    }
                    write_hex(bits, range, out);
                }
            }
            Self::Integer => {
                let _ = write!(out, "{}", bits >> (128 - 53)); // a String takes all
            }
            Self::Email => {
                write_token(bits, prefix, out);
                out.push_str(DOMAIN);
            }
        }
    }
}

/// What tokens begin with: `p`, the format's version, the key id, `_` (which no key id holds).
pub(super) fn prefix(key: &KeyId) -> String {
    format!("p1{key}_")
}

fn write_token(bits: u128, prefix: &str, out: &mut String) {
    let mut spelled = [0; 26];
    // 10 bits, 60, 60: so that each piece shifts in one register.
    for (places, shift) in [(0..2, 120), (2..14, 60), (14..26, 0)] {
        let mut rest = (bits >> shift) as u64;
        for place in spelled[places].iter_mut().rev() {
            *place = ALPHABET[rest as usize & 31];
            rest >>= 5;
        }
    }
    out.push_str(prefix);
    push_ascii(&spelled, out);
}

fn write_hex(bits: u128, digits: std::ops::Range<usize>, out: &mut String) {
    let mut spelled = [0; 32];
    let mut rest = bits;
    for place in spelled.iter_mut().rev() {
        *place = b"0123456789abcdef"[rest as usize & 15];
        rest >>= 4;
    }
    push_ascii(&spelled[digits], out);
}

fn push_ascii(spelled: &[u8], out: &mut String) {
    out.push_str(std::str::from_utf8(spelled).expect("both alphabets are ASCII"));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(format: Format, tag: [u8; 32], expected: &str) {
        let mut out = String::new();
        format.write(&tag, &prefix(&KeyId::parse("k-3").expect("an id")), &mut out);
        assert_eq!(out, expected);
    }

    #[test]
    fn all_ones_and_all_zeros() {
        check(Format::Token, [0xff; 32], "p1k-3_7zzzzzzzzzzzzzzzzzzzzzzzzz");
        check(Format::Token, [0; 32], "p1k-3_00000000000000000000000000");
        check(Format::Hex, [0xff; 32], "ffffffffffffffffffffffffffffffff");
        check(Format::Uuid, [0xff; 32], "ffffffff-ffff-8fff-bfff-ffffffffffff");
        check(Format::Uuid, [0; 32], "00000000-0000-8000-8000-000000000000");
        check(Format::Integer, [0xff; 32], "9007199254740991");
        check(Format::Integer, [0; 32], "0");
        check(Format::Email, [0; 32], "p1k-3_00000000000000000000000000@pseudonym.invalid");
    }

    #[test]
    fn bits_are_read_from_the_front() {
        let tag: [u8; 32] = std::array::from_fn(|at| at as u8);
        check(Format::Hex, tag, "000102030405060708090a0b0c0d0e0f");
        check(Format::Uuid, tag, "00010203-0405-8607-8809-0a0b0c0d0e0f");
        check(Format::Token, tag, "p1k-3_00041061050r3gg28a1c60t3gf");
        check(Format::Integer, tag, "138519019680");
    }

    #[test]
    fn the_longest_email_has_a_valid_local_part() {
        let id = |length| KeyId::parse(&"k".repeat(length)).expect("an id");
        assert!(Format::Email.allows(&id(35)) && !Format::Email.allows(&id(36)));
        assert!(Format::Token.allows(&id(64)));
        assert_eq!(prefix(&id(35)).len() + 26, 64);
    }
}
