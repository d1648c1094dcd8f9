//! JSON strings (RFC 8259 §7): decoding with a way back to the original bytes, and encoding.

/// A decoded string that remembers where each of its bytes came from.
#[derive(Clone, Default)]
pub struct Decoded {
    text: String,
    /// After the decoded offset, raw offsets run ahead by the paired difference; ascending.
    marks: Vec<Mark>,
}

/// From decoded offset `decoded` on, raw = decoded + `ahead`, until the next mark.
#[derive(Clone, Copy)]
struct Mark {
    decoded: usize,
    raw: usize,
}

impl Decoded {
    /// Decodes the bytes between the quotes. The caller has validated them (UTF-8, escapes).
    /// A lone surrogate escape becomes U+FFFD.
    pub fn decode(&mut self, raw: &str) {
        self.text.clear();
        self.marks.clear();
        let mut rest = 0;
        while let Some(found) = memchr::memchr(b'\\', &raw.as_bytes()[rest..]) {
            let escape = rest + found;
            self.text.push_str(&raw[rest..escape]);
            let (decoded, len) = unescape(&raw[escape..]);
            self.marks.push(Mark { decoded: self.text.len(), raw: escape });
            self.text.push(decoded);
            rest = escape + len;
            self.marks.push(Mark { decoded: self.text.len(), raw: rest });
        }
        self.text.push_str(&raw[rest..]);
    }

    /// Decodes as much of a part of such bytes as is whole: an escape that the part's end cuts is left, and so is a high
    /// surrogate whose low one may follow, unless this is the `last` part. Returns how many bytes were decoded.
    pub fn decode_part(&mut self, raw: &str, last: bool) -> usize {
        let whole = if last { raw.len() } else { whole(raw) };
        self.decode(&raw[..whole]);
        whole
    }

    /// The decoded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The raw offset of a character boundary of the decoded text: where the next character begins and the last one ends.
    pub fn raw_offset(&self, at: usize) -> usize {
        let next = self.marks.partition_point(|mark| mark.decoded <= at);
        match next.checked_sub(1).map(|last| self.marks[last]) {
            Some(mark) => mark.raw + (at - mark.decoded),
            None => at,
        }
    }
}

/// The length of a part without the escape that its end may cut. A part begins between characters.
fn whole(raw: &str) -> usize {
    let bytes = raw.as_bytes();
    let mut rest = 0;
    while let Some(found) = memchr::memchr(b'\\', &bytes[rest..]) {
        let escape = rest + found;
        let needed = match bytes.get(escape + 1) {
            Some(b'u') if (0xd800..0xdc00).contains(&hex(bytes, escape + 2)) => 12,
            Some(b'u') => 6,
            _ => 2,
        };
        let there = &bytes[escape..];
        // A high surrogate that something else than `\u` follows stands alone.
        let alone = needed == 12 && !b"\\u".starts_with(&there[6.min(there.len())..8.min(there.len())]);
        if there.len() < if alone { 6 } else { needed } {
            return escape;
        }
        rest = escape + if needed == 12 { unescape(&raw[escape..]).1 } else { needed };
    }
    raw.len()
}

/// The character an escape stands for and the escape's length in bytes.
pub(super) fn unescape(escape: &str) -> (char, usize) {
    let bytes = escape.as_bytes();
    let simple = match bytes.get(1) {
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(b'u') => return unicode(bytes),
        Some(&other) => char::from(other),
        None => char::REPLACEMENT_CHARACTER,
    };
    (simple, 2)
}

/// `\uXXXX`, or a surrogate pair of two of them.
fn unicode(bytes: &[u8]) -> (char, usize) {
    let unit = hex(bytes, 2);
    if (0xd800..0xdc00).contains(&unit) && bytes.get(6..8) == Some(b"\\u") {
        let low = hex(bytes, 8);
        if (0xdc00..0xe000).contains(&low) {
            let code = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
            return (char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), 12);
        }
    }
    (char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER), 6)
}

fn hex(bytes: &[u8], from: usize) -> u32 {
    bytes.iter().skip(from).take(4).fold(0, |value, &digit| value * 16 + char::from(digit).to_digit(16).unwrap_or(0))
}

