//! `DO_CEDULA`: the Dominican identity card: municipality, serial and a check digit.

use crate::detect::checksum::luhn;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "DO_CEDULA",
    title: "identity number (Dominican Republic)",
    languages: &[Language::Spanish],
    countries: &["DO"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[concat!(r"\d{3}", sep!(), r"?\d{7}", sep!(), r"?\d")],
    longest: 17,
    extent: Extent::Lone,
    most: Most::of(45),
    check_says: "municipality and serial not zero; the Luhn formula (a few hundred early cards break it and are not found); one number in ten holds by chance, so it needs context",
    sources: &["Junta Central Electoral, Ley 8-92 (cédula de identidad y electoral)"],
    context: &[
        (
            Language::Spanish,
            &[
                "cédula",
                "cédula de identidad",
                "cédula de identidad y electoral",
                "número de cédula",
                "ced",
                "junta central electoral",
                "jce",
                "identidad",
            ],
        ),
        (Language::English, &["cedula", "identity card", "national id", "id number"]),
    ],
    taken_for: &["telephone numbers of eleven digits", "tax numbers of eleven digits"],
    examples: &[
        "cédula ‹001-1391820-5›",
        "JCE ‹224-0002211-1›",
        "cédula: ‹40212345678›",
        "identidad ‹402 1234567 8›,",
        "JCE ‹00113918205›.",
    ],
    counter_examples: &[
        "cédula 001-1391820-6",
        "cédula 001-1391280-5",
        "cédula 000-1391820-6",
        "cédula 001-0000000-9",
        "cédula 001-139182-5",
        "cédula 001139182051",
        "cédula 7-001-1391820-5",
        "224-0002211-1",
        "40212345678",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    if digits.number(0, 3) == 0 || digits.number(3, 10) == 0 {
        return Err(Fault::Range);
    }
    if !luhn(digits.as_slice()) {
        return Err(Fault::Checksum);
    }
    let parted = Groups::of(site.matched()).sizes() == [3, 7, 1];
    hits.validated(site.start, site.end, if parted { 45 } else { 35 })
}
