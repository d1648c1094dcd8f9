//! Words that a candidate begins with, ends with, or stands beside: `Dear`, `März`, `…straße`, `.org`.
//!
//! What begins with letters alone is in no hot run. So a detector lists such words, and is asked wherever one of them stands
//! (see [`words`](super::words)). A check reads what stands around the word: at most [`BEFORE`](super::reach::BEFORE) bytes
//! before it, and no further than [`AHEAD`](super::reach::AHEAD) after, so that it never waits for more.
//!
//! Some of the words are common ones. A list says what else must be there for a check to be worth a call: how the word is
//! written, and what must stand soon after it. That is a look at a few bytes, and leaves the check for what it is.

use super::detector::Marks;

/// Where else than at figures a detector looks, beside its patterns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::detect) struct Cues {
    /// The words.
    pub(in crate::detect) lists: &'static [List],
    /// The text's beginning, for values that are a field's whole: the check is called with an empty match at byte 0.
    pub(in crate::detect) whole: bool,
    /// An `@`; the check is called with the site at that byte and looks both ways. The patterns are not searched then: they
    /// say what it finds.
    pub(in crate::detect) at: bool,
    /// Behind which marks no candidate begins that a pattern does; see [`Trigger::Apart`](super::detector::Trigger::Apart).
    pub(in crate::detect) apart: Marks,
}

impl Cues {
    /// None at all, to fill in.
    pub(in crate::detect) const NONE: Self = Self { lists: &[], whole: false, at: false, apart: Marks::NONE };
}

/// Words that are cues in the same way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::detect) struct List {
    /// Words and phrases; lower case, but for [`Written::So`].
    pub(in crate::detect) words: &'static [&'static str],
    pub(in crate::detect) part: Part,
    pub(in crate::detect) lead: Lead,
    pub(in crate::detect) written: Written,
    pub(in crate::detect) then: Then,
}

/// What part of a word of the text is meant. An end that is neither a letter nor a digit may stand anywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::detect) enum Part {
    /// It stands alone.
    Whole,
    /// It begins a word, which may go on.
    Head,
    /// It ends a word, which may begin before it.
    Tail,
}

/// What must stand just before a word that begins with a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::detect) enum Lead {
    /// Whatever may.
    Anything,
    /// An ASCII letter or digit, or a character beyond ASCII.
    Word,
    /// No ASCII letter or digit.
    Apart,
}

/// How a word must be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::detect) enum Written {
    /// In any case.
    Anyhow,
    /// With a capital, the rest in any case.
    Capital,
    /// Just so.
    So,
}

/// What must stand within so many bytes after a word, at most [`Then::MOST`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::detect) enum Then {
    /// Whatever may.
    Anything,
    /// A capital, or a character beyond ASCII.
    Capital(u8),
    /// That or a digit.
    Name(u8),
    /// A digit.
    Digit(u8),
    /// A colon or an equals sign.
    Sign(u8),
}

impl List {
    /// Words that stand alone.
    pub(in crate::detect) const fn words(words: &'static [&'static str]) -> Self {
        Self { words, part: Part::Whole, lead: Lead::Anything, written: Written::Anyhow, then: Then::Anything }
    }

    /// Beginnings of words.
    pub(in crate::detect) const fn heads(words: &'static [&'static str]) -> Self {
        Self { part: Part::Head, ..Self::words(words) }
    }

    /// Ends of words.
    pub(in crate::detect) const fn tails(words: &'static [&'static str]) -> Self {
        Self { part: Part::Tail, ..Self::words(words) }
    }

    /// Only behind what is named.
    pub(in crate::detect) const fn lead(self, lead: Lead) -> Self {
        Self { lead, ..self }
    }

    /// Only where they are written so.
    pub(in crate::detect) const fn written(self, written: Written) -> Self {
        Self { written, ..self }
    }

    /// Only before what is named.
    pub(in crate::detect) const fn then(self, then: Then) -> Self {
        Self { then, ..self }
    }
}

impl Lead {
    /// Whether it stands there, the last byte before a word being given.
    pub(in crate::detect) fn stands(self, before: Option<&u8>) -> bool {
        match self {
            Self::Anything => true,
            Self::Word => before.is_some_and(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii()),
            Self::Apart => !before.is_some_and(u8::is_ascii_alphanumeric),
        }
    }
}

impl Written {
    /// Whether a text that is the word in some case is written so.
    pub(in crate::detect) fn fits(self, word: &[u8], text: &str) -> bool {
        match self {
            Self::Anyhow => true,
            Self::Capital => text.starts_with(char::is_uppercase),
            Self::So => text.as_bytes() == word,
        }
    }
}

impl Then {
    /// The furthest that any looks, in bytes.
    pub(in crate::detect) const MOST: u8 = 64;

    /// Whether it stands at the beginning of what comes after a word.
    pub(in crate::detect) fn stands(self, after: &[u8]) -> bool {
        match self {
            Self::Anything => true,
            Self::Capital(within) => any(after, within, |byte| byte.is_ascii_uppercase() | !byte.is_ascii()),
            Self::Name(within) => {
                any(after, within, |byte| byte.is_ascii_uppercase() | byte.is_ascii_digit() | !byte.is_ascii())
            }
            Self::Digit(within) => any(after, within, |byte| byte.is_ascii_digit()),
            Self::Sign(within) => any(after, within, |byte| (byte == b':') | (byte == b'=')),
        }
    }
}

/// Whether one of the first bytes is of a class. A fold without a branch, for the compiler to make vector code of.
fn any(after: &[u8], within: u8, class: impl Fn(u8) -> bool) -> bool {
    let near = &after[..after.len().min(usize::from(within.min(Then::MOST)))];
    near.iter().fold(false, |any, &byte| any | class(byte))
}

#[cfg(test)]
mod tests {
    use super::{Lead, Then, Written};

    #[test]
    fn what_must_follow_is_soon() {
        let check = |then: Then, after: &str, stands| assert_eq!(then.stands(after.as_bytes()), stands, "{after}");
        check(Then::Anything, "", true);
        check(Then::Capital(4), " an A", false);
        check(Then::Capital(5), " an A", true);
        check(Then::Capital(5), " \u{e9}", true);
        check(Then::Capital(5), " 7", false);
        check(Then::Name(5), " 7", true);
        check(Then::Digit(9), " of may 7", true);
        check(Then::Digit(9), " of maybe", false);
        check(Then::Sign(3), " : a", true);
        check(Then::Sign(3), " is a:", false);
        check(Then::Sign(u8::MAX), &format!("{}=", "x".repeat(64)), false);
    }

    #[test]
    fn what_must_stand_before_is_one_byte() {
        for (before, word, apart) in
            [("", false, true), ("a", true, false), ("7", true, false), ("\u{e9}", true, true), (" ", false, true)]
        {
            let stands = |lead: Lead| lead.stands(before.as_bytes().last());
            assert_eq!((stands(Lead::Word), stands(Lead::Apart)), (word, apart), "{before}");
            assert!(stands(Lead::Anything));
        }
    }

    #[test]
    fn words_are_written_in_their_way() {
        for (written, text, fits) in [
            (Written::Anyhow, "dEar", true),
            (Written::Capital, "Dear", true),
            (Written::Capital, "dear", false),
            (Written::Capital, "\u{c9}cole", true),
            (Written::So, "dear", true),
            (Written::So, "Dear", false),
        ] {
            assert_eq!(written.fits(b"dear", text), fits, "{text}");
        }
    }
}
