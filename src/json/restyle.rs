//! Writing a text as a JSON string in the escaping style of another one.
//!
//! Where a text inside a string is replaced, what was not replaced should leave as it came. RFC 8259 §7 allows many
//! spellings of one character (`/`, `\/`, `\u002f`, `\u002F`), and every writer keeps to some of them. [`Style::of`]
//! notes them from a string as it was written, [`Style::quote_into`] spells any text accordingly.
//!
//! Two laws, both tested: what is quoted decodes to the text it was made of, in every style; and a string that keeps to
//! one style, quoted from its own decoded text, is what it was, byte for byte. One thing cannot come back: an escaped
//! surrogate without its other half (`\ud834`) stands for no character, decodes to U+FFFD, and is written as that is.

use super::text::unescape;

/// How each kind of character is spelled. What it was taken from is not kept, only its habits.
#[derive(Clone, Copy)]
pub(crate) struct Style {
    /// By ASCII code. Never [`Spelling::Raw`] where RFC 8259 demands an escape, never [`Spelling::Short`] where it
    /// has none.
    ascii: [Spelling; 128],
    /// By [`Block`]: whether its characters are written as `\uXXXX`.
    wide: [bool; Block::COUNT],
    /// Of the digits of what was not seen, and of everything beyond ASCII.
    case: Case,
}

/// One way to write an ASCII character.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Spelling {
    /// As it is.
    Raw,
    /// Backslash and one letter or sign.
    Short,
    /// `\u` and four digits.
    Hex(Case),
}

/// The case of the hexadecimal digits `a` to `f`.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Case {
    /// What most writers take.
    #[default]
    Lower,
    Upper,
}

/// What writers treat alike beyond ASCII. A style of fixed size cannot remember every character; these are the
/// distinctions that writers make: some escape all of it, some the line separators alone (which JavaScript once read
/// as line ends), some the C1 controls and U+2000 to U+20FF, some what needs a surrogate pair.
#[derive(Clone, Copy)]
enum Block {
    Controls,
    Separators,
    Punctuation,
    Basic,
    Supplementary,
}

impl Block {
    const COUNT: usize = 5;

    fn of(c: char) -> Self {
        match c {
            ..='\u{9f}' => Self::Controls,
            '\u{2028}' | '\u{2029}' => Self::Separators,
            '\u{2000}'..='\u{20ff}' => Self::Punctuation,
            ..='\u{ffff}' => Self::Basic,
            _ => Self::Supplementary,
        }
    }
}

/// What a string has shown so far: the first spelling of each character.
struct Seen {
    ascii: [Option<Spelling>; 128],
    wide: [Option<bool>; Block::COUNT],
    case: Option<Case>,
}

impl Default for Style {
    /// Short escapes where there are some, `\u00xx` in lower case for other control characters, all else as it is.
    fn default() -> Self {
        Seen::new().style()
    }
}

impl Style {
    /// The style of a string, given as the bytes between its quotes, escapes as written; the caller has validated them.
    ///
    /// The first spelling of a character decides. A character that does not occur takes the default, with the digits
    /// in the case first seen; beyond ASCII it is escaped if its block was, or, where none of its block occurs, if
    /// other characters beyond ASCII were and none stood there as it is: what was pure ASCII stays so.
    pub(crate) fn of(raw: &str) -> Self {
        // Without an escape there is nothing but defaults: what stands there as it is stays so.
        if memchr::memchr(b'\\', raw.as_bytes()).is_none() {
            return Self::default();
        }
        let mut seen = Seen::new();
        let mut rest = raw;
        while let Some(first) = rest.chars().next() {
            let len = if first == '\\' { seen.note_escape(rest) } else { seen.note_raw(first) };
            rest = rest.get(len..).unwrap_or_default();
        }
        seen.style()
    }

    /// Appends `text` to `out` as a JSON string with its quotes. Allocates nothing but what `out` needs.
    pub(crate) fn quote_into(&self, text: &str, out: &mut Vec<u8>) {
        out.push(b'"');
        let mut run = 0;
        for (at, c) in text.char_indices() {
            let spelling = self.spelling(c);
            if spelling == Spelling::Raw {
                continue;
            }
            out.extend_from_slice(&text.as_bytes()[run..at]);
            run = at + c.len_utf8();
            match (spelling, short(c)) {
                (Spelling::Hex(case), _) => hex_into(c, case, out),
                (_, Some(letter)) => out.extend_from_slice(&[b'\\', letter]),
                (_, None) => hex_into(c, self.case, out),
            }
        }
        out.extend_from_slice(&text.as_bytes()[run..]);
        out.push(b'"');
    }

