//! Numbers and literals (RFC 8259 §§3, 6), read byte by byte so that a chunk may end anywhere in one.

/// Where the reading of a scalar stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lexer {
    /// After `-`.
    Minus,
    /// After a leading `0`.
    Zero,
    /// In the integer part.
    Integer,
    /// After the `.`
    Point,
    /// In the fraction.
    Fraction,
    /// After `e` or `E`.
    Exponent,
    /// After the exponent's sign.
    Sign,
    /// In the exponent's digits.
    Power,
    /// In `true`, `false` or `null`: the bytes still due.
    Word(&'static [u8]),
}

impl Lexer {
    /// The state after a scalar's first byte; `None` if no scalar begins so.
    pub(super) fn start(byte: u8) -> Option<Self> {
        Some(match byte {
            b'-' => Self::Minus,
            b'0' => Self::Zero,
            b'1'..=b'9' => Self::Integer,
            b't' => Self::Word(b"rue"),
            b'f' => Self::Word(b"alse"),
            b'n' => Self::Word(b"ull"),
            _ => return None,
        })
    }

    /// The state after one more byte; `None` if the byte does not belong to the scalar.
    #[inline(always)]
    pub(super) fn next(self, byte: u8) -> Option<Self> {
        Some(match (self, byte) {
            (Self::Integer, b'0'..=b'9') => Self::Integer,
            (Self::Fraction, b'0'..=b'9') => Self::Fraction,
            (Self::Minus, b'0') => Self::Zero,
            (Self::Minus, b'1'..=b'9') => Self::Integer,
            (Self::Zero | Self::Integer, b'.') => Self::Point,
            (Self::Point, b'0'..=b'9') => Self::Fraction,
            (Self::Zero | Self::Integer | Self::Fraction, b'e' | b'E') => Self::Exponent,
            (Self::Exponent, b'+' | b'-') => Self::Sign,
            (Self::Exponent | Self::Sign | Self::Power, b'0'..=b'9') => Self::Power,
            (Self::Word([due, rest @ ..]), _) if *due == byte => Self::Word(rest),
            _ => return None,
        })
    }

    /// Reads on. Returns the number of bytes that belong to the scalar and whether it ended before `bytes` did.
    pub(super) fn read(&mut self, bytes: &[u8]) -> (usize, bool) {
        for (at, &byte) in bytes.iter().enumerate() {
            match self.next(byte) {
                Some(next) => *self = next,
                None => return (at, true),
            }
        }
        (bytes.len(), false)
    }

    /// Whether the scalar may end here.
    pub(super) fn complete(self) -> bool {
        matches!(self, Self::Zero | Self::Integer | Self::Fraction | Self::Power | Self::Word([]))
    }
}

/// Whether a byte may follow a scalar. A record separator may not: a number that no white space follows may have been
/// cut (RFC 7464 §2.4).
pub(super) fn delimits(byte: u8) -> bool {
    matches!(byte, b',' | b':' | b'}' | b']' | b'{' | b'[' | b'"' | b' ' | b'\t' | b'\r' | b'\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: bool) {
        for split in 1..=text.len() {
            let bytes = text.as_bytes();
            let accepted = Lexer::start(bytes[0]).is_some_and(|mut lexer| {
                let (read, ended) = lexer.read(&bytes[1..split]);
                read == split - 1 && !ended && {
                    let (read, ended) = lexer.read(&bytes[split..]);
                    read == text.len() - split && !ended && lexer.complete()
                }
            });
            assert_eq!(accepted, expected, "{text} split at {split}");
            assert_eq!(serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok(), expected, "serde_json on {text}");
        }
    }

    #[test]
    fn spellings_of_rfc_8259() {
        for good in [
            "0",
            "-0",
            "7",
            "10",
            "-12.50",
            "1e5",
            "1E+5",
            "0.1e-07",
            "123456789012345678901234567890",
            "true",
            "false",
            "null",
        ] {
            check(good, true);
        }
        for bad in [
            "-", "01", "1.", ".5", "+1", "1e", "1e+", "--1", "1.e5", "0x1", "truE", "tru", "nulls", "falsey", "NaN",
            "Infinity",
        ] {
            check(bad, false);
        }
    }
}
