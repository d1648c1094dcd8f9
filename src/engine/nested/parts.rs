//! The parts of a text: what in it is written otherwise, in order, none overlapping another.
//!
//! A JSON text is that and nothing else, and so is a text that is all quoted-printable. In any other an address or a form comes
//! before base64, which is looked for inside its components; what neither takes is quoted-printable where it has escapes.

use super::address::{self, Components};
use super::base64::{self, Base64, Run};
use super::coding::Coding;
use super::quoted;
use super::tokens::{Token, Tokens};
use crate::policy::{Encoding, Nested};

/// A part of a text.
pub(super) struct Part<'a> {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) writing: Writing,
    pub(super) way: Way<'a>,
}

/// How a part is written.
pub(super) enum Writing {
    /// Character by character.
    Coded(Coding),
    /// As a whole; what it holds.
    Base64(Base64, String),
    /// It is a bracket: nothing to be read, only where it stands.
    Opening,
}

/// Where a part stands in its text.
pub(super) enum Way<'a> {
    /// No further in.
    Here,
    /// The value of a parameter.
    Parameter(&'a str),
    /// A member's name; so many containers are open around it.
    Name(usize),
    /// The value of the member last named.
    Member,
    /// An element: how many containers are open around it, and its index.
    Element(usize, u64),
}

/// Reads the parts of a text.
pub(super) enum Parts<'a> {
    /// None.
    None,
    /// One, which is the whole text.
    Quoted(Option<usize>),
    /// A JSON text.
    Json(Tokens<'a>),
    /// What stands in it here and there.
    Mixed(Mixed<'a>),
}

impl<'a> Parts<'a> {
    /// Of a text that is no JSON text, or may not be read as one.
    pub(super) fn of(text: &'a str, nested: Nested) -> Self {
        // Most texts hold nothing, and show it: no address, form or escape is without one of these, no base64 without its length.
        let marks = || memchr::memchr3(b'%', b'=', b':', text.as_bytes()).is_some();
        let rows = || nested.has(Encoding::Base64) && base64::may_be_in(text);
        if !(marks() || rows()) {
            return Self::None;
        }
        if nested.has(Encoding::QuotedPrintable) && quoted::is_all(text) {
            return Self::Quoted(Some(text.len()));
        }
        let mixed = Mixed { text, nested, at: 0, free: 0, token: 0, address: None, next: None };
        Self::Mixed(mixed)
    }

    /// Of a sound JSON text.
    pub(super) fn json(text: &'a str) -> Self {
        Self::Json(Tokens::new(text))
    }

    /// What parts are called in explanations.
    pub(super) fn label(&self, part: &Part<'_>) -> &'static str {
        match (self, &part.writing) {
            (Self::Json(_), _) => "json",
            (_, Writing::Base64(..)) => "base64",
            (_, Writing::Coded(Coding::Quoted)) => "quoted-printable",
            _ => "url",
        }
    }

    /// Whether what stands between parts is only marks, which say nothing.
    pub(super) fn only_marks_between(&self) -> bool {
        matches!(self, Self::Json(_))
    }
}

impl<'a> Iterator for Parts<'a> {
    type Item = Part<'a>;

    fn next(&mut self) -> Option<Part<'a>> {
        match self {
            Self::None => None,
            Self::Quoted(whole) => {
                let (writing, way) = (Writing::Coded(Coding::Quoted), Way::Here);
                whole.take().map(|end| Part { start: 0, end, writing, way })
            }
            Self::Json(tokens) => tokens.next().map(|placed| {
                let writing = match placed.token {
                    Token::Opening => Writing::Opening,
                    Token::Number => Writing::Coded(Coding::Number),
                    Token::Name | Token::Text => Writing::Coded(Coding::Json),
                };
                let way = match (placed.token, placed.index) {
                    (Token::Name, _) => Way::Name(placed.level),
                    (_, Some(index)) => Way::Element(placed.level, index),
                    (_, None) => Way::Member,
                };
                Part { start: placed.start, end: placed.end, writing, way }
            }),
            Self::Mixed(mixed) => mixed.next(),
        }
    }
}

/// Reads what stands in a text here and there.
pub(super) struct Mixed<'a> {
    text: &'a str,
    nested: Nested,
    at: usize,
    /// Up to here all is taken, or looked at for quoted-printable.
    free: usize,
    /// The end of what stands without white space here, and is no address.
    token: usize,
    address: Option<Components<'a>>,
    /// What comes behind a part that was found later and stands before it.
    next: Option<Part<'a>>,
}

