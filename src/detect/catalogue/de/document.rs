//! What German passports and identity cards have in common: the serial number and its check digit.

use crate::detect::alone;
use crate::detect::checksum::icao;
use crate::detect::detector::{Hits, Site};
use crate::detect::finding::Fault;

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
    let upper = !text.iter().any(u8::is_ascii_lowercase);
    match rest {
        [] => hits.matched(site.start, site.end, if upper { 20 } else { 10 }),
        [digit, ..] if icao(serial.iter().copied()) != digit.wrapping_sub(b'0') => Err(Fault::Checksum),
        [_, _, ..] if upper => hits.validated(site.start, site.end, 60),
        _ => hits.validated(site.start, site.end, if upper { 40 } else { 20 }),
    }
}

/// Whether the number is one of the specimens that the Federal Ministry of the Interior shows.
pub(super) fn specimen(text: &str) -> bool {
    ["C01X00T47", "L01X00T47", "L01X00T44", "T22000129"]
        .iter()
        .any(|number| text.get(..SERIAL).is_some_and(|serial| serial.eq_ignore_ascii_case(number)))
}
