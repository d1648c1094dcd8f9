//! Latin letters that Unicode does not decompose, and its accents: what case folding and NFKD leave to whoever compares names.

/// The plain letters that people write for a small letter with a bar or one of two tied together; empty for all others.
pub(crate) fn plain(c: char) -> &'static str {
    match c {
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'ł' => "l",
        'ø' => "o",
        'ŧ' => "t",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        _ => "",
    }
}

/// Whether a character is of the blocks of combining diacritical marks: the accents of Latin, Greek and Cyrillic, not the vowel
/// signs and voicing marks of other scripts.
pub(crate) fn is_accent(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe20}'..='\u{fe2f}')
}
