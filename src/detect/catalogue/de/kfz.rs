//! `DE_KFZ`: German vehicle registration plates: a district, one or two letters and up to four digits.

use super::districts::is_district;
use crate::detect::detector::{Extent, Hits, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity, beside, boundary};

pub(super) static DETECTOR: Detector = Detector {
    name: "DE_KFZ",
    title: "vehicle registration (Germany)",
    languages: &[Language::German],
    countries: &["DE"],
    special: None,
    specificity: Specificity::Specific,
    patterns: &[
        r"(?:[A-Za-z]|\xC3[\x84\x96\x9C\xA4\xB6\xBC]){1,3}[ -][A-Za-z]{1,2}[ -]?[1-9]\d{0,3}[EHeh]?",
        r"[1-9]\d{0,3}[EHeh]?",
    ],
    longest: 16,
    extent: Extent::Whole,
    check_says: "a district's code; one or two letters, but none that is not given out; at most eight letters and digits in all; no check digit, so that all but the full spelling with hyphen and space needs context",
    sources: &[
        "Fahrzeug-Zulassungsverordnung (FZV), § 9 and Anlage 2",
        "Kraftfahrt-Bundesamt, Unterscheidungszeichen der Verwaltungsbezirke",
    ],
    context: &[
        (
            Language::German,
            &[
                "kennzeichen",
                "kfz-kennzeichen",
                "kfz",
                "amtliches kennzeichen",
                "autokennzeichen",
                "nummernschild",
                "fahrzeug",
                "pkw",
                "lkw",
                "auto",
                "wagen",
                "zulassung",
                "halter",
                "fahrer",
                "zugelassen",
            ],
        ),
        (
            Language::English,
            &["license plate", "licence plate", "number plate", "plate", "registration", "vehicle", "car"],
        ),
    ],
    taken_for: &["model names and part numbers", "opening hours", "paper sizes and standards"],
    examples: &[
        "Kennzeichen ‹M-AB 1234›",
        "‹K-XY 987›",
        "Das Auto ‹B MW 42› steht falsch.",
        "Kfz ‹WÜ-HL 7›",
        "number plate ‹hh-kl-2718›",
        "Fahrzeug ‹MÜR-A123E›",
        "pkw ‹BÜS AB 31H›",
    ],
    counter_examples: &[
        "Kennzeichen Q-AB 1234",
        "Kennzeichen M-SS 1234",
        "Kennzeichen M-AB 0123",
        "Kennzeichen M-ABC 123",
        "Kennzeichen ABG-AB 12345",
        "Kennzeichen ABG-AB 1234",
        "M AB 1234",
        "HP-UX 11",
        "DIN-A 4",
        "MO-FR 1000",
        "Kennzeichen M-AB 1234-5",
        "Auto XM-AB 1234",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Letters that are not given out, for what they stand for.
const NEVER: [&str; 5] = ["HJ", "KZ", "NS", "SA", "SS"];
/// Days of the week, as opening hours have them.
const DAYS: [&str; 7] = ["MO", "DI", "MI", "DO", "FR", "SA", "SO"];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let plate = Plate::before(site.text, site.end).ok_or(Fault::Range)?;
    if boundary::word_before(site.text, plate.start) || beside::joined(&Site { start: plate.start, ..*site }) {
        return Err(Fault::LooksLike("part of a longer name or number"));
    }
    let district = plate.district.to_uppercase();
    let letters = plate.letters.to_ascii_uppercase();
    let size = district.chars().count() + letters.len() + plate.digits;
    if !is_district(&district) || NEVER.contains(&letters.as_str()) || size > 8 {
        return Err(Fault::Range);
    }
    match (district.as_str(), letters.as_str()) {
        ("DIN", _) => return Err(Fault::LooksLike("a standard")),
        ("HP", "UX") | ("WI", "FI") => return Err(Fault::LooksLike("a product")),
        (from, to) if DAYS.contains(&from) && DAYS.contains(&to) => return Err(Fault::LooksLike("days of the week")),
        _ => {}
    }
    let upper = plate.district == district && plate.letters == letters;
    let score = match (upper, plate.hyphen, plate.space) {
        (false, ..) => 15,
        (true, true, true) if plate.digits > 2 => 50,
        (true, true, _) => 40,
        (true, false, true) => 30,
        _ => 20,
    };
    hits.resume = site.end;
    hits.matched(plate.start, site.end, score)
}

/// The parts of a plate, read backwards from its end: the digits alone make a text worth a look, and what stands before them
/// may be two words away.
struct Plate<'t> {
    start: usize,
    district: &'t str,
    letters: &'t str,
    /// How many digits, and the E or H behind them.
    digits: usize,
    /// A hyphen stands behind the district.
    hyphen: bool,
    /// A space stands before the digits.
    space: bool,
}

impl<'t> Plate<'t> {
    fn before(text: &'t str, end: usize) -> Option<Self> {
        let bytes = text.get(..end)?.as_bytes();
        let ends = |at: usize, is: fn(&u8) -> bool, most: usize| {
            bytes[..at].iter().rev().take(most).take_while(|byte| is(byte)).count()
        };
        let mark = |byte: &u8| matches!(byte, b' ' | b'-');
        let suffix = ends(end, u8::is_ascii_alphabetic, 1);
        let digits = ends(end - suffix, u8::is_ascii_digit, 5);
        let number = end - suffix - digits;
        let gap = ends(number, mark, 1);
        let letters = ends(number - gap, u8::is_ascii_alphabetic, 3);
        let group = number - gap - letters;
        let parted = ends(group, mark, 1);
        if !(1..=4).contains(&digits) || bytes[number] == b'0' || !(1..=2).contains(&letters) || parted == 0 {
            return None;
        }
        let head = text.get(..group - parted)?;
        let from = head.char_indices().rev().take(3).take_while(|(_, c)| plain(*c)).last().map(|(at, _)| at)?;
        Some(Self {
            start: from,
            district: head.get(from..)?,
            letters: text.get(group..group + letters)?,
            digits: digits + suffix,
            hyphen: bytes[group - 1] == b'-',
            space: gap == 1 && bytes[number - 1] == b' ',
        })
    }
}

/// Whether a character may stand in a district's code.
fn plain(c: char) -> bool {
    c.is_ascii_alphabetic() || "ÄÖÜäöü".contains(c)
}
