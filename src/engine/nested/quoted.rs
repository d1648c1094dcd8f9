//! Whether a text is quoted-printable (RFC 2045 §6.7). Nothing in it says so but its escapes.

use super::coding::{octet, soft_break};

/// Characters before the `=` of a soft line break that make it look like the padding of base64.
const RUN: usize = 16;

/// Whether something in a text is written so.
pub(super) fn is_in(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'=', bytes).any(|at| octet(&bytes[at..], b'=').is_some() || soft_break(&bytes[at..]).is_some())
}

/// Whether all of a text is written so, so that whatever else is written in it is written inside that: it is ASCII, each `=`
/// begins an escape in capitals or a soft line break, and there is one.
pub(super) fn is_all(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (mut escapes, mut breaks, mut padding) = (0, 0, 0);
    for at in memchr::memchr_iter(b'=', bytes) {
        let rest = &bytes[at..];
        if octet(rest, b'=').is_some() && !rest[1..3].iter().any(u8::is_ascii_lowercase) {
            escapes += 1;
        } else if soft_break(rest).is_some() {
            breaks += 1;
            let run = bytes[..at].iter().rev().take_while(|byte| byte.is_ascii_alphanumeric()).take(RUN).count();
            padding += usize::from(run == RUN);
        } else {
            return false;
        }
    }
    text.is_ascii() && (escapes > 0 || (breaks > 0 && padding == 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_tell() {
        for (text, some, all) in [
            ("plain", false, false),
            ("a=b", false, false),
            ("caf=C3=A9", true, true),
            ("caf=C3=A9 a=b", true, false),
            ("?a=20&b=x", true, false),
            ("?a=ab%40", true, false),
            ("a long line =\r\nthat goes on", true, true),
            ("TWFueSBoYW5kcyBtYWtlIGxpZ2h0=\n", true, false),
            ("é=20", true, false),
        ] {
            assert_eq!((is_in(text), is_all(text)), (some, all), "{text}");
        }
    }
}
