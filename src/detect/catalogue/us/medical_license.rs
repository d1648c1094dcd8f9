//! `MEDICAL_LICENSE`: registrations of those who prescribe or handle controlled substances in the United States (DEA).

use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity, alone};

pub(super) static DETECTOR: Detector = Detector {
    name: "MEDICAL_LICENSE",
    title: "prescriber's registration number (United States, DEA)",
    languages: &[Language::English, Language::Spanish],
    countries: &["US"],
    special: Some(Special::Health),
    specificity: Specificity::Narrow,
    patterns: &[r"(?i:[A-HJ-MPR-UX][A-Z9])[ -]?\d{7}"],
    longest: 10,
    extent: Extent::Whole,
    most: Most::of(45),
    check_says: "a letter of a kind of registrant, an initial or 9; the first, third and fifth digits and twice the second, fourth and sixth end in the seventh",
    sources: &[
        "21 CFR part 1301 (registration)",
        "DEA Diversion Control Division, Practitioner's Manual (registration numbers)",
    ],
    context: &[
        (
            Language::English,
            &[
                "dea",
                "dea number",
                "dea no",
                "dea registration",
                "dea license",
                "prescriber",
                "prescriber id",
                "medical license",
                "medical licence",
                "license",
                "physician",
                "practitioner",
            ],
        ),
        (Language::Spanish, &["dea", "médico", "licencia médica", "registro dea"]),
    ],
    taken_for: &["passport numbers of two letters and seven digits", "product codes"],
    examples: &[
        "DEA ‹AW8384466›",
        "DEA number: ‹MW1073840›.",
        "prescriber ‹FZ0197726›",
        "medical license ‹F95180461›",
        "dea=‹bb1493181›",
        "registro DEA ‹GH 8103222›",
    ],
    counter_examples: &[
        "DEA AW8384467",
        "DEA AW8384646",
        "DEA NW8384466",
        "DEA A18384466",
        "DEA AW838446",
        "DEA AW83844661",
        "DEA AW0000000",
        "AW8384466",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let number = site.matched().get(2..).unwrap_or_default();
    let digits = Digits::of(number);
    if alone::uniform(digits.as_slice()) {
        return Err(Fault::Range);
    }
    if u64::from(weighted(digits.as_slice(), &[1, 2, 1, 2, 1, 2]) % 10) != digits.number(6, 7) {
        return Err(Fault::Checksum);
    }
    hits.validated(
        site.start,
        site.end,
        if site.matched().starts_with(|c: char| c.is_ascii_uppercase()) { 45 } else { 30 },
    )
}
