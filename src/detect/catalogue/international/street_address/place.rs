//! Numbers of houses, and what follows a street: a unit, the postal code, the town.

use crate::detect::boundary;
use crate::detect::capitals::{self, OF_PLACES};

/// Bytes that are read behind a street.
const FAR: usize = 112;

/// The number of a house.
#[derive(Clone, Copy)]
pub(super) struct Number {
    /// First byte after it, with its letter or its range.
    pub(super) end: usize,
}

/// The number at a place: up to five digits, not zero; a range; a letter; `bis`.
pub(super) fn number(text: &str, at: usize) -> Option<Number> {
    let rest = text.as_bytes().get(at..)?;
    let run = |from: usize| {
        rest.get(from..).unwrap_or_default().iter().take(6).take_while(|byte| byte.is_ascii_digit()).count()
    };
    let digits = run(0);
    let zero = rest.get(..digits)?.iter().all(|digit| *digit == b'0');
    if !(1..=5).contains(&digits) || zero {
        return None;
    }
    let mut length = digits;
    if matches!(rest.get(length), Some(b'-' | b'/' | b'+')) && (1..=4).contains(&run(length + 1)) {
        length += 1 + run(length + 1);
    }
    let letter = |place: usize| {
        rest.get(place).is_some_and(u8::is_ascii_alphabetic) && !boundary::word_after(text, at + place + 1)
    };
    if letter(length) {
        length += 1;
    } else if rest.get(length) == Some(&b' ') {
        let tail = text.get(at + length + 1..boundary::floor(text, at + length + 8)).unwrap_or_default();
        let word = ["bis", "ter", "quater"]
            .iter()
            .find(|word| tail.starts_with(**word) && !boundary::word_after(text, at + length + 1 + word.len()));
        length += word.map_or(0, |word| word.len() + 1);
    } else if let Some(word) =
        [b"bis".as_slice(), b"ter"].iter().find(|word| rest.get(length..).is_some_and(|rest| rest.starts_with(word)))
    {
        length += word.len();
    }
    let end = at + length;
    let amount = matches!(text.as_bytes().get(end..), Some([b'.' | b',' | b':', next, ..]) if next.is_ascii_digit())
        || matches!(text.as_bytes().get(end), Some(b'%'));
    (!amount && !boundary::word_after(text, end)).then_some(Number { end })
}

/// Where the unit ends that follows a street, if there is one: `, Apt 4B`, `, 3º B`, `#12`.
pub(super) fn unit(text: &str, end: usize) -> usize {
    const UNITS: [&str; 19] = [
        "apartment",
        "apt",
        "unit",
        "suite",
        "ste",
        "flat",
        "floor",
        "room",
        "rm",
        "appartement",
        "appt",
        "étage",
        "bât",
        "bâtiment",
        "piso",
        "puerta",
        "interno",
        "scala",
        "m.",
    ];
    let rest = text.get(end..boundary::floor(text, end.saturating_add(32))).unwrap_or_default();
    let inner = rest.trim_start_matches([',', ' ']);
    let gap = rest.len() - inner.len();
    if gap == 0 || gap > 2 {
        return end;
    }
    let word = inner.find(|c: char| !c.is_alphabetic()).unwrap_or(inner.len());
    let named = UNITS.iter().any(|unit| inner.get(..word).is_some_and(|word| word.to_lowercase() == *unit)) && word > 0;
    let body = if named {
        inner.get(word..).unwrap_or_default().trim_start_matches(['.', ' ', '#'])
    } else if let Some(body) = inner.strip_prefix('#') {
        body
    } else {
        // `3º B`: a floor, and a door.
        let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
        let floor =
            inner.get(digits..).and_then(|rest| rest.strip_prefix(['º', 'ª'])).filter(|_| (1..=2).contains(&digits));
        let Some(floor) = floor else { return end };
        let door = floor.strip_prefix(' ').filter(|door| {
            door.starts_with(|c: char| c.is_ascii_uppercase()) && !door[1..].starts_with(char::is_alphanumeric)
        });
        return end + rest.len() - door.map_or(floor.len(), |door| door.len() - 1);
    };
    let length = body.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-').count();
    let fits = (1..=6).contains(&length)
        && body.get(..length).is_some_and(|unit| unit.bytes().any(|b| b.is_ascii_digit()) || length == 1);
    if fits { end + rest.len() - body.len() + length } else { end }
}

/// Where the place ends that follows a street: a unit, then a postal code and a town in one order or the other.
pub(super) fn following(text: &str, end: usize) -> Option<usize> {
    let at = unit(text, end);
    let last = boundary::floor(text, at.saturating_add(FAR));
    let rest = text.get(at..last)?;
    let inner = rest.trim_start_matches([',', ' ', '\n', '\r', '\t', '-', '–', '\u{a0}']);
    let gap = rest.len() - inner.len();
    if gap == 0 || gap > 6 {
        return None;
    }
    let start = at + gap;
    code_first(text, start, last).or_else(|| town_first(text, start, last))
}

