//! `UK_PASSPORT`: numbers of British passports, nine digits, or two letters and seven digits.

use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity, alone};

pub(super) static DETECTOR: Detector = Detector {
    name: "UK_PASSPORT",
    title: "passport number (United Kingdom)",
    languages: &[Language::English],
    countries: &["GB"],
    special: Some(Special::NationalId),
    specificity: Specificity::Generic,
    patterns: &[r"\d{9}", r"(?i:[A-Z]{2})\d{7}"],
    longest: 9,
    extent: Extent::Lone,
    most: Most::of(25),
    check_says: "nine digits, or two letters and seven digits; not all the same; no check digit, so it needs context",
    sources: &[
        "HM Passport Office, guidance on passport numbers",
        "ICAO Doc 9303, part 4 (document number of nine places)",
    ],
    context: &[(
        Language::English,
        &["passport", "passport number", "passport no", "british passport", "uk passport", "travel document", "hmpo"],
    )],
    taken_for: &["any number of nine digits", "product codes"],
    examples: &[
        "passport number ‹530481927›",
        "British passport: ‹127493805›.",
        "passport_no=‹AB1234567›",
        "travel document ‹309847156›",
        "HMPO wrote about ‹cd7654321›",
    ],
    counter_examples: &[
        "530481927",
        "AB1234567",
        "passport 000000000",
        "passport 53048192",
        "passport 5304819271",
        "passport 530481927.5",
        "passport ABC123456",
        "passport AB0000000",
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
