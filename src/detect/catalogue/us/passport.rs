//! `US_PASSPORT`: numbers of passport books and cards of the United States.

use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity, alone};

pub(super) static DETECTOR: Detector = Detector {
    name: "US_PASSPORT",
    title: "passport number (United States)",
    languages: &[Language::English, Language::Spanish],
    countries: &["US"],
    special: Some(Special::NationalId),
    specificity: Specificity::Generic,
    patterns: &[r"(?i:[A-Z])\d{8}", r"\d{9}"],
    longest: 9,
    extent: Extent::Lone,
    most: Most::of(25),
    check_says: "nine digits, or a letter and eight digits (C on cards); not all the same; no check digit, so it needs context",
    sources: &[
        "US Department of State, 8 FAM 402 (passport books and cards)",
        "ICAO Doc 9303, part 4 (document number of nine places)",
    ],
    context: &[
        (
            Language::English,
            &[
                "passport",
                "passport number",
                "passport no",
                "us passport",
                "passport card",
                "travel document",
                "passport#",
            ],
        ),
        (Language::Spanish, &["pasaporte", "número de pasaporte"]),
    ],
    taken_for: &["any number of nine digits", "driver's licences"],
    examples: &[
        "passport number ‹530481927›",
        "US passport: ‹A12345678›.",
        "passport card ‹C03004786›",
        "passport_no=‹309847156›",
        "pasaporte ‹x87654321›",
    ],
    counter_examples: &[
        "530481927",
        "A12345678",
        "passport 000000000",
        "passport 53048192",
        "passport 5304819271",
        "passport AB12345678",
        "passport A1234567",
        "passport 530481927.5",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    if alone::uniform(digits.as_slice()) {
        return Err(Fault::Range);
    }
    hits.matched(site.start, site.end, if digits.len() == 9 { 15 } else { 25 })
}
