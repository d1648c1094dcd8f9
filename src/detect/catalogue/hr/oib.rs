//! `HR_OIB`: the Croatian personal identification number of persons and companies: ten digits and a check digit.

use crate::detect::checksum::mod11_10;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "HR_OIB",
    title: "personal identification number (Croatia)",
    languages: &[Language::Croatian],
    countries: &["HR"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"(?:HR ?)?\d{11}"],
    longest: 14,
    extent: Extent::Lone,
    most: Most::of(65),
    check_says: "not all zero; ISO 7064 MOD 11,10",
    sources: &["Zakon o osobnom identifikacijskom broju (Narodne novine 60/2008)", "ISO/IEC 7064 MOD 11,10"],
    context: &[
        (
            Language::Croatian,
            &[
                "oib",
                "osobni identifikacijski broj",
                "osobni broj",
                "identifikacijski broj",
                "porezni broj",
                "porezni obveznik",
                "pdv",
            ],
        ),
        (Language::English, &["oib", "personal identification number", "tax id", "tin", "vat"]),
    ],
    taken_for: &[
        "telephone and order numbers of eleven digits",
        "tax identification numbers of Germany, which have the same check",
    ],
    examples: &[
        "OIB ‹69435151530›",
        "OIB: ‹12345678903›,",
        "‹HR69435151530›",
        "osobni identifikacijski broj ‹98765432106›.",
        "porezni obveznik ‹HR 12345678903›",
    ],
    counter_examples: &[
        "OIB 69435151531",
        "OIB 69435511530",
        "OIB 00000000000",
        "OIB 6943515153",
        "OIB 694351515301",
        "OIB 5-69435151530",
        "OIB EHR69435151530",
        "69435151530",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    if digits.number(0, 11) == 0 {
        return Err(Fault::Range);
    }
    if !mod11_10(digits.as_slice()) {
        return Err(Fault::Checksum);
    }
    let named = site.matched().starts_with('H');
    hits.validated(site.start, site.end, if named { 65 } else { 30 })
}
