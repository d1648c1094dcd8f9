//! `DE_KFZ`: German vehicle registration plates: a district, one or two letters and up to four digits.

use super::districts::is_district;
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity, alone, boundary};

pub(super) static DETECTOR: Detector = Detector {
    name: "DE_KFZ",
    title: "vehicle registration (Germany)",
    languages: &[Language::German],
    countries: &["DE"],
    special: None,
    specificity: Specificity::Specific,
    patterns: &[r"(?:[A-Za-z]|\xC3[\x84\x96\x9C\xA4\xB6\xBC]){1,3}[ -][A-Za-z]{1,2}[ -]?[1-9]\d{0,3}[EHeh]?"],
    longest: 14,
    extent: Extent::Whole,
    most: Most::of(45),
    check_says: "a district's code; one or two letters, but none that is not given out; at most eight letters and digits in all; no check digit, and product names have the same shape, so that it needs context",
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
        "Kfz-Kennzeichen ‹K-XY 987›",
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
    let plate = Plate::of(site.matched()).ok_or(Fault::Range)?;
    // A code may begin with a letter that is no ASCII: the scan looks before those that are.
    if boundary::word_before(site.text, site.start) || alone::joined(site) {
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
        (true, true, true) if plate.digits > 2 => 45,
        (true, true, _) => 40,
        (true, false, true) => 30,
        _ => 20,
    };
    hits.matched(site.start, site.end, score)
}

/// The parts of a plate.
struct Plate<'t> {
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
    fn of(text: &'t str) -> Option<Self> {
        let (district, rest) = text.split_at_checked(text.find([' ', '-'])?)?;
        let hyphen = rest.starts_with('-');
        let rest = rest.get(1..)?;
        let (letters, rest) = rest.split_at_checked(rest.find(|c: char| !c.is_ascii_alphabetic())?)?;
        let number = rest.trim_start_matches([' ', '-']);
        Some(Self { district, letters, digits: number.len(), hyphen, space: rest.starts_with(' ') })
    }
}
