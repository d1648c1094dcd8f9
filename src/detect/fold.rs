//! The folded spelling of a text, by which names and terms are compared: no case, no accents, no ligatures.
//!
//! Character by character, so that every folded character has a place in the text: compatibility decomposition (NFKD),
//! lower case, the letters of [`plain`] in plain ones, combining diacritics away, and with them what has no width (soft
//! hyphens, joiners). `Müller`, `MULLER` and `Mu¨ller` fold alike; `Mueller` does not, since `ue` is two letters of many
//! other names. Vowel signs and voicing marks of other scripts stay.

use unicode_normalization::char::decompose_compatible;

use super::boundary::spaceless;
use crate::base::letters::{self, is_accent};

/// Calls `each` with the folded characters of one; none for an accent.
pub(in crate::detect) fn fold(c: char, mut each: impl FnMut(char)) {
    if c.is_ascii() {
        return each(c.to_ascii_lowercase());
    }
    if silent(c) {
        return;
    }
    decompose_compatible(c, |part| {
        for lower in part.to_lowercase().filter(|lower| !silent(*lower)) {
            match plain(lower) {
                "" => each(lower),
                plain => plain.chars().for_each(&mut each),
            }
        }
    });
}

/// Appends the folded spelling of a text.
pub(in crate::detect) fn fold_into(text: &str, room: &mut String) {
    text.chars().for_each(|c| fold(c, |folded| room.push(folded)));
}

/// Letters and marks that Unicode does not decompose, as people write them for want of the right key; empty for all others.
fn plain(c: char) -> &'static str {
    match c {
        'ß' => "ss",
        'ς' => "σ",
        '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\u{b4}' | '`' => "'",
        '\u{2010}'..='\u{2015}' | '\u{2212}' => "-",
        _ => letters::plain(c),
    }
}

/// Whether a character is nothing by itself: an accent on the one before it, or something without width.
pub(in crate::detect) fn silent(c: char) -> bool {
    is_accent(c) || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Where a word stands, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::detect) struct Word {
    pub(in crate::detect) start: usize,
    pub(in crate::detect) end: usize,
}

/// The first word that begins at `at` or later, which is not inside one: letters and digits, with what is silent among them.
/// Beside an ASCII letter or digit, a word of a script without spaces ends, as `boundary` has it.
pub(in crate::detect) fn next_word(text: &str, at: usize) -> Option<Word> {
    let bytes = text.as_bytes();
    let mut start = at;
    loop {
        let byte = *bytes.get(start)?;
        if byte.is_ascii_alphanumeric() {
            break;
        }
        if byte.is_ascii() {
            start += 1;
            continue;
        }
        let c = text.get(start..)?.chars().next()?;
        if c.is_alphanumeric() {
            break;
        }
        start += c.len_utf8();
    }
    Some(Word { start, end: word_end(text, start) })
}

/// The first place at `at` or later that is not inside a word that began before.
pub(in crate::detect) fn outside(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default().chars().rev().take(SILENT).find(|c| !silent(*c));
    match (before, text.get(at..).and_then(|rest| rest.chars().find(|c| !silent(*c)))) {
        (Some(before), Some(after)) if before.is_alphanumeric() && one_word(before, after) => word_end(text, at),
        _ => at,
    }
}

/// So many silent characters in a row belong to a word.
const SILENT: usize = 8;

/// Where the word ends that goes on at `at`.
fn word_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let (mut end, mut before, mut quiet) = (at, None, 0);
    loop {
        // Most words are plain.
        while bytes.get(end).is_some_and(u8::is_ascii_alphanumeric) && before.is_none_or(|c: char| c.is_ascii()) {
            before = Some('a');
            quiet = 0;
            end += 1;
        }
        let Some(c) = text.get(end..).and_then(|rest| rest.chars().next()) else { return end };
        if silent(c) && quiet < SILENT {
            quiet += 1;
        } else if c.is_alphanumeric() && before.is_none_or(|before| one_word(before, c)) {
            (before, quiet) = (Some(c), 0);
        } else {
            return end;
        }
        end += c.len_utf8();
    }
}

/// Whether two characters can be of one word.
fn one_word(before: char, after: char) -> bool {
    let parted = before.is_ascii() && spaceless(after) || spaceless(before) && after.is_ascii();
    after.is_alphanumeric() && !parted
}

#[cfg(test)]
mod tests {
    use super::{fold_into, next_word, outside};

    #[test]
    fn spellings_fold_alike() {
        for (text, expected) in [
            ("Müller", "muller"),
            ("MÜLLER", "muller"),
            ("Mu\u{308}ller", "muller"),
            ("Straße", "strasse"),
            ("STRAẞE", "strasse"),
            ("Łukasz Sørensen", "lukasz sorensen"),
            ("Æsa Œuvre", "aesa oeuvre"),
            ("İrem Işık", "irem isik"),
            ("Νίκος", "νικοσ"),
            ("O’Brien", "o'brien"),
            ("ﬁn", "fin"),
            ("Ａｎａ", "ana"),
            ("A\u{ad}na", "ana"),
            ("李娜", "李娜"),
        ] {
            let mut folded = String::new();
            fold_into(text, &mut folded);
            assert_eq!(folded, expected, "{text}");
        }
    }

    fn words(text: &str) -> Vec<&str> {
        let (mut at, mut all) = (0, Vec::new());
        while let Some(word) = next_word(text, at) {
            all.push(&text[word.start..word.end]);
            at = word.end;
        }
        all
    }

    #[test]
    fn words_are_letters_and_digits() {
        assert_eq!(words("Ana_Lima, d'Arc-85"), ["Ana", "Lima", "d", "Arc", "85"]);
        assert_eq!(words("Élise\u{301}e A\u{200b}na"), ["Élise\u{301}e", "A\u{200b}na"]);
        assert_eq!(words("ana谢谢ana"), ["ana", "谢谢", "ana"]);
        assert_eq!(words(" –"), [""; 0]);
    }

    #[test]
    fn a_place_inside_a_word_leads_to_its_end() {
        let text = "Zoe\u{308} été";
        for at in (0..text.len()).filter(|at| text.is_char_boundary(*at)) {
            let expected = match at {
                // What is silent begins nothing either.
                0 | 3 | 5 | 6 => at,
                1..5 => 5,
                _ => text.len(),
            };
            assert_eq!(outside(text, at), expected, "{at}");
        }
    }
}
