//! The bodies of tokens: how far they go, and whether somebody drew them or wrote them out as a placeholder.

/// Fewest different bytes of a body that was drawn; `xxxxxxxx` and `0000-1111` have fewer.
const DIFFERENT: u32 = 6;

/// A letter or a digit.
pub(super) const fn word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
}

/// A character of base64url: a letter, a digit, `-` or `_`.
pub(super) const fn url(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}

/// A character of base64 (RFC 4648 §4): a letter, a digit, `+`, `/` or the padding.
pub(super) const fn base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=')
}

/// A digit of base 16 in small letters.
pub(super) const fn hex(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'a'..=b'f')
}

/// How many bytes from `at` on are of a class; one more than `most` where there are more.
pub(super) fn run(text: &str, at: usize, most: usize, class: fn(u8) -> bool) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    rest.iter().take(most + 1).take_while(|&&byte| class(byte)).count()
}

/// Whether a body holds enough different bytes to have been drawn.
pub(super) fn drawn(body: &str) -> bool {
    let seen = body.bytes().fold([0u64; 4], |mut seen, byte| {
        seen[usize::from(byte >> 6)] |= 1 << (byte & 63);
        seen
    });
    seen.iter().map(|part| part.count_ones()).sum::<u32>() >= DIFFERENT
}

#[cfg(test)]
mod tests {
    use super::{base64, drawn, hex, run, url, word};

    #[test]
    fn a_run_ends_with_its_class() {
        assert_eq!(run("x-ab_c é", 2, 9, url), 4);
        assert_eq!(run("abcdef", 0, 3, word), 4);
        assert_eq!(run("ab+/=-", 0, 9, base64), 5);
        assert_eq!(run("09afg", 0, 9, hex), 4);
        assert_eq!(run("a", 7, 9, word), 0);
    }

    #[test]
    fn placeholders_repeat_themselves() {
        for (body, is) in
            [("xxxxxxxxxxxxxxxx", false), ("XXXX-1111", false), ("", false), ("EXAMPLE0", true), ("é…x1yz", true)]
        {
            assert_eq!(drawn(body), is, "{body}");
        }
    }
}