/// Appends `text` to `out` as the inside of a JSON string: quotes, backslashes and control characters escaped,
/// everything else as it is.
pub fn escape_into(text: &str, out: &mut Vec<u8>) {
    let mut rest = text.as_bytes();
    loop {
        let (plain, after) = rest.split_at(plain(rest));
        out.extend_from_slice(plain);
        let Some((&byte, after)) = after.split_first() else { return };
        rest = after;
        match byte {
            b'"' => out.extend_from_slice(b"\\\""),
            b'\\' => out.extend_from_slice(b"\\\\"),
            b'\n' => out.extend_from_slice(b"\\n"),
            b'\r' => out.extend_from_slice(b"\\r"),
            b'\t' => out.extend_from_slice(b"\\t"),
            _ => {
                const HEX: &[u8; 16] = b"0123456789abcdef";
                out.extend_from_slice(&[
                    b'\\',
                    b'u',
                    b'0',
                    b'0',
                    HEX[usize::from(byte >> 4)],
                    HEX[usize::from(byte & 15)],
                ]);
            }
        }
    }
}

/// How many bytes stand before the first that has to be escaped.
fn plain(bytes: &[u8]) -> usize {
    let (eights, _) = bytes.as_chunks::<8>();
    let clear = 8 * eights.iter().take_while(|eight| is_plain(u64::from_le_bytes(**eight))).count();
    let special = |byte: &u8| *byte < 0x20 || matches!(byte, b'"' | b'\\');
    bytes[clear..].iter().position(special).map_or(bytes.len(), |at| clear + at)
}

/// Whether none of eight bytes has to be escaped: none is a control character, a quote or a backslash.
fn is_plain(eight: u64) -> bool {
    const ONES: u64 = u64::MAX / 0xff;
    // The highest bit of each byte below the limit, where no lower byte borrows: of the lowest such byte at the least.
    let below = |bytes: u64, limit: u64| bytes.wrapping_sub(ONES * limit) & !bytes;
    let is = |byte: u8| below(eight ^ (ONES * u64::from(byte)), 1);
    (below(eight, 0x20) | is(b'"') | is(b'\\')) & (ONES << 7) == 0
}

/// Appends `text` to `out` as a JSON string with its quotes.
pub fn quote_into(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    escape_into(text, out);
    out.push(b'"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(raw: &str, expected: &str) {
        let mut decoded = Decoded::default();
        decoded.decode(raw);
        assert_eq!(decoded.text(), expected, "{raw}");
    }

    #[test]
    fn escapes_decode() {
        check("plain é", "plain é");
        check(r#"\"\\\/\b\f\n\r\t"#, "\"\\/\u{8}\u{c}\n\r\t");
        check(r"\u0065mail \u00E9 \ud834\udd1e", "email é 𝄞");
        check(r"\ud834", "\u{fffd}");
        check(r"\udd1e\ud834x\ud834\u0041", "\u{fffd}\u{fffd}x\u{fffd}A");
    }

    #[test]
    fn parts_decode_to_the_whole() {
        for raw in [r"a\n\u00e9\\z", r"\ud83d\ude00x\ud83d\ud83d\ude00\ud83dz", r"\ud83d\n\ud83d", r"é\u0041\/"] {
            let mut whole = Decoded::default();
            whole.decode(raw);
            for cut in (0..=raw.len()).filter(|cut| raw.is_char_boundary(*cut)) {
                let (mut part, mut text) = (Decoded::default(), String::new());
                let taken = part.decode_part(&raw[..cut], false);
                text.push_str(part.text());
                assert_eq!(part.decode_part(&raw[taken..], true), raw.len() - taken);
                text.push_str(part.text());
                assert_eq!(text, whole.text(), "{raw} at {cut}");
            }
        }
    }

    #[test]
    fn offsets_lead_back() {
        let raw = r"a\n\u0062c\ud834\udd1ed";
        let mut decoded = Decoded::default();
        decoded.decode(raw);
        assert_eq!(decoded.text(), "a\nbc𝄞d");
        let starts: Vec<_> = decoded.text().char_indices().map(|(at, _)| decoded.raw_offset(at)).collect();
        assert_eq!(starts, [0, 1, 3, 9, 10, 22]);
        assert_eq!(decoded.raw_offset(decoded.text().len()), raw.len());
    }

    #[test]
    fn what_must_be_escaped_is_seen_at_any_place() {
        for byte in 0..=0x7f_u8 {
            for at in 0..20 {
                let mut text = *b"plain, as most texts";
                text[at] = byte;
                let special = byte < 0x20 || byte == b'"' || byte == b'\\';
                assert_eq!(plain(&text), if special { at } else { text.len() }, "{byte} at {at}");
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn encoding_decodes_to_the_same(text in "\\PC{0,40}[\u{0}-\u{1f}\"\\\\]{0,5}") {
            let mut raw = Vec::new();
            escape_into(&text, &mut raw);
            let raw = String::from_utf8(raw).expect("escaping keeps UTF-8");
            check(&raw, &text);
            proptest::prop_assert_eq!(serde_json::from_str::<String>(&format!("\"{raw}\"")).ok(), Some(text));
        }
    }
}
