//! Writings that go character by character: what stands for each, and the way between the text and how it is written.
//!
//! A written text is a row of *units*: stretches that stand for themselves, escapes that stand for one character, and line
//! breaks that stand for nothing. Places are found by walking the units again and not by a table of them, which for a text of
//! nothing but escapes would be many times the text.

use std::borrow::Cow;

use crate::json::restyle::Style;
use crate::json::text::unescape;

/// A writing in which most characters stand for themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Coding {
    /// Between the quotes of a JSON string.
    Json,
    /// A JSON number: as it stands, and replaced whole.
    Number,
    /// `%XX` (RFC 3986 §2.1).
    Percent,
    /// `%XX`, and `+` for a space (`application/x-www-form-urlencoded`).
    Form,
    /// `=XX` and soft line breaks (RFC 2045 §6.7).
    Quoted,
}

/// What stands in a text next.
struct Unit<'a> {
    /// Its bytes.
    raw: usize,
    reads: Reads<'a>,
}

enum Reads<'a> {
    Same(&'a str),
    Char(char),
    Nothing,
}

impl Coding {
    /// What `rest`, which is not empty, begins with.
    fn unit(self, rest: &str) -> Unit<'_> {
        let bytes = rest.as_bytes();
        let found = match self {
            Self::Json => memchr::memchr(b'\\', bytes),
            Self::Number => None,
            Self::Percent => memchr::memchr(b'%', bytes),
            Self::Form => memchr::memchr2(b'%', b'+', bytes),
            Self::Quoted => memchr::memchr(b'=', bytes),
        };
        let before = found.unwrap_or(rest.len());
        if before > 0 {
            return Unit { raw: before, reads: Reads::Same(&rest[..before]) };
        }
        let escape = match self {
            Self::Json => Some(unescape(rest)),
            Self::Form if bytes[0] == b'+' => Some((' ', 1)),
            Self::Quoted => match soft_break(bytes) {
                Some(raw) => return Unit { raw, reads: Reads::Nothing },
                None => escaped(bytes, b'='),
            },
            _ => escaped(bytes, b'%'),
        };
        match escape {
            Some((c, raw)) => Unit { raw: raw.min(rest.len()), reads: Reads::Char(c) },
            None => Unit { raw: 1, reads: Reads::Same(&rest[..1]) },
        }
    }

    /// What is written in `raw`. A byte that is no UTF-8 with those after it is read as Latin-1.
    pub(super) fn decode(self, raw: &str) -> Cow<'_, str> {
        if raw.is_empty() || matches!(self.unit(raw), Unit { raw: all, reads: Reads::Same(_) } if all == raw.len()) {
            return Cow::Borrowed(raw);
        }
        let mut text = String::with_capacity(raw.len());
        let mut at = 0;
        while at < raw.len() {
            let unit = self.unit(&raw[at..]);
            at += unit.raw;
            match unit.reads {
                Reads::Same(same) => text.push_str(same),
                Reads::Char(c) => text.push(c),
                Reads::Nothing => {}
            }
        }
        Cow::Owned(text)
    }
}

/// The length of the soft line break that `bytes` begins with; white space may stand before the line end.
pub(super) fn soft_break(bytes: &[u8]) -> Option<usize> {
    let rest = bytes.strip_prefix(b"=")?;
    let blank = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    match rest.get(blank..)? {
        [b'\n', ..] => Some(blank + 2),
        [b'\r', b'\n', ..] => Some(blank + 3),
        _ => None,
    }
}

/// The octet that a mark and two hexadecimal digits stand for.
pub(super) fn octet(bytes: &[u8], mark: u8) -> Option<u8> {
    let &[first, high, low, ..] = bytes else { return None };
    let digit = |byte: u8| char::from(byte).to_digit(16).map(|digit| digit as u8);
    (first == mark).then(|| Some(digit(high)? << 4 | digit(low)?))?
}

