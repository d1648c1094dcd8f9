//! Escapes inside a text: percent escapes and character references. Each is taken one step back: what comes of it is read as
//! it is, and is no part of another escape.

use super::entities::named;
use super::fold::{is_gone, joins};

/// What stands at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Read {
    /// An escape of so many bytes, and the character that it stands for.
    Escape(char, usize),
    /// No escape that is taken back.
    Nothing,
    /// The text at hand does not tell.
    Wait,
}

/// Longest reference, in bytes: `&#x0010FFFF;` and two zeros more.
const REFERENCE: usize = 14;

/// What stands at a `%` (RFC 3986 §2.1). Escapes of marks that part an address or cannot stand in one, of `%`, of spaces and
/// of control characters are left: taken back, they would part it elsewhere, or end it. Those of letters and digits beyond
/// ASCII are taken back as UTF-8, with what combines with them and what is not seen.
pub(super) fn percent(text: &[u8], last: bool) -> Read {
    let byte = |at: usize| -> Result<u8, Read> {
        match text.get(at..) {
            Some([b'%', high, low, ..]) => match (char::from(*high).to_digit(16), char::from(*low).to_digit(16)) {
                (Some(high), Some(low)) => u8::try_from(high << 4 | low).map_err(|_| Read::Nothing),
                _ => Err(Read::Nothing),
            },
            Some([] | [b'%'] | [b'%', _]) | None if !last => Err(Read::Wait),
            _ => Err(Read::Nothing),
        }
    };
    let all = || -> Result<Read, Read> {
        let first = byte(0)?;
        let length = match first {
            b'/' | b'?' | b'#' | b'&' | b'=' | b'%' => return Ok(Read::Nothing),
            b'"' | b'\'' | b'<' | b'>' | b'[' | b'\\' | b']' | b'^' | b'`' | b'{' | b'|' | b'}' => {
                return Ok(Read::Nothing);
            }
            0x21..=0x7e => return Ok(Read::Escape(char::from(first), 3)),
            0xc2..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xf4 => 4,
            _ => return Ok(Read::Nothing),
        };
        let mut bytes = [first; 4];
        for (at, place) in bytes.iter_mut().enumerate().take(length).skip(1) {
            *place = byte(3 * at)?;
        }
        let c = std::str::from_utf8(&bytes[..length]).ok().and_then(|text| text.chars().next());
        Ok(c.filter(|c| c.is_alphanumeric() || joins(*c) || is_gone(*c))
            .map_or(Read::Nothing, |c| Read::Escape(c, 3 * length)))
    };
    all().unwrap_or_else(|read| read)
}

/// What stands at an `&` (HTML §13.5): a reference by number, its `;` left out or not, or by one of the commoner names.
pub(super) fn reference(text: &[u8], last: bool) -> Read {
    let text = &text[..text.len().min(REFERENCE)];
    let cut = !last && text.len() < REFERENCE;
    let end = |from: usize, is: fn(&u8) -> bool| text.iter().skip(from).position(|byte| !is(byte)).map(|at| from + at);
    let (from, base, is): (usize, u32, fn(&u8) -> bool) = match text {
        [_, b'#', b'x' | b'X', ..] => (3, 16, u8::is_ascii_hexdigit),
        [_, b'#', ..] => (2, 10, u8::is_ascii_digit),
        _ => {
            return match end(1, u8::is_ascii_alphanumeric) {
                None if cut => Read::Wait,
                Some(end) if text[end] == b';' => {
                    named(&text[1..end]).map_or(Read::Nothing, |c| Read::Escape(c, end + 1))
                }
                _ => Read::Nothing,
            };
        }
    };
    let end = match end(from, is) {
        Some(end) => end,
        None if cut => return Read::Wait,
        None if text.len() == REFERENCE => return Read::Nothing,
        None => text.len(),
    };
    let digits = text.get(from..end).and_then(|digits| std::str::from_utf8(digits).ok()).unwrap_or_default();
    let c = u32::from_str_radix(digits, base).ok().and_then(char::from_u32);
    let length = end + usize::from(text.get(end) == Some(&b';'));
    match c.filter(|c| !c.is_control() || matches!(c, '\n' | '\t' | '\r')) {
        Some(c) => Read::Escape(c, length),
        None => Read::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::{Read, percent, reference};

    fn check(text: &str, read: Read) {
        let of = |text: &str, last| match text.as_bytes()[0] {
            b'%' => percent(text.as_bytes(), last),
            _ => reference(text.as_bytes(), last),
        };
        assert_eq!(of(text, true), read, "{text}");
        // What a cut leaves open is told as such, never otherwise.
        for cut in 1..text.len() {
            let part = of(&text[..text.floor_char_boundary(cut)], false);
            assert!(part == Read::Wait || part == read, "{text} at {cut}");
        }
    }

    #[test]
    fn percent_escapes_are_read() {
        check("%40x", Read::Escape('@', 3));
        check("%2Bx", Read::Escape('+', 3));
        check("%2ex", Read::Escape('.', 3));
        check("%C3%A9x", Read::Escape('é', 6));
        check("%F0%9D%90%9Ax", Read::Escape('𝐚', 12));
        check("%E2%80%8Bx", Read::Escape('\u{200b}', 9));
        for text in ["%22x", "%3Cx", "%5Bx", "%7Cx", "%C2%A0x", "%E2%80%9Dx", "%F0%9F%98%80x"] {
            check(text, Read::Nothing);
        }
        for text in ["%", "% x", "%4", "%zz", "%20x", "%2Fx", "%3fx", "%23x", "%26x", "%3dx", "%25x", "%0ax", "%C3x"] {
            check(text, Read::Nothing);
        }
        check("%C3%28x", Read::Nothing);
        check("%c2%85x", Read::Nothing);
    }

    #[test]
    fn references_are_read() {
        check("&#64;x", Read::Escape('@', 5));
        check("&#64x", Read::Escape('@', 4));
        check("&#x40;x", Read::Escape('@', 6));
        check("&#X0040;x", Read::Escape('@', 8));
        check("&commat;x", Read::Escape('@', 8));
        check("&eacute;x", Read::Escape('é', 8));
        check("&#x1F600; and more", Read::Escape('😀', 9));
        for text in ["& x", "&", "&amp x and more", "&nothing; known", "&#; and more", "&#x; and more", "&#0; and more"]
        {
            check(text, Read::Nothing);
        }
        check("&#x110000; and more", Read::Nothing);
        check("&#99999999999999999;", Read::Nothing);
    }
}
