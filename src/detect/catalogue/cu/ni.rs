//! `CU_NI`: the Cuban identity number: date of birth, century, serial; its last digit's rule is not published.

use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity, calendar};

pub(super) static DETECTOR: Detector = Detector {
    name: "CU_NI",
    title: "identity number (Cuba)",
    languages: &[Language::Spanish],
    countries: &["CU"],
    special: Some(Special::NationalId),
    specificity: Specificity::Generic,
    patterns: &[r"\d{2}[01]\d[0-3]\d{6}"],
    longest: 11,
    extent: Extent::Lone,
    most: Most::of(25),
    check_says: "a date of birth that exists in the century of the seventh digit (9 for the 19th, 0 to 5 the 20th, 6 to 8 the 21st); no public check digit, so it needs context",
    sources: &[
        "Dirección de Identificación, Inmigración y Extranjería (Cuba), carné de identidad: composición del número de identidad permanente",
    ],
    context: &[
        (
            Language::Spanish,
            &[
                "carné de identidad",
                "carnet de identidad",
                "carné",
                "carnet",
                "número de identidad",
                "identidad permanente",
                "c.i.",
                "identidad",
            ],
        ),
        (Language::English, &["identity card", "identity number", "national id", "cuban id"]),
    ],
    taken_for: &["telephone numbers of eleven digits", "dates with a serial"],
    examples: &[
        "carné de identidad ‹91021027775›",
        "C.I. ‹72062506561›",
        "carnet ‹00022961234›.",
        "número de identidad ‹85123112345›",
        "identidad permanente ‹15070189012›,",
    ],
    counter_examples: &[
        "91021027775",
        "carné 91022927775",
        "carné 91130127775",
        "carné 91000127775",
        "carné 01022911111",
        "carné 9102102777",
        "carné 910210277751",
        "carné 5-91021027775",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    let century = match digits.number(6, 7) {
        9 => 1800,
        0..=5 => 1900,
        _ => 2000,
    };
    if !calendar::exists(century + digits.number(0, 2), digits.number(2, 4), digits.number(4, 6)) {
        return Err(Fault::Range);
    }
    hits.matched(site.start, site.end, 25)
}