/// The character that the escapes in front stand for, and their length.
fn escaped(bytes: &[u8], mark: u8) -> Option<(char, usize)> {
    let first = octet(bytes, mark)?;
    let width = match first {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => 1,
    };
    let (mut octets, mut at) = ([first, 0, 0, 0], 3);
    for octet_of in &mut octets[1..width] {
        // RFC 2045 lets a line end between any two octets.
        while mark == b'='
            && let Some(length) = soft_break(&bytes[at..])
        {
            at += length;
        }
        let Some(octet) = octet(&bytes[at..], mark) else { break };
        (*octet_of, at) = (octet, at + 3);
    }
    let whole = std::str::from_utf8(&octets[..width]).ok().and_then(|text| text.chars().next());
    // A missing octet is 0, which goes on no character.
    Some(whole.map_or((char::from(first), 3), |c| (c, at)))
}

/// A walk over the units of a written text, which only goes on.
pub(super) struct Walk<'a> {
    coding: Coding,
    raw: &'a str,
    /// The unit at hand: where it begins, written and read, and how long it is.
    from: usize,
    text: usize,
    raw_length: usize,
    text_length: usize,
    /// It stands for itself.
    same: bool,
}

impl<'a> Walk<'a> {
    pub(super) fn new(coding: Coding, raw: &'a str) -> Self {
        let mut walk = Self { coding, raw, from: 0, text: 0, raw_length: 0, text_length: 0, same: true };
        walk.advance();
        walk
    }

    /// Goes on to the next unit. False: there is none.
    fn advance(&mut self) -> bool {
        self.from += self.raw_length;
        self.text += self.text_length;
        (self.raw_length, self.text_length, self.same) = (0, 0, true);
        if self.from == self.raw.len() {
            return false;
        }
        let unit = self.coding.unit(&self.raw[self.from..]);
        self.raw_length = unit.raw;
        (self.text_length, self.same) = match unit.reads {
            Reads::Same(same) => (same.len(), true),
            Reads::Char(c) => (c.len_utf8(), false),
            Reads::Nothing => (0, false),
        };
        true
    }

    /// Where a span of the text, not empty, stands as it is written. Spans are asked for in order.
    pub(super) fn written(&mut self, start: usize, end: usize) -> (usize, usize) {
        while self.text + self.text_length <= start && self.advance() {}
        let first = if self.same { self.from + (start - self.text).min(self.raw_length) } else { self.from };
        while self.text + self.text_length < end && self.advance() {}
        let last = if self.same { (end - self.text).min(self.raw_length) } else { self.raw_length };
        (first, self.from + last)
    }

    /// Where in the text the character is that a place in the written text stands in: its beginning and its end, or the place
    /// itself twice where it stands between characters. Places are asked for in order.
    pub(super) fn read(&mut self, place: usize) -> (usize, usize) {
        while self.from + self.raw_length <= place && self.advance() {}
        let into = place.saturating_sub(self.from).min(self.raw_length);
        match into {
            0 => (self.text, self.text),
            into if self.same => (self.text + into, self.text + into),
            _ => (self.text, self.text + self.text_length),
        }
    }
}

/// Writes texts into a written text, in its way.
pub(super) struct Pen {
    coding: Coding,
    style: Option<Style>,
    /// Hexadecimal digits are small.
    small: bool,
    /// Nothing beyond ASCII stands there as it is.
    ascii: bool,
}

impl Pen {
    /// In the way of `raw`.
    pub(super) fn new(coding: Coding, raw: &str) -> Self {
        let style = (coding == Coding::Json).then(|| Style::of(raw));
        Self { coding, style, small: small(raw), ascii: raw.is_ascii() }
    }

    /// Appends a text to `out` as it is written here.
    pub(super) fn write(&self, text: &str, out: &mut String) {
        match (self.coding, &self.style) {
            (Coding::Json, Some(style)) => {
                let mut quoted = Vec::with_capacity(text.len() + 2);
                style.quote_into(text, &mut quoted);
                out.push_str(std::str::from_utf8(&quoted[1..quoted.len() - 1]).unwrap_or_default());
            }
            (Coding::Json | Coding::Number, _) => out.push_str(text),
            // RFC 3986 §2.3: unreserved characters are not encoded.
            (Coding::Percent | Coding::Form, _) => {
                let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '~');
                text.chars().for_each(|c| if plain(c) { out.push(c) } else { self.escape(c, '%', out) });
            }
            (Coding::Quoted, _) => {
                let blank = text.len() - text.trim_end_matches([' ', '\t']).len();
                for (at, c) in text.char_indices() {
                    // RFC 2045 §6.7 (3): white space does not stand at a line's end.
                    let plain = match c {
                        ' ' | '\t' => at + blank < text.len(),
                        '=' => false,
                        '!'..='~' | '\r' | '\n' => true,
                        _ => !c.is_ascii() && !self.ascii,
                    };
                    if plain { out.push(c) } else { self.escape(c, '=', out) }
                }
            }
        }
    }

    fn escape(&self, c: char, mark: char, out: &mut String) {
        let digits = if self.small { b"0123456789abcdef" } else { b"0123456789ABCDEF" };
        for byte in c.encode_utf8(&mut [0; 4]).bytes() {
            let digit = |half: u8| char::from(digits[usize::from(half)]);
            out.extend([mark, digit(byte >> 4), digit(byte & 15)]);
        }
    }
}

