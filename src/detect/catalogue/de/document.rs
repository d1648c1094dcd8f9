//! What German passports and identity cards have in common: the serial number and its check digit.

use crate::detect::checksum::icao;
use crate::detect::detector::{Hits, Site};
use crate::detect::finding::Fault;
use crate::detect::{alone, boundary};

/// Letters and digits of a serial number.
const SERIAL: usize = 9;

/// Checks a serial number, perhaps with its check digit and the D of Germany after it.
pub(super) fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    alone::alone(site)?;
    let text = site.matched().as_bytes();
    let (serial, rest) = text.split_at_checked(SERIAL).ok_or(Fault::Range)?;
    if !serial.iter().any(u8::is_ascii_digit) {
        return Err(Fault::LooksLike("a word"));
    }
    // Letters stand in nearly all of Germany's, in none of America's.
    if rest.is_empty() && serial[1..].iter().all(u8::is_ascii_digit) && american(site) {
        return Err(Fault::LooksLike("an American number"));
    }
    let upper = !text.iter().any(u8::is_ascii_lowercase);
    match rest {
        [] => hits.matched(site.start, site.end, if upper { 20 } else { 10 }),
        [digit, ..] if icao(serial.iter().copied()) != digit.wrapping_sub(b'0') => Err(Fault::Checksum),
        [_, _, ..] if upper => hits.validated(site.start, site.end, 60),
        _ => hits.validated(site.start, site.end, if upper { 40 } else { 20 }),
    }
}

/// Whether a word just before or after the number says that it is of the United States.
fn american(site: &Site<'_>) -> bool {
    const NEAR: usize = 48;
    const WORDS: [&str; 6] = ["US", "U.S", "USA", "American", "america", "United"];
    let from = boundary::floor(site.text, site.start.saturating_sub(NEAR));
    let to = boundary::floor(site.text, site.end.saturating_add(NEAR));
    let said = |part: &str| {
        let mut words = part.split(|c: char| !(c.is_alphanumeric() || c == '.'));
        // In small letters it is a pronoun, but in the name of a member.
        words.any(|word| WORDS.contains(&word.trim_end_matches('.'))) || part.contains("us_pass")
    };
    let part = |from: usize, to: usize| site.text.get(from..to).unwrap_or_default();
    said(part(from, site.start)) || said(part(site.end, to))
}

/// Whether the number is one of the specimens that the Federal Ministry of the Interior shows.
pub(super) fn specimen(text: &str) -> bool {
    ["C01X00T47", "L01X00T47", "L01X00T44", "T22000129"]
        .iter()
        .any(|number| text.get(..SERIAL).is_some_and(|serial| serial.eq_ignore_ascii_case(number)))
}
