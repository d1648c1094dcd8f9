//! Greek and Cyrillic letters that look like Latin ones, and where they are read as those.
//!
//! Unicode's confusables (UTS #39 §4) hold of single characters, and would turn Russian prose into nonsense. So a token is
//! looked at whole, as UTS #39 §5.2 looks for mixed scripts: an unbroken run of letters, digits and the marks of addresses
//! (`._-+@`). Its Greek and Cyrillic letters are read as Latin ones if each of them looks like one, and if the token holds
//! an ASCII letter, an ASCII digit or an `@` besides: `аna@example.org`, `АТ61…`, but no word of a language that is written
//! in those letters alone. A token is judged over [`SPAN`] bytes before and after its first such letter.

/// Bytes of a token that are looked at, before a letter and from it on: the longest e-mail address is not longer.
pub(super) const SPAN: usize = 256;

/// Whether a character is of the scripts that have twins.
pub(super) fn is_twin_script(c: char) -> bool {
    matches!(c, '\u{370}'..='\u{52f}' | '\u{1f00}'..='\u{1fff}')
}

/// Whether a character can be of a token.
pub(super) fn in_token(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '@')
}

/// Whether a character makes the twins beside it Latin.
pub(super) fn decides(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '@'
}

/// The Latin letter that a Greek or Cyrillic one looks like (confusables.txt, both letters of one case).
pub(super) fn twin(c: char) -> Option<char> {
    Some(match c {
        'а' | 'α' => 'a',
        'с' | 'ϲ' => 'c',
        'ԁ' => 'd',
        'е' => 'e',
        'һ' => 'h',
        'і' | 'ι' => 'i',
        'ј' | 'ϳ' => 'j',
        'ӏ' => 'l',
        'о' | 'ο' | 'σ' => 'o',
        'р' | 'ρ' => 'p',
        'ԛ' => 'q',
        'ѕ' => 's',
        'υ' => 'u',
        'ѵ' | 'ν' => 'v',
        'ԝ' => 'w',
        'х' => 'x',
        'у' | 'γ' => 'y',
        'А' | 'Α' => 'A',
        'В' | 'Β' => 'B',
        'С' | 'Ϲ' => 'C',
        'Е' | 'Ε' => 'E',
        'Ԍ' => 'G',
        'Н' | 'Η' => 'H',
        'І' | 'Ӏ' | 'Ι' => 'I',
        'Ј' | 'Ϳ' => 'J',
        'К' | 'Κ' => 'K',
        'М' | 'Μ' => 'M',
        'Ν' => 'N',
        'О' | 'Ο' => 'O',
        'Р' | 'Ρ' => 'P',
        'Ԛ' => 'Q',
        'Ѕ' => 'S',
        'Т' | 'Τ' => 'T',
        'Ѵ' => 'V',
        'Ԝ' => 'W',
        'Х' | 'Χ' => 'X',
        'У' | 'Υ' | 'Ү' => 'Y',
        'Ζ' => 'Z',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{is_twin_script, twin};

    #[test]
    fn twins_are_of_other_scripts_and_of_one_case() {
        for c in ('\u{80}'..'\u{2fff}').filter(|c| twin(*c).is_some()) {
            assert!(
                is_twin_script(c) && c.is_uppercase() == twin(c).is_some_and(char::is_uppercase)
                    || c == 'Ӏ'
                    || c == 'ӏ',
                "{c}"
            );
        }
    }
}
