//! Runs of capitalised words, as names of people, streets and towns are: `Ana Lima`, `Jean-Luc de la Tour`, `O'Brien`.

use super::boundary;

/// Longest run, in bytes.
pub(in crate::detect) const FAR: usize = 96;

/// Small words that stand inside people's names.
pub(in crate::detect) const OF_PEOPLE: &[&str] = &[
    "de", "du", "des", "la", "le", "van", "von", "der", "den", "ter", "ten", "te", "zu", "zur", "zum", "vom", "di",
    "da", "del", "della", "dello", "degli", "dos", "das", "do", "e", "y", "i", "af", "av", "bin", "ibn", "bint", "el",
    "al", "lo", "dalla", "in", "'t", "op", "of",
];

/// Small words that stand inside names of streets and towns.
pub(in crate::detect) const OF_PLACES: &[&str] = &[
    "de", "du", "des", "la", "le", "les", "l'", "l’", "d'", "d’", "en", "sur", "sous", "aux", "au", "à", "et", "lès",
    "am", "an", "der", "den", "dem", "im", "in", "ob", "bei", "zum", "zur", "van", "aan", "op", "het", "di", "del",
    "della", "delle", "dei", "degli", "dello", "da", "do", "dos", "das", "e", "y", "el", "los", "las", "nad", "i", "a",
    "of", "the", "upon", "on", "by", "d", "von", "vor",
];

/// Where a run of words that begins at `at` ends: at most so many capitalised ones, the first and the last among them, small
/// words from the list between. Initials keep their dots. `None` if no such word of two letters stands there.
pub(in crate::detect) fn run(text: &str, at: usize, most: usize, small: &[&str]) -> Option<usize> {
    let last = boundary::floor(text, at.saturating_add(FAR));
    let (mut end, mut next, mut words, mut long, mut skipped) = (None, at, 0, false, 0);
    while words < most && skipped <= 3 {
        let Some(word) = word(text, next, last) else { break };
        if capital(word.text) {
            words += 1;
            skipped = 0;
            long |= word.text.chars().filter(|c| c.is_alphabetic()).nth(1).is_some();
            end = Some(word.end);
        } else if words > 0 && small.contains(&word.text) {
            skipped += 1;
        } else {
            break;
        }
        // One space, or none behind an elision.
        let elided = word.text.ends_with(['\'', '’']);
        let rest = text.get(word.end..last).unwrap_or_default();
        let gap = [" ", "\u{a0}", "\u{202f}"].iter().find(|gap| rest.starts_with(**gap)).map_or(0, |gap| gap.len());
        if gap == 0 && !elided {
            break;
        }
        next = word.end + gap;
    }
    end.filter(|_| long)
}

/// A word and where it ends.
#[derive(Clone, Copy)]
pub(in crate::detect) struct Word<'t> {
    pub(in crate::detect) text: &'t str,
    pub(in crate::detect) end: usize,
}

/// The word at `at`, not beyond `last`: letters, with hyphens and apostrophes inside; a dot behind an initial.
pub(in crate::detect) fn word(text: &str, at: usize, last: usize) -> Option<Word<'_>> {
    let rest = text.get(at..last)?;
    let (mut length, mut letters, mut mark) = (0, 0, false);
    for (place, c) in rest.char_indices() {
        if c.is_alphabetic() {
            (length, mark) = (place + c.len_utf8(), false);
            letters += 1;
        } else if "-'’".contains(c) && !mark && (letters > 0 || place == 0 && c != '-') {
            mark = true;
        } else {
            if c == '.' && letters == 1 && !mark {
                length = place + 1;
            }
            break;
        }
    }
    // An elision keeps its apostrophe: the next word stands behind it.
    let text = rest.get(..length).filter(|word| !word.is_empty())?;
    (!rest.get(length..)?.starts_with(|c: char| c.is_ascii_digit() || c == '_' || c == '@'))
        .then_some(Word { text, end: at + length })
}

/// Whether a word begins with a capital, an elided article aside: `d'Arc`.
pub(in crate::detect) fn capital(word: &str) -> bool {
    let rest = ["d'", "d’", "l'", "l’", "dell'", "dell’", "all'", "sant'", "'t "]
        .iter()
        .find_map(|head| word.strip_prefix(head));
    rest.unwrap_or(word).starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::{OF_PEOPLE, OF_PLACES, run};

    #[test]
    fn names_are_read_to_their_end() {
        let check = |text: &str, name: Option<&str>, small: &[&str]| {
            assert_eq!(run(text, 0, 4, small).and_then(|end| text.get(..end)), name, "{text}");
        };
        check("Ana Lima, hello", Some("Ana Lima"), OF_PEOPLE);
        check("Ana is here", Some("Ana"), OF_PEOPLE);
        check("Jean-Luc de la Tour et moi", Some("Jean-Luc de la Tour"), OF_PEOPLE);
        check("J. R. Lima", Some("J. R. Lima"), OF_PEOPLE);
        check("O'Brien's", Some("O'Brien's"), OF_PEOPLE);
        check("Vincent van der Berg", Some("Vincent van der Berg"), OF_PEOPLE);
        check("Łucja Żak", Some("Łucja Żak"), OF_PEOPLE);
        check("Ana  Lima", Some("Ana"), OF_PEOPLE);
        check("Saint-Denis sur Loire", Some("Saint-Denis sur Loire"), OF_PLACES);
        check("A", None, OF_PEOPLE);
        check("ana", None, OF_PEOPLE);
        check("Ana2", None, OF_PEOPLE);
        check("A B C D Lima", None, OF_PEOPLE);
        check("", None, OF_PEOPLE);
    }
}
