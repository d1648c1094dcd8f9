//! `ES_PASSPORT`: Spanish passports: three letters (older ones two) and six digits, without a check digit.

use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "ES_PASSPORT",
    title: "passport (Spain)",
    languages: &[Language::Spanish, Language::Catalan],
    countries: &["ES"],
    special: Some(Special::NationalId),
    specificity: Specificity::Generic,
    patterns: &[r"[A-Z]{2,3}[ -]?\d{6}", r"[a-z]{2,3}-?\d{6}"],
    longest: 10,
    extent: Extent::Lone,
    most: Most::of(35),
    check_says: "two or three letters and six digits, not all zero; no check digit, so it needs context",
    sources: &[
        "Real Decreto 896/2003, por el que se regula la expedición del pasaporte ordinario",
        "ICAO Doc 9303-4 (document number)",
    ],
    context: &[
        (
            Language::Spanish,
            &["pasaporte", "pasaportes", "número de pasaporte", "nº de pasaporte", "documento de viaje"],
        ),
        (Language::Catalan, &["passaport", "número de passaport"]),
        (Language::English, &["passport", "passport number", "passport no", "travel document"]),
    ],
    taken_for: &["product codes of letters and six digits", "vehicle plates", "other countries' passports"],
    examples: &[
        "pasaporte ‹AAB123456›",
        "Número de pasaporte: ‹XDC 204060›.",
        "passport no. ‹PAB-654321›",
        "pasaporte antiguo ‹AB123456›",
        "viaja con el pasaporte ‹aab123456› mañana",
        "passaport ‹BCD987650›",
    ],
    counter_examples: &[
        "AAB123456",
        "pasaporte AAB000000",
        "pasaporte AAB12345",
        "pasaporte AAB1234567",
        "pasaporte AABC123456",
        "pasaporte NO 123456",
        "pasaporte A1B123456",
        "pasaporte AAB123456-7",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Words that stand before a number in a line of capitals.
const WORDS: [&str; 8] = ["DE", "DNI", "EL", "LA", "NIE", "NO", "NRO", "NUM"];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    if text.contains(' ') && text.get(..letters).is_some_and(|word| WORDS.contains(&word)) {
        return Err(Fault::LooksLike("a word and a number"));
    }
    if Digits::of(text).number(0, 6) == 0 {
        return Err(Fault::Range);
    }
    let usual = letters == 3 && text.starts_with(|c: char| c.is_ascii_uppercase());
    hits.matched(site.start, site.end, if usual { 35 } else { 20 })
}
