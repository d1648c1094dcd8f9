//! `NG_NIN`: national identification numbers of Nigeria, eleven digits drawn at random.
//!
//! Others check a Verhoeff digit, or a weighted one; the authority publishes neither, and says that the digits mean nothing.
//! A check that does not hold for all would leave numbers in, so that there is none here.

use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, sep};
use crate::detect::{Detector, Language, Specificity, alone};

pub(super) static DETECTOR: Detector = Detector {
    name: "NG_NIN",
    title: "national identification number (Nigeria)",
    languages: &[Language::English],
    countries: &["NG"],
    special: Some(Special::NationalId),
    specificity: Specificity::Generic,
    patterns: &[r"\d{11}", concat!(r"\d{4}", sep!(), r"\d{3}", sep!(), r"\d{4}")],
    longest: 17,
    extent: Extent::Lone,
    most: Most::of(15),
    check_says: "eleven digits, not all the same, not a mobile telephone number; no check digit is published, so it needs context",
    sources: &[
        "National Identity Management Commission Act, 2007 (Nigeria)",
        "NIMC, about the NIN: eleven digits chosen at random",
    ],
    context: &[(
        Language::English,
        &[
            "nin",
            "national identification number",
            "national identity number",
            "national identity",
            "national id",
            "nimc",
            "nin slip",
            "nigeria id",
        ],
    )],
    taken_for: &["telephone numbers", "bank verification numbers (BVN)"],
    examples: &[
        "NIN ‹61938204715›",
        "national identification number: ‹2847 193 0561›.",
        "nin=‹90517382640›",
        "NIMC gave ‹35720918463›",
        "my NIN slip says ‹7401-826-3954›",
    ],
    counter_examples: &[
        "61938204715",
        "NIN 08031234567",
        "NIN 11111111111",
        "NIN 6193820471",
        "NIN 619382047151",
        "NIN 61938204715.5",
        "NIN A61938204715",
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
    // The numbering plan's mobile prefixes: 070, 080, 081, 090, 091.
    if matches!(digits.number(0, 3), 70 | 71 | 80 | 81 | 90 | 91) {
        return Err(Fault::LooksLike("a telephone number"));
    }
    hits.matched(site.start, site.end, 15)
}
