//! Where words begin and end, in any script.
//!
//! A letter or a digit of any script is part of a word; `_` is not, since names such as `tel_0612345678` join with it. Some
//! scripts put no space between words, or hang endings on foreign ones; beside an ASCII letter or digit, a word of such a
//! script ends (UAX #29 §4.1 says that they need more than its rules).

/// Whether the character before `at` is part of the word that goes on there. Inside a character: yes.
pub(in crate::detect) fn word_before(text: &str, at: usize) -> bool {
    match at.checked_sub(1).and_then(|last| text.as_bytes().get(last)) {
        None => false,
        Some(byte) if byte.is_ascii() => byte.is_ascii_alphanumeric() && joined(text, at),
        Some(_) => joined(text, at) && text.get(..at).is_none_or(|before| before.ends_with(char::is_alphanumeric)),
    }
}

/// Whether the character from `at` on is part of the word that ends there. Inside a character: yes.
pub(in crate::detect) fn word_after(text: &str, at: usize) -> bool {
    match text.as_bytes().get(at) {
        None => false,
        Some(byte) if byte.is_ascii() => byte.is_ascii_alphanumeric() && joined(text, at),
        Some(_) => joined(text, at) && text.get(at..).is_none_or(|after| after.starts_with(char::is_alphanumeric)),
    }
}

/// Whether the characters on both sides of `at` can be of one word: not an ASCII one beside one of a script without spaces.
fn joined(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let ascii = |at: usize| bytes.get(at).is_none_or(u8::is_ascii);
    match (at.checked_sub(1).is_none_or(ascii), ascii(at)) {
        (true, false) => !text.get(at..).is_some_and(|after| after.starts_with(spaceless)),
        (false, true) => !text.get(..at).is_some_and(|before| before.ends_with(spaceless)),
        _ => true,
    }
}

/// Whether a character is of a script that puts no spaces between words (Han, Kana, Thai, Lao, Khmer, Myanmar), or hangs
/// particles on foreign ones (Hangul).
pub(in crate::detect) fn spaceless(c: char) -> bool {
    matches!(c,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1100}'..='\u{11ff}' | '\u{1780}'..='\u{17ff}'
        | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{3131}'..='\u{318e}' | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{a960}'..='\u{a97f}' | '\u{ac00}'..='\u{d7ff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
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
            ("电ana", true),
            ("ana谢谢", true),
            ("アナana", true),
            ("ana님", true),
            ("ไทยana", true),
            ("жana", false),
            ("anaж", false),
            ("ana\u{a0}x", true),
            ("ana٣", false),
        ] {
            check(text, "ana", alone);
        }
    }

    #[test]
    fn a_script_without_spaces_is_one_word_by_itself() {
        check("我的安娜在", "安娜", false);
        check("안나는", "안나", false);
        check("安娜 é", "安娜", true);
    }

    #[test]
    fn floor_does_not_split_characters() {
        assert_eq!([0, 1, 2, 3, 9].map(|at| floor("aé", at)), [0, 1, 1, 3, 3]);
    }
}
