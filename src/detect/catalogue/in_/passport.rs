//! `IN_PASSPORT`: numbers of Indian passports, a letter and seven digits.

use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "IN_PASSPORT",
    title: "passport number (India)",
    languages: &[Language::English, Language::Hindi],
    countries: &["IN"],
    special: Some(Special::NationalId),
    specificity: Specificity::Generic,
    patterns: &[r"(?i:[A-PR-WYZ])[ -]?[1-9]\d ?\d{4}[1-9]"],
    longest: 10,
    extent: Extent::Whole,
    most: Most::of(20),
    check_says: "a letter but Q and X, seven digits of which the first and the last are not 0; no check digit, so it needs context",
    sources: &["Passports Act, 1967 (India)", "ICAO Doc 9303, part 4 (document number of nine places)"],
    context: &[
        (
            Language::English,
            &["passport", "passport number", "passport no", "indian passport", "travel document", "passport seva"],
        ),
        (Language::Hindi, &["पासपोर्ट", "पासपोर्ट संख्या", "पासपोर्ट नंबर"]),
    ],
    taken_for: &["driver's licences of California", "product codes"],
    examples: &[
        "passport ‹K1234567›",
        "Indian passport no: ‹Z48 27195›.",
        "passport_number=‹m8305721›",
        "पासपोर्ट संख्या ‹R7391846›",
        "travel document ‹A-2096738›",
    ],
    counter_examples: &[
        "K1234567",
        "passport K0234567",
        "passport K1234560",
        "passport Q1234567",
        "passport K123456",
        "passport K12345678",
        "passport KK1234567",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    // The pattern says all that is known.
    hits.matched(site.start, site.end, 20)
}