    fn spelling(&self, c: char) -> Spelling {
        match self.ascii.get(c as usize) {
            Some(&spelling) => spelling,
            None if self.wide[Block::of(c) as usize] => Spelling::Hex(self.case),
            None => Spelling::Raw,
        }
    }
}

impl Seen {
    fn new() -> Self {
        Self { ascii: [None; 128], wide: [None; Block::COUNT], case: None }
    }

    /// Notes a character that stands as it is; gives its length in bytes.
    fn note_raw(&mut self, c: char) -> usize {
        self.note(c, Spelling::Raw);
        c.len_utf8()
    }

    /// Notes the escape that `rest` begins with; gives its length in bytes.
    fn note_escape(&mut self, rest: &str) -> usize {
        let (c, len) = unescape(rest);
        if rest.as_bytes().get(1) != Some(&b'u') {
            self.note(c, Spelling::Short);
            return len;
        }
        let digits = rest.get(2..6).unwrap_or_default();
        let case = digits.bytes().find(u8::is_ascii_alphabetic);
        let case = case.map(|digit| if digit.is_ascii_uppercase() { Case::Upper } else { Case::Lower });
        self.case = self.case.or(case);
        // A lone surrogate shows the case of its digits and no more: writers that leave all characters as they are
        // have no other way to write it.
        let lone = c == char::REPLACEMENT_CHARACTER && digits.starts_with(['d', 'D']);
        if !lone {
            self.note(c, Spelling::Hex(case.unwrap_or_default()));
        }
        len
    }

    fn note(&mut self, c: char, spelling: Spelling) {
        match self.ascii.get_mut(c as usize) {
            Some(first) => *first = first.or(Some(spelling)),
            None => {
                let first = &mut self.wide[Block::of(c) as usize];
                *first = first.or(Some(spelling != Spelling::Raw));
            }
        }
    }

    /// Fills the gaps.
    fn style(&self) -> Style {
        let case = self.case.unwrap_or_default();
        let mut style = Style { ascii: [Spelling::Raw; 128], wide: [false; Block::COUNT], case };
        for (c, (spelling, seen)) in (0_u8..).map(char::from).zip(style.ascii.iter_mut().zip(self.ascii)) {
            let must = matches!(c, ..'\u{20}' | '"' | '\\');
            *spelling = match seen {
                Some(Spelling::Raw) if !must => Spelling::Raw,
                Some(Spelling::Short) if short(c).is_some() => Spelling::Short,
                Some(Spelling::Hex(case)) => Spelling::Hex(case),
                _ if !must => Spelling::Raw,
                _ if short(c).is_some() => Spelling::Short,
                _ => Spelling::Hex(case),
            };
        }
        let escapes = self.wide.contains(&Some(true)) && !self.wide.contains(&Some(false));
        style.wide = self.wide.map(|seen| seen.unwrap_or(escapes));
        style
    }
}

/// What stands after the backslash in the short escape of a character that has one.
fn short(c: char) -> Option<u8> {
    match c {
        '"' => Some(b'"'),
        '\\' => Some(b'\\'),
        '/' => Some(b'/'),
        '\u{8}' => Some(b'b'),
        '\u{c}' => Some(b'f'),
        '\n' => Some(b'n'),
        '\r' => Some(b'r'),
        '\t' => Some(b't'),
        _ => None,
    }
}

/// Appends `\uXXXX`, or two of them where the character needs a surrogate pair.
fn hex_into(c: char, case: Case, out: &mut Vec<u8>) {
    let digits = match case {
        Case::Lower => b"0123456789abcdef",
        Case::Upper => b"0123456789ABCDEF",
    };
    for unit in c.encode_utf16(&mut [0; 2]) {
        let digit = |shift: u16| digits[usize::from(*unit >> shift & 15)];
        out.extend_from_slice(&[b'\\', b'u', digit(12), digit(8), digit(4), digit(0)]);
    }
}

#[cfg(test)]
mod tests;
