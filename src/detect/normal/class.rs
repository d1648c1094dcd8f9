//! The fast pass: up to where a text is its own normal form.
//!
//! ASCII text is looked through in blocks, without a branch inside, which the compiler turns into vector code. Of other
//! characters a table says whether anything has to be done about them; letters of all languages need nothing.

use std::sync::OnceLock;

use unicode_normalization::{IsNormalized, is_nfc_quick};

use super::fold::{fold_into, joins, ornate};
use super::markup::Markup;
use super::twins::is_twin_script;

const BLOCK: usize = 64;
const WORD: usize = 8;

/// A character is its own normal form.
const PLAIN: u8 = 0;
/// It is, unless the token around it mixes scripts.
const TWIN: u8 = 1;
/// It is, and combines with a character before it, unless there is another such mark beside it.
const MARK: u8 = 2;
/// It has to be looked at.
const OTHER: u8 = 3;

/// Characters of a page.
const PAGE: usize = 256;

/// The classes of the characters of the basic plane, a page of them made when a text first has one of it.
static CLASSES: [OnceLock<[u8; PAGE]>; PAGE] = [const { OnceLock::new() }; PAGE];

/// The class of a character of the basic plane.
fn class_within(code: u16) -> u8 {
    let [page, place] = code.to_be_bytes();
    let first = u32::from(page) << 8;
    let page = CLASSES[usize::from(page)]
        .get_or_init(|| std::array::from_fn(|place| class(first | u32::try_from(place).unwrap_or(0))));
    page[usize::from(place)]
}

fn class(code: u32) -> u8 {
    let Some(c) = char::from_u32(code) else { return OTHER };
    let mut read = String::new();
    fold_into(c, &mut read);
    let stays = read.chars().eq([c]) && is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes;
    // An ideographic full stop is a dot between Latin letters.
    match stays && ornate(c).is_none() && c != '\u{3002}' {
        false => OTHER,
        // It composes with nothing, and can only be in the wrong place among its like.
        true if joins(c) => MARK,
        true if is_twin_script(c) => TWIN,
        true => PLAIN,
    }
}

/// Beyond the basic plane: pictures and ideographs stay, the rest is looked at.
fn class_beyond(c: char) -> u8 {
    match c {
        '\u{1f300}'..='\u{1faff}' | '\u{20000}'..='\u{2f7ff}' | '\u{30000}'..='\u{3fffd}' => PLAIN,
        _ => OTHER,
    }
}

/// Whether a whole text is its own normal form.
pub(in crate::detect) fn is_normal(text: &str, markup: Markup) -> bool {
    next(text, 0, b' ', true, markup) == text.len()
}

/// The first byte from the character boundary `from` on at which a text may not be its own normal form: the beginning of a
/// character. A combining character there may change the one before it. `before` is the byte before the text, a space if
/// there is none, and `last` says whether the text ends.
pub(super) fn next(text: &str, from: usize, before: u8, last: bool, markup: Markup) -> usize {
    match markup {
        Markup::Plain => next_in::<PLAIN_TEXT>(text, from, before, last),
        Markup::Html => next_in::<HTML>(text, from, before, last),
        Markup::Markdown => next_in::<MARKDOWN>(text, from, before, last),
    }
}

const PLAIN_TEXT: u8 = 0;
const HTML: u8 = 1;
const MARKDOWN: u8 = 2;

fn next_in<const FORM: u8>(text: &str, from: usize, before: u8, last: bool) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    while at < bytes.len() {
        if at > 0 {
            while bytes.get(at - 1..).and_then(<[u8]>::first_chunk).is_some_and(|run| !any::<FORM, { BLOCK + 1 }>(run))
            {
                at += BLOCK;
            }
        }
        let end = at + BLOCK;
        while at < end.min(bytes.len()) {
            if at > 0
                && bytes.get(at - 1..).and_then(<[u8]>::first_chunk).is_some_and(|run| !any::<FORM, { WORD + 1 }>(run))
            {
                at += WORD;
            } else if bytes[at] < 0x80 {
                if calls::<FORM>(at.checked_sub(1).map_or(before, |last| bytes[last]), bytes[at]) {
                    return at;
                }
                at += 1;
            } else {
                match beyond_ascii(text, at, before, last).filter(|_| at > from || !is_mark(text, at)) {
                    Some(next) => at = next,
                    None => return at,
                }
            }
        }
    }
    bytes.len()
}

/// Whether any byte but the first has to be looked at, or is not ASCII.
#[inline(always)]
fn any<const FORM: u8, const N: usize>(run: &[u8; N]) -> bool {
    (1..N).fold(false, |any, k| any | (run[k] >= 0x80) | calls::<FORM>(run[k - 1], run[k]))
}

/// Whether an ASCII byte after another has to be looked at. Line ends matter after digits.
#[inline(always)]
fn calls<const FORM: u8>(before: u8, byte: u8) -> bool {
    let line = ((byte == b'\n') | (byte == b'\r')) & (before.wrapping_sub(b'0') <= 9);
    let escape = (byte == b'%') | (byte == b'&');
    let markup = match FORM {
        PLAIN_TEXT => false,
        HTML => byte == b'<',
        _ => (byte == b'<') | (byte == b'*') | (byte == b'~') | (byte == b'`') | (byte == b'\\') | (byte == b'\n'),
    };
    line | escape | markup
}

