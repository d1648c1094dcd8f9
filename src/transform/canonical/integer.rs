//! Whole numbers: their digits, without sign of a zero, fraction or exponent.

use std::fmt::Write;

use super::super::decimal::Decimal;

/// Whether a spelling is canonical as it stands: `0`, or digits without a leading zero, perhaps after `-`.
/// Of any length.
pub(super) fn is_plain(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text).as_bytes();
    match digits {
        [b'0'] => digits.len() == text.len(),
        [b'1'..=b'9', rest @ ..] => rest.iter().all(u8::is_ascii_digit),
        _ => false,
    }
}

/// Writes the digits of a spelling in JSON's grammar, up to 38 of them; `false` if it is no whole number or longer.
/// `007` is not in the grammar: leading zeros are part of a code, and two codes must not become one.
pub(super) fn write(text: &str, room: &mut String) -> bool {
    let Some(number) = Decimal::parse(text).filter(|number| number.is_whole()) else { return false };
    write!(room, "{number}").is_ok()
}
