//! `mask`: all but the ends of a text is covered, grapheme by grapheme; separators stay, so the shape shows.

use unicode_segmentation::UnicodeSegmentation;

use super::output::{BadSpec, Output};
use crate::base::Scalar;

/// How much of a text shows, and what covers the rest.
///
/// Separators are neither covered nor counted: white space and `-` `.` `/` `(` `)` `:` `+` `@` `_` `,`, the hyphens
/// U+2010 and U+2011 and the en dash. A text with no more graphemes than `keep_first + keep_last` is covered whole,
/// since keeping both ends would keep all of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mask {
    /// Graphemes (UAX #29, extended) that show at the beginning.
    pub keep_first: u32,
    /// Graphemes that show at the end.
    pub keep_last: u32,
    /// What covers one grapheme. See [`Mask::check`].
    pub with: char,
    /// A number is masked as a string; without it a number does not fit.
    pub as_string: bool,
}

impl Default for Mask {
    /// Nothing shows.
    fn default() -> Self {
        Self { keep_first: 0, keep_last: 0, with: '*', as_string: false }
    }
}

impl Mask {
    /// Whether `with` covers visibly: not white space, a control, a separator or a mark that joins its neighbour.
    ///
    /// # Errors
    /// With what is wrong.
    pub fn check(&self) -> Result<(), BadSpec> {
        let beside = format!("a{}", self.with);
        if self.with.is_control() || is_separator(self.with) || beside.graphemes(true).count() != 2 {
            return Err(BadSpec::new("`with` must be one visible character that is no separator"));
        }
        Ok(())
    }

    /// The same mask with nothing showing at either end.
    pub fn whole(&self) -> Self {
        Self { keep_first: 0, keep_last: 0, ..self.clone() }
    }

    /// Masks one scalar.
    pub fn apply(&self, value: Scalar<'_>, out: &mut String) -> Output {
        out.clear();
        let text = match value {
            Scalar::Null | Scalar::Bool(_) => return Output::Same,
            Scalar::Number(_) if !self.as_string => return Output::Unfit,
            Scalar::Number(text) | Scalar::String(text) => text,
        };
        if text.is_ascii() {
            self.cover(text.split_inclusive(|_: char| true), out)
        } else {
            self.cover(text.graphemes(true), out)
        }
        Output::Text
    }

    fn cover<'a>(&self, graphemes: impl Iterator<Item = &'a str> + Clone, out: &mut String) {
        let first = u64::from(self.keep_first);
        let last = u64::from(self.keep_last);
        let total = graphemes.clone().filter(|grapheme| !is_kept(grapheme)).count() as u64;
        let shown = first + last < total;
        let mut at = 0;
        for grapheme in graphemes {
            if is_kept(grapheme) {
                out.push_str(grapheme);
                continue;
            }
            if shown && (at < first || at >= total - last) {
                out.push_str(grapheme)
            } else {
                out.push(self.with)
            }
            at += 1;
        }
    }
}

/// A grapheme that is a separator: its own character and nothing joined to it (`\r\n` is one).
fn is_kept(grapheme: &str) -> bool {
    let mut scalars = grapheme.chars();
    scalars.next().is_some_and(is_separator) && (scalars.next().is_none() || grapheme == "\r\n")
}

fn is_separator(scalar: char) -> bool {
    let listed = ['-', '.', '/', '(', ')', ':', '+', '@', '_', ',', '\u{2010}', '\u{2011}', '\u{2013}'];
    scalar.is_whitespace() || listed.contains(&scalar)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(mask: &Mask, text: &str, expected: &str) {
        let mut out = String::from("before");
        assert_eq!(mask.apply(Scalar::String(text), &mut out), Output::Text);
        assert_eq!(out, expected, "{text:?} under {mask:?}");
    }

    fn ends(keep_first: u32, keep_last: u32) -> Mask {
        Mask { keep_first, keep_last, ..Mask::default() }
    }

    #[test]
    fn separators_stay_and_do_not_count() {
        check(&ends(0, 4), "4111 1111 1111 1111", "**** **** **** 1111");
        check(&ends(0, 6), "4111-1111-1111-1111", "****-****-**11-1111");
        check(&ends(1, 0), "ana@example.org", "a**@*******.***");
        check(&ends(0, 2), "+33 (0)6.12.34.56.78", "+** (*)*.**.**.**.78");
        check(&ends(0, 0), "", "");
        check(&ends(0, 0), " - ", " - ");
    }

    #[test]
    fn a_short_text_is_covered_whole() {
        check(&ends(0, 4), "1111", "****");
        check(&ends(2, 2), "abcd", "****");
        check(&ends(2, 2), "abcde", "ab*de");
        check(&ends(u32::MAX, u32::MAX), "abc", "***");
    }

    #[test]
    fn graphemes_count_as_one() {
        check(&ends(1, 1), "e\u{301}tude\u{301}", "e\u{301}***e\u{301}");
        check(&ends(0, 1), "👩‍👩‍👧🇫🇷é", "**é");
        check(&ends(0, 1), "a\r\nbc", "*\r\n*c");
        check(&ends(0, 0), "-\u{301}", "*");
    }

    #[test]
    fn kinds_hold() {
        let mut out = String::new();
        assert_eq!(Mask::default().apply(Scalar::Null, &mut out), Output::Same);
        assert_eq!(Mask::default().apply(Scalar::Bool(true), &mut out), Output::Same);
        assert_eq!(Mask::default().apply(Scalar::Number("12"), &mut out), Output::Unfit);
        let mask = Mask { as_string: true, keep_last: 1, ..Mask::default() };
        assert_eq!(mask.apply(Scalar::Number("-12.5"), &mut out), Output::Text);
        assert_eq!(out, "-**.5");
    }

    #[test]
    fn the_cover_is_visible() {
        let check = |with| Mask { with, ..Mask::default() }.check().is_ok();
        for good in ['*', '•', 'X', '█'] {
            assert!(check(good), "{good}");
        }
        for bad in ['\n', ' ', '-', '@', '\u{301}', '\u{200d}', '\u{0}'] {
            assert!(!check(bad), "{bad:?}");
        }
    }

    proptest! {
        #[test]
        fn length_in_graphemes_holds(text in "\\PC*", first in 0u32..5, last in 0u32..5) {
            let mut out = String::new();
            ends(first, last).apply(Scalar::String(&text), &mut out);
            prop_assert_eq!(out.graphemes(true).count(), text.graphemes(true).count());
        }

        #[test]
        fn no_more_shows_than_was_asked(text: String, first in 0u32..5, last in 0u32..5) {
            let mut out = String::new();
            ends(first, last).apply(Scalar::String(&text), &mut out);
            let shown = out.graphemes(true).filter(|grapheme| !is_kept(grapheme) && *grapheme != "*").count();
            prop_assert!(shown <= (first + last) as usize);
        }
    }
}
