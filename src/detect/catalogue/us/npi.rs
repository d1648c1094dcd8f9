//! `US_NPI`: identifiers of those who provide health care in the United States.

use crate::detect::checksum::luhn;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, sep};
use crate::detect::{Detector, Language, Specificity, alone};

pub(super) static DETECTOR: Detector = Detector {
    name: "US_NPI",
    title: "national provider identifier (United States)",
    languages: &[Language::English, Language::Spanish],
    countries: &["US"],
    special: Some(Special::Health),
    specificity: Specificity::Narrow,
    patterns: &[r"[12]\d{9}", concat!(r"[12]\d{3}", sep!(), r"\d{3}", sep!(), r"\d{3}")],
    longest: 16,
    extent: Extent::Lone,
    most: Most::of(30),
    check_says: "first digit 1 or 2; the Luhn formula behind the prefix 80840; times in seconds have the same shape, so it needs context",
    sources: &[
        "45 CFR § 162.406 (standard unique health identifier for health care providers)",
        "CMS, Requirements for National Provider Identifier (NPI) and NPI Check Digit",
    ],
    context: &[
        (
            Language::English,
            &[
                "npi",
                "national provider identifier",
                "national provider",
                "provider",
                "provider id",
                "prescriber",
                "physician",
                "rendering",
                "nppes",
            ],
        ),
        (Language::Spanish, &["npi", "proveedor", "médico"]),
    ],
    taken_for: &["times in seconds since 1970", "telephone numbers"],
    examples: &[
        "NPI ‹1234567893›",
        "rendering provider: ‹2884063712›,",
        "npi=‹1255257036›",
        "NPI ‹1597-911-878›",
        "médico, NPI ‹2601887021›",
    ],
    counter_examples: &[
        "NPI 1234567894",
        "NPI 1234567839",
        "NPI 3234567890",
        "NPI 123456789",
        "NPI 12345678931",
        "NPI 1111111111",
        "NPI 1234567893.5",
        "1234567893",
    ],
    trigger: Trigger::Figure,
    check,
    // The specimen of the rule itself.
    reserved: |text| Digits::of(text).number(0, 10) == 1_234_567_893,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    let mut whole = [8, 0, 8, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    for (place, digit) in whole.iter_mut().skip(5).zip(digits.as_slice()) {
        *place = *digit;
    }
    if alone::uniform(digits.as_slice()) {
        return Err(Fault::Range);
    }
    if !luhn(&whole) {
        return Err(Fault::Checksum);
    }
    hits.validated(site.start, site.end, 30)
}