/// Whether the first escape with a letter in it has a small one.
fn small(raw: &str) -> bool {
    let escapes = raw.as_bytes().windows(3).filter(|three| octet(three, b'%').or(octet(three, b'=')).is_some());
    let mut letters = escapes.flat_map(|three| &three[1..]).filter(|byte| byte.is_ascii_alphabetic());
    letters.next().is_some_and(u8::is_ascii_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(coding: Coding, raw: &str, text: &str) {
        assert_eq!(coding.decode(raw), text, "{raw}");
        let mut walk = Walk::new(coding, raw);
        for (at, c) in text.char_indices() {
            let (start, end) = walk.written(at, at + c.len_utf8());
            assert_eq!(coding.decode(&raw[start..end]), c.to_string(), "{raw} at {at}");
        }
    }

    #[test]
    fn percent_encoding_is_read() {
        // RFC 3986 §2.5, and a character of four octets.
        check(Coding::Percent, "%C3%80%E3%82%A2%41+%F0%9F%98%80", "ÀアA+😀");
        check(Coding::Form, "Ana+M%2b+%26", "Ana M+ &");
        check(Coding::Percent, "100% %4 %zz %", "100% %4 %zz %");
        check(Coding::Percent, "caf%E9 %C3x %C3", "café Ãx Ã");
    }

    #[test]
    fn quoted_printable_is_read() {
        // RFC 2045 §6.7: the example of rule 5, and octets that a soft break parts.
        check(
            Coding::Quoted,
            "Now's the time =\r\nfor all folk to come=\r\n to the aid of their country.",
            "Now's the time for all folk to come to the aid of their country.",
        );
        check(Coding::Quoted, "caf=C3=\n=A9 =3D=20= \t\r\n!", "café = !");
        check(Coding::Quoted, "a=b =", "a=b =");
        check(Coding::Quoted, "caf=E9", "café");
    }

    #[test]
    fn json_is_read() {
        check(Coding::Json, r"a\u0062\n\ud83d\ude00\/", "ab\n😀/");
        check(Coding::Number, "-1.5e3", "-1.5e3");
    }

    #[test]
    fn soft_breaks_stay_outside() {
        let raw = "a=\nbc=\nd";
        assert_eq!(Walk::new(Coding::Quoted, raw).written(1, 3), (3, 5));
        assert_eq!(Walk::new(Coding::Quoted, raw).written(0, 4), (0, raw.len()));
    }

    #[test]
    fn places_inside_an_escape_are_told() {
        let mut walk = Walk::new(Coding::Percent, "a%C3%A9b");
        let places: Vec<_> = [0, 1, 2, 6, 7, 8].map(|at| walk.read(at)).to_vec();
        assert_eq!(places, [(0, 0), (1, 1), (1, 3), (1, 3), (3, 3), (4, 4)]);
    }

    #[test]
    fn texts_are_written_in_kind() {
        let check = |coding, raw: &str, text: &str, expected: &str| {
            let mut out = String::new();
            Pen::new(coding, raw).write(text, &mut out);
            assert_eq!(out, expected);
            assert_eq!(coding.decode(&out), text);
        };
        check(Coding::Percent, "x", "[A é]", "%5BA%20%C3%A9%5D");
        check(Coding::Form, "%2fx", "[A+B]", "%5bA%2bB%5d");
        check(Coding::Quoted, "x", "[A=é] ", "[A=3D=C3=A9]=20");
        check(Coding::Quoted, "é", "é", "é");
        check(Coding::Json, r"\/\u00E9", "\"é/", r#"\"\u00E9\/"#);
    }
}
