//! One character's normal form: compatibility equivalents (NFKC), with the exceptions that reading asks for.
//!
//! Characters may be folded one by one as long as combining ones are put together afterwards (`flow`): NFKC is the canonical
//! composition of compatibility decompositions (UAX #15 §1.2), and what is kept here has no canonical decomposition.

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The zeros of the scripts' decimal digits (Unicode 16, general category Nd); nine digits follow each.
const ZEROS: [u32; 76] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
    0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0,
    0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0, 0x10d30, 0x10d40, 0x11066, 0x110f0, 0x11136, 0x111d0,
    0x112f0, 0x11450, 0x114d0, 0x11650, 0x116c0, 0x116d0, 0x116da, 0x11730, 0x118e0, 0x11950, 0x11bf0, 0x11c50,
    0x11d50, 0x11da0, 0x11f50, 0x16130, 0x16a60, 0x16ac0, 0x16b50, 0x16d70, 0x1ccf0, 0x1d7ce, 0x1d7d8, 0x1d7e2,
    0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0, 0x1e4f0, 0x1e5f1, 0x1e950, 0x1fbf0, 0x30,
];

/// Appends what a character is read as: nothing, itself, or something else.
pub(super) fn fold_into(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c);
    } else if let Some(digit) = digit(c) {
        out.push(digit);
    } else if let Some(mark) = mark(c) {
        out.push(mark);
    } else if !is_gone(c) {
        compatible_into(c, out);
    }
}

/// Whether a character is not seen: Default_Ignorable_Code_Point (UAX #44), the marks around annotations, and the soft hyphen.
pub(super) fn is_gone(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// A decimal digit of any script but the ASCII ones, as one of those.
fn digit(c: char) -> Option<char> {
    let code = c as u32;
    let zero = ZEROS.iter().find(|&&zero| (zero..zero + 10).contains(&code))?;
    char::from_digit(code - zero, 10)
}

/// Spaces, line ends and hyphens of which ASCII has one.
fn mark(c: char) -> Option<char> {
    match c {
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Some(' '),
        '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\u{2010}'..='\u{2013}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => Some('-'),
        _ => None,
    }
}

/// A superscript, subscript or circled digit: read as a digit only among its like, since a footnote's mark stands right
/// beside what it is about.
pub(super) fn ornate(c: char) -> Option<char> {
    let (code, zero) = match c {
        '\u{b2}' | '\u{b3}' => (c as u32, 0xb0),
        '\u{b9}' => return Some('1'),
        '\u{2070}' | '\u{2074}'..='\u{2079}' => (c as u32, 0x2070),
        '\u{2080}'..='\u{2089}' => (c as u32, 0x2080),
        '\u{2460}'..='\u{2468}' => (c as u32, 0x245f),
        '\u{24ea}' => return Some('0'),
        _ => return None,
    };
    char::from_digit(code - zero, 10)
}

/// NFKC, where it does not change what stands beside the character: one letter or mark for another, or the letters of a
/// ligature. Not what has digits in it (`²`, `①`, `½`, `㏡`), or a space (`´`), or more marks than one (`…`), nor the words
/// made of raised letters (`™`, `º`), which would be glued to the word before. The vowel sign am of Thai and Lao stays one
/// character, as it is typed.
fn compatible_into(c: char, out: &mut String) {
    let kept = |c: char| matches!(c, 'ª' | 'º' | '\u{e33}' | '\u{eb3}' | '\u{2116}' | '\u{2120}'..='\u{2122}' | '\u{3300}'..='\u{33ff}');
    let begin = out.len();
    out.extend(std::iter::once(c).nfc());
    if !out.ends_with(c) || out.len() != begin + c.len_utf8() {
        return;
    }
    out.truncate(begin);
    out.extend(std::iter::once(c).nfkc());
    let made = &out[begin..];
    let mut parts = made.chars();
    let fits = match (parts.next(), parts.next()) {
        (Some(one), None) => one == c || !one.is_numeric() && one != ' ',
        _ => made.chars().all(char::is_alphabetic),
    };
    if !fits || kept(c) {
        out.truncate(begin);
        out.push(c);
    }
}

/// Whether a character may join the one before it: combining ones, and the later letters of a Hangul syllable.
pub(super) fn joins(c: char) -> bool {
    !c.is_ascii() && (canonical_combining_class(c) != 0 || is_nfc_quick(std::iter::once(c)) == IsNormalized::Maybe)
}

#[cfg(test)]
mod tests {
    use super::{ZEROS, fold_into, joins, ornate};

    fn check(written: &str, read: &str) {
        let mut out = String::new();
        written.chars().for_each(|c| fold_into(c, &mut out));
        assert_eq!(out, read, "{written}");
    }

    #[test]
    fn characters_fold() {
        check("ａｎａ＠ｅｘａｍｐｌｅ．ｏｒｇ", "ana@example.org");
        check("𝐚𝓃𝖆 ﬁn Ⅳ ĳ", "ana fin IV ij");
        check("٠٦ १२ ３４ 𝟝𝟞 ๗๘", "06 12 34 56 78");
        check("a\u{a0}b\u{2009}c\u{3000}d\u{2028}e", "a b c d\ne");
        check("1–2‑3−4‐5", "1-2-3-4-5");
        check("a\u{ad}n\u{200b}a\u{feff}\u{2060}", "ana");
        check("Å\u{212b}", "ÅÅ");
    }

    #[test]
    fn what_would_be_glued_stays() {
        for same in ["78²", "①", "½", "…", "´", "™", "nº 5", "№", "㎏", "’“”—", "é", "я", "卡", "가", "😀", "°"]
        {
            check(same, same);
        }
    }

    #[test]
    fn digits_are_digits() {
        for zero in ZEROS {
            let all = (zero..zero + 10).map(|code| char::from_u32(code).expect("no surrogate"));
            assert!(zero == 0x30 || all.clone().all(char::is_numeric), "{zero:x}");
            let mut out = String::new();
            all.for_each(|c| fold_into(c, &mut out));
            assert_eq!(out, "0123456789", "{zero:x}");
        }
        let ornate: String = "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₉⓪①⑨".chars().filter_map(ornate).collect();
        assert_eq!(ornate, "0123456789019019");
    }

    #[test]
    fn combining_characters_join() {
        assert!(['\u{301}', '\u{1161}', '\u{11a8}', '\u{5b0}'].into_iter().all(joins));
        assert!(!['a', 'é', '\u{200d}', '卡'].into_iter().any(joins));
    }
}
