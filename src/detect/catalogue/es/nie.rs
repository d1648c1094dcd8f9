//! `ES_NIE`: the Spanish identity number of foreigners: X, Y or Z, seven digits and a letter.

use crate::detect::checksum::letter;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "ES_NIE",
    title: "identity number of foreigners (Spain)",
    languages: &[Language::Spanish],
    countries: &["ES"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"[XYZxyz][ -]?\d{7}[ -]?[A-Za-z]", r"[XYZxyz][ -]?\d\.\d{3}\.\d{3}[ -]?[A-Za-z]"],
    longest: 13,
    extent: Extent::Whole,
    most: Most::of(65),
    check_says: "X, Y and Z stand for 0, 1 and 2 before the digits; the control letter is that of the remainder by 23",
    sources: &["Ministerio del Interior, Cálculo del dígito de control del NIF/NIE", "Orden INT/2058/2008 (Y and Z)"],
    context: &[
        (Language::Spanish, &["nie", "extranjero", "extranjeros", "identidad", "tarjeta de residencia", "residencia"]),
        (Language::English, &["nie", "foreigner", "residence", "identity"]),
    ],
    taken_for: &["product codes of a letter, seven digits and a letter"],
    examples: &["NIE: ‹X1234567L›", "‹Y-7654321-G›", "‹Z 2345678 M›.", "‹x1234567l›", "‹X-1.234.567-L›"],
    counter_examples: &["X1234567A", "Y1234567L", "X1234576L", "W1234567L", "X123456L", "X12345678L", "X1234567LA"],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched().as_bytes();
    let digits = Digits::of(site.matched());
    let lead = u64::from(text[0].to_ascii_uppercase() - b'X');
    let control = text.last().map(u8::to_ascii_uppercase);
    if control != Some(letter(lead * 10_000_000 + digits.number(0, digits.len()))) {
        return Err(Fault::Checksum);
    }
    hits.validated(site.start, site.end, 65)
}
