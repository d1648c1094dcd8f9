//! Telephone numbers: E.164 where the country is spelled, the digits where it is not.

use phonenumber::Mode;

/// The longest spelling that is read: an E.164 number has 15 digits, the rest is separators.
const LONGEST: usize = 40;

/// Writes `+33612345678` for a number with `+` and a country code that libphonenumber's data can parse, in whatever
/// separators, `tel:` allowed; otherwise its digits alone, so that spellings of one national number join; `false` if
/// it is no telephone number at all (other characters, fewer than 3 digits).
pub(super) fn write(text: &str, room: &mut String) -> bool {
    let text = text.strip_prefix("tel:").unwrap_or(text);
    let shape = |byte: u8| byte.is_ascii_digit() || b" -./()".contains(&byte);
    let body = text.strip_prefix('+').unwrap_or(text);
    let plain: String =
        body.replace(['\u{a0}', '\u{202f}', '\u{2009}'], " ").replace(['\u{2010}', '\u{2011}', '\u{2013}'], "-");
    let count = plain.bytes().filter(u8::is_ascii_digit).count();
    if plain.len() > LONGEST || count < 3 || !plain.bytes().all(shape) {
        return false;
    }
    let international = body.len() < text.len();
    if international && let Ok(number) = phonenumber::parse(None, format!("+{plain}")) {
        room.push_str(&number.format().mode(Mode::E164).to_string());
        return true;
    }
    if international {
        room.push('+');
    }
    room.extend(plain.chars().filter(char::is_ascii_digit));
    true
}