/// The end of what stays as it is: of one character, or of a run of letters that have twins and stand by themselves.
#[inline]
fn beyond_ascii(text: &str, at: usize, before: u8, last: bool) -> Option<usize> {
    let first = class_at(text, at)?;
    match first.0 {
        PLAIN => return Some(first.1),
        MARK => return (!last_mark(text, at)).then_some(first.1),
        _ => {}
    }
    let bytes = text.as_bytes();
    let mut end = first.1;
    while bytes.get(end).is_some_and(|byte| *byte >= 0x80) {
        match class_at(text, end) {
            Some((TWIN, next)) => end = next,
            _ => return None,
        }
    }
    let before = at.checked_sub(1).map_or(before, |last| bytes[last]);
    // What follows the end of the text at hand is not known, unless it is the text's.
    let after = bytes.get(end).map_or(!last, |byte| beside(*byte));
    (!after && !beside(before)).then_some(end)
}

/// Whether the character at `at` is a mark.
fn is_mark(text: &str, at: usize) -> bool {
    class_at(text, at).is_some_and(|(class, _)| class == MARK)
}

/// Whether the character before `at` is one.
fn last_mark(text: &str, at: usize) -> bool {
    let last = text[..at].char_indices().next_back();
    last.is_some_and(|(last, c)| !c.is_ascii() && is_mark(text, last))
}

/// Where a character begins with which what follows a normal stretch `from..to` may combine: its last, or the one before if
/// that is a mark. The stretch's end, if it is empty.
pub(super) fn hold(text: &str, from: usize, to: usize) -> usize {
    let mut starts = text[from..to].char_indices().rev().map(|(at, _)| from + at);
    let last = starts.next().unwrap_or(to);
    if last < to && is_mark(text, last) { starts.next().unwrap_or(last) } else { last }
}

/// Whether a byte beside letters may be of one token with them.
fn beside(byte: u8) -> bool {
    byte >= 0x80
        || byte.is_ascii_alphanumeric()
        || matches!(byte, b'.' | b'_' | b'-' | b'+' | b'@' | b'&' | b'%' | b';')
        || matches!(byte, b'<' | b'>' | b'*' | b'~' | b'`' | b'\\')
}

/// The class of the character at `at`, if it is not one to look at, and where it ends.
#[inline]
fn class_at(text: &str, at: usize) -> Option<(u8, usize)> {
    let bytes = text.as_bytes().get(at..)?;
    let (class, length) = match *bytes {
        [a, b, ..] if a < 0xe0 => (class_within(u16::from(a & 0x1f) << 6 | u16::from(b & 0x3f)), 2),
        [a, b, c, ..] if a < 0xf0 => {
            (class_within(u16::from(a & 0xf) << 12 | u16::from(b & 0x3f) << 6 | u16::from(c & 0x3f)), 3)
        }
        _ => {
            let c = text.get(at..)?.chars().next()?;
            (class_beyond(c), c.len_utf8())
        }
    };
    (class != OTHER).then_some((class, at + length))
}

#[cfg(test)]
mod tests {
    use super::{class, class_beyond, is_normal, next};
    use crate::detect::normal::markup::Markup;

    #[test]
    fn prose_of_all_languages_is_normal() {
        for text in [
            "plain text, 12 of it; a@b.c <b> *x* `y`\nand a line\r\n",
            "L’été — « déjà » naïve Straße œuvre “x” … 😀 5 € 10 °C ½",
            "Съешь же ещё этих мягких французских булок, да выпей чаю ",
            "Γειά σου, κόσμε! ",
            "你好，世界".trim_end_matches("，世界"),
            "こんにちは カタカナ 안녕하세요 สวัสดี नमस्ते שלום مرحبا",
        ] {
            assert!(is_normal(text, Markup::Plain), "{text} at {}", next(text, 0, b' ', true, Markup::Plain));
        }
    }

    #[test]
    fn what_may_change_is_seen() {
        let far = "plain é ".repeat(40);
        for mark in ["%", "&", "\u{a0}", "\u{200b}", "１", "e\u{301}", "5\n", "7\r\n", "аna", "x@а", "²", "𝐚", "。"]
        {
            for lead in 0..70 {
                let text = format!("{}{}{mark} x", "é".repeat(lead % 3), &far[..far.floor_char_boundary(lead * 3)]);
                let at = text.len() - mark.len() - 2;
                let seen = next(&text, 0, b' ', true, Markup::Plain);
                assert!((at..text.len() - 2).contains(&seen), "{mark} {lead}: {seen} {at}");
            }
        }
        for mark in ["<", "*", "`", "\\", "~", "\n"] {
            let text = format!("{far}{mark}");
            assert_eq!(next(&text, 0, b' ', true, Markup::Markdown), far.len());
            assert_eq!(next(&text, 0, b' ', true, Markup::Html) == far.len(), mark == "<");
            assert!(is_normal(&text, Markup::Plain));
        }
    }

    #[test]
    fn the_rest_is_never_less_than_what_folds() {
        for c in '\u{10000}'..=char::MAX {
            assert!(class_beyond(c) != 0 || class(c as u32) == 0, "{c}");
        }
    }
}
