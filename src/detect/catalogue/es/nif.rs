//! `ES_NIF`: the Spanish identity number of nationals: eight digits and a letter, or K, L, M and seven digits.

use crate::detect::checksum::letter;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "ES_NIF",
    title: "identity number (Spain)",
    languages: &[Language::Spanish],
    countries: &["ES"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"\d{8}[ -]?[A-Za-z]", r"\d{2}\.\d{3}\.\d{3}[ -]?[A-Za-z]", r"[KLMklm][ -]?\d{7}[ -]?[A-Za-z]"],
    longest: 12,
    extent: Extent::Whole,
    most: Most::of(60),
    check_says: "the control letter is that of the remainder by 23",
    sources: &[
        "Ministerio del Interior, Cálculo del dígito de control del NIF/NIE",
        "Real Decreto 1065/2007, art. 19 and 20 (K, L, M)",
    ],
    context: &[
        (
            Language::Spanish,
            &["dni", "nif", "documento", "identidad", "documento nacional de identidad", "identificación", "carné"],
        ),
        (Language::English, &["dni", "nif", "identity", "national id", "tax id"]),
    ],
    taken_for: &["product codes of eight digits and a letter"],
    examples: &[
        "DNI ‹12345678Z›",
        "DNI:‹12345678Z›",
        "‹87654321-X›,",
        "‹12.345.678-Z›",
        "‹00000001R›",
        "‹K1234567L›",
        "nif ‹45678901 g›",
    ],
    counter_examples: &[
        "12345678A",
        "12345687Z",
        "1234567Z",
        "123456789Z",
        "12345678ZA",
        "K1234567A",
        "12.345678-I",
        "00000000T",
        "2026-09-14T10:11:55.292405Z",
        "10:11:12345678Z",
        "3.12345678Z",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    let before = site.text.as_bytes().get(..site.start).unwrap_or_default();
    if matches!(before, [.., b'0'..=b'9', b'.' | b':']) {
        return Err(Fault::LooksLike("part of a longer number"));
    }
    let digits = Digits::of(text);
    let number = digits.number(0, digits.len());
    if number == 0 {
        return Err(Fault::Range);
    }
    let control = text.as_bytes().last().map(u8::to_ascii_uppercase);
    if control != Some(letter(number)) {
        return Err(Fault::Checksum);
    }
    let apart = text.contains([' ', '.']) && !text.contains('-') && text.ends_with(|c: char| c.is_ascii_lowercase());
    // A lower-case letter after a space is more often the next word.
    hits.validated(site.start, site.end, if apart { 30 } else { 60 })
}
