//! Names of people: NFKC, case and accents folded, single spaces.

use unicode_normalization::UnicodeNormalization;

use crate::base::letters::{is_accent, plain};

/// Writes the folded name; `false` if nothing is left of it.
///
/// Folded in this order: compatibility characters to plain ones (NFKD); case, down, up and down again, so that `ẞ` and `ß` are `ss` and
/// final `ς` is `σ`; Latin letters with a bar or tied together (`ø`, `ł`, `æ`); combining diacritics away, those of
/// Latin, Greek and Cyrillic, not the vowel signs and voicing marks of other scripts; white space to one space; NFC.
pub(super) fn write(text: &str, room: &mut String) -> bool {
    let folded = text
        .nfkd()
        .flat_map(char::to_lowercase)
        .flat_map(char::to_uppercase)
        .flat_map(char::to_lowercase)
        .flat_map(|scalar| plain(scalar).chars().chain(plain(scalar).is_empty().then_some(scalar)))
        .nfkd()
        .filter(|scalar| !is_accent(*scalar));
    let mut gap = false;
    for scalar in folded.nfc() {
        if scalar.is_whitespace() {
            gap = !room.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            room.push(' ');
        }
        room.push(scalar);
    }
    !room.is_empty()
}