impl<'a> Mixed<'a> {
    fn next(&mut self) -> Option<Part<'a>> {
        if let Some(next) = self.next.take() {
            return Some(next);
        }
        let part = self.taken();
        let (start, end) = part.as_ref().map_or((self.text.len(), self.text.len()), |part| (part.start, part.end));
        let between = std::mem::replace(&mut self.free, end)..start;
        if self.nested.has(Encoding::QuotedPrintable) && self.text.get(between.clone()).is_some_and(quoted::is_in) {
            self.next = part;
            let (writing, way) = (Writing::Coded(Coding::Quoted), Way::Here);
            return Some(Part { start: between.start, end: between.end, writing, way });
        }
        part
    }

    /// The next part of an address, or the next run of base64.
    fn taken(&mut self) -> Option<Part<'a>> {
        let text = self.text;
        loop {
            if let Some(one) = self.address.as_mut().and_then(Iterator::next) {
                let way = one.name.map_or(Way::Here, |(from, to)| Way::Parameter(&text[from..to]));
                return Some(Part { start: one.start, end: one.end, writing: Writing::Coded(one.coding), way });
            }
            self.address = None;
            if self.at >= self.token {
                let start = self.at + text[self.at..].find(address::stands)?;
                let end = text[start..].find(|c| !address::stands(c)).map_or(text.len(), |length| start + length);
                (self.at, self.token) = (start, end);
                if self.nested.has(Encoding::Url)
                    && let Some(address) = Components::of(text, start, end)
                {
                    (self.address, self.at) = (Some(address), end);
                    continue;
                }
            }
            let run = self.nested.has(Encoding::Base64).then(|| base64::find(text, self.at, self.token)).flatten();
            match run {
                Some(Run { start, end, form, text }) => {
                    self.at = end;
                    return Some(Part { start, end, writing: Writing::Base64(form, text), way: Way::Here });
                }
                None => self.at = self.token,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &str)]) {
        use Encoding::{Base64, QuotedPrintable, Url};
        let mut parts = Parts::of(text, Nested::of(&[Url, Base64, QuotedPrintable]));
        let mut seen = Vec::new();
        while let Some(part) = parts.next() {
            seen.push((parts.label(&part), &text[part.start..part.end]));
        }
        assert_eq!(seen, expected, "{text}");
    }

    #[test]
    fn each_part_has_one_writing() {
        check("nothing here", &[]);
        check("why: nothing here, 100% = all", &[]);
        check(
            "see https://example.org/?a=b%20c or YW5hQGV4YW1wbGUub3Jn now",
            &[("url", "b%20c"), ("base64", "YW5hQGV4YW1wbGUub3Jn")],
        );
        check("https://example.org/?p=YW5hQGV4YW1wbGUub3Jn", &[("url", "YW5hQGV4YW1wbGUub3Jn")]);
        check("caf=C3=A9 =3D", &[("quoted-printable", "caf=C3=A9 =3D")]);
        check(
            "a=b =20 https://example.org/?a=b x=41 é",
            &[("quoted-printable", "a=b =20 https://example.org/?a="), ("url", "b"), ("quoted-printable", " x=41 é")],
        );
        check(
            "YW5hQGV4YW1wbGUub3Jn,YW5hQGV4YW1wbGUub3Jn",
            &[("base64", "YW5hQGV4YW1wbGUub3Jn"), ("base64", "YW5hQGV4YW1wbGUub3Jn")],
        );
    }
}
