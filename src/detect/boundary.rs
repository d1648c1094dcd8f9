//! Where words begin and end, in any script.
//!
//! A letter or a digit of any script is part of a word; `_` is not, since names such as `tel_0612345678` join with it.

/// Whether the character before `at` is part of a word. Inside a character: yes.
pub(in crate::detect) fn word_before(text: &str, at: usize) -> bool {
    match at.checked_sub(1).and_then(|last| text.as_bytes().get(last)) {
        None => false,
        Some(byte) if byte.is_ascii() => byte.is_ascii_alphanumeric(),
        Some(_) => text.get(..at).is_none_or(|before| before.chars().next_back().is_some_and(char::is_alphanumeric)),
    }
}

/// Whether the character from `at` on is part of a word. Inside a character: yes.
pub(in crate::detect) fn word_after(text: &str, at: usize) -> bool {
    match text.as_bytes().get(at) {
        None => false,
        Some(byte) if byte.is_ascii() => byte.is_ascii_alphanumeric(),
        Some(_) => text.get(at..).is_none_or(|after| after.chars().next().is_some_and(char::is_alphanumeric)),
    }
}

/// Whether `start..end` stands alone as a word or a phrase.
pub(in crate::detect) fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    !word_before(text, start) && !word_after(text, end)
}

/// The nearest character boundary at or below `at`.
pub(in crate::detect) fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::{floor, stands_alone};

    fn check(text: &str, word: &str, alone: bool) {
        let start = text.find(word).expect("the word is in the text");
        assert_eq!(stands_alone(text, start, start + word.len()), alone, "{text}");
    }

    #[test]
    fn words_end_where_letters_and_digits_do() {
        for (text, alone) in [
            ("ana", true),
            ("(ana)", true),
            ("_ana_", true),
            ("“ana”", true),
            ("Mariana", false),
            ("anaé", false),
            ("Éana", false),
            ("电ana", false),
            ("ana\u{a0}x", true),
            ("ana٣", false),
        ] {
            check(text, "ana", alone);
        }
    }

    #[test]
    fn floor_does_not_split_characters() {
        assert_eq!([0, 1, 2, 3, 9].map(|at| floor("aé", at)), [0, 1, 1, 3, 3]);
    }
}