/// `75002 Paris`, `D-10115 Berlin`, `1012 AB Amsterdam`, `00-950 Warszawa`; a code of the United Kingdom may stand alone.
fn code_first(text: &str, start: usize, last: usize) -> Option<usize> {
    if let Some(end) = british(text, start).or_else(|| canadian(text, start)) {
        return Some(end);
    }
    let rest = text.get(start..last)?;
    let prefix = ["F-", "D-", "CH-", "B-", "A-", "NL-", "PL-", "I-", "E-", "L-", "P-"]
        .iter()
        .find(|prefix| rest.starts_with(**prefix));
    let prefix = prefix.map_or(0, |prefix| prefix.len());
    let code = rest.get(prefix..)?;
    let digits =
        |from: usize| code.get(from..).unwrap_or_default().bytes().take(6).take_while(u8::is_ascii_digit).count();
    let hyphen = code.as_bytes().get(digits(0)) == Some(&b'-');
    let length = match (digits(0), hyphen) {
        (2 | 4, true) if digits(digits(0) + 1) == 3 => digits(0) + 4,
        (4 | 5, false) => digits(0),
        _ => return None,
    };
    let dutch = code.get(length..).unwrap_or_default().strip_prefix(' ').map(|letters| (1, letters));
    let (space, letters) = dutch.unwrap_or((0, code.get(length..).unwrap_or_default()));
    let pair = letters.bytes().take(3).take_while(u8::is_ascii_uppercase).count() == 2
        && letters.as_bytes().get(2) == Some(&b' ');
    let length = if pair && digits(0) == 4 { length + space + 2 } else { length };
    let town = start + prefix + length + 1;
    let spaced = text.as_bytes().get(town - 1) == Some(&b' ');
    let end = capitals::run(text, town, 3, OF_PLACES).filter(|_| spaced)?;
    // `Paris Cedex 08`.
    let cedex = text.get(end..boundary::floor(text, end + 9)).unwrap_or_default();
    let district =
        cedex.strip_prefix(' ').map_or(0, |rest| rest.bytes().take(3).take_while(u8::is_ascii_digit).count());
    let cedex = text.get(..end).is_some_and(|text| text.ends_with("Cedex") || text.ends_with("CEDEX"))
        && (1..=2).contains(&district);
    Some(if cedex { end + 1 + district } else { end })
}

/// `London NW1 6XE`, `Springfield, IL 62704`, `Toronto, ON M5V 3L9`; a quarter may stand before the town.
fn town_first(text: &str, start: usize, last: usize) -> Option<usize> {
    let mut at = start;
    for _ in 0..3 {
        let rest = text.get(at..last)?;
        // A capital that a code or a state begins with is no town.
        let mut words = 0;
        let mut next = at;
        while words < 4 {
            if let Some(end) = british(text, next).or_else(|| american(text, next)).filter(|_| words > 0 || at > start)
            {
                return Some(end);
            }
            let Some(word) = capitals::word(text, next, last) else { break };
            let town = capitals::capital(word.text) || words > 0 && OF_PLACES.contains(&word.text);
            if !town {
                break;
            }
            words += 1;
            next = word.end;
            let gap =
                text.get(next..last)?.bytes().take(2).take_while(|byte| matches!(byte, b' ' | b',' | b'\n')).count();
            if gap == 0 {
                break;
            }
            next += gap;
        }
        at += rest.find(", ").filter(|comma| *comma < 40)? + 2;
    }
    None
}

/// A code of the United Kingdom: area, district, space, sector and unit.
fn british(text: &str, at: usize) -> Option<usize> {
    let rest = text.as_bytes().get(at..)?;
    let area = rest.iter().take(3).take_while(|byte| byte.is_ascii_uppercase()).count();
    let district = rest.get(area..)?.iter().take(3).take_while(|byte| byte.is_ascii_digit()).count();
    let sub = usize::from(rest.get(area + district).is_some_and(u8::is_ascii_uppercase));
    let outward = area + district + sub;
    let inward = rest.get(outward..outward + 4)?;
    let fits = (1..=2).contains(&area)
        && (1..=2).contains(&district)
        && matches!(inward, [b' ', b'0'..=b'9', b'A'..=b'Z', b'A'..=b'Z']);
    (fits && !boundary::word_after(text, at + outward + 4)).then_some(at + outward + 4)
}

/// A code of Canada: letters and digits in turn.
fn canadian(text: &str, at: usize) -> Option<usize> {
    let rest = text.as_bytes().get(at..)?;
    let gap = usize::from(matches!(rest.get(3), Some(b' ' | b'-')));
    let turn = |from: usize, letter: bool| {
        let kinds = rest.get(from..from + 3)?;
        let fits = (0..).zip(kinds).all(|(place, byte)| {
            if (place % 2 == 0) == letter { byte.is_ascii_uppercase() } else { byte.is_ascii_digit() }
        });
        fits.then_some(())
    };
    turn(0, true)?;
    turn(3 + gap, false)?;
    (!boundary::word_after(text, at + 6 + gap)).then_some(at + 6 + gap)
}

/// A state of America and its code, or a province of Canada.
fn american(text: &str, at: usize) -> Option<usize> {
    let rest = text.as_bytes().get(at..)?;
    let state = rest.iter().take(3).take_while(|byte| byte.is_ascii_uppercase()).count();
    if state != 2 || rest.get(2) != Some(&b' ') {
        return None;
    }
    if let Some(end) = canadian(text, at + 3) {
        return Some(end);
    }
    let run = |from: usize| {
        rest.get(from..).unwrap_or_default().iter().take(6).take_while(|byte| byte.is_ascii_digit()).count()
    };
    if run(3) != 5 {
        return None;
    }
    let long = rest.get(8) == Some(&b'-') && run(9) == 4;
    let end = at + if long { 13 } else { 8 };
    (!boundary::word_after(text, end)).then_some(end)
}
