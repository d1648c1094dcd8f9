//! `PL_DRIVER_LICENSE`: the number of a Polish driving licence: five digits, the year and the district that gave it out.

use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "PL_DRIVER_LICENSE",
    title: "driving licence number (Poland)",
    languages: &[Language::Polish],
    countries: &["PL"],
    special: Some(Special::NationalId),
    specificity: Specificity::Specific,
    patterns: &[r"\d{5}/\d{2}/\d{4}"],
    longest: 13,
    extent: Extent::Lone,
    most: Most::of(45),
    check_says: "a serial number that is not 0; a voivodeship (even, 02 to 32) and one of its districts (01 to 42) or towns (61 to 80) by their statistical code; no check digit, so it needs context",
    sources: &[
        "Rozporządzenie Ministra Infrastruktury w sprawie wzorów dokumentów stwierdzających uprawnienia do kierowania pojazdami",
        "Główny Urząd Statystyczny, rejestr TERYT",
    ],
    context: &[
        (
            Language::Polish,
            &[
                "prawo jazdy",
                "prawa jazdy",
                "prawem jazdy",
                "nr prawa jazdy",
                "numer prawa jazdy",
                "kierowca",
                "kierujący",
                "uprawnienia",
            ],
        ),
        (
            Language::English,
            &[
                "driving licence",
                "driving license",
                "driver license",
                "drivers license",
                "licence number",
                "license number",
                "driver",
            ],
        ),
    ],
    taken_for: &["file numbers with slashes"],
    examples: &[
        "prawo jazdy ‹03141/05/1465›",
        "uprawnienia: ‹27182/18/0264›",
        "nr prawa jazdy: ‹00057/99/3005›",
        "driving licence ‹14142/13/2261›",
        "kierowca, prawo jazdy nr ‹90007/20/1201›.",
    ],
    counter_examples: &[
        "27182/18/0264",
        "prawo jazdy 03141/05/1565",
        "prawo jazdy 03141/05/3465",
        "prawo jazdy 03141/05/1400",
        "prawo jazdy 03141/05/1450",
        "prawo jazdy 00000/05/1465",
        "prawo jazdy 3141/05/1465",
        "prawo jazdy 03141/05/146",
        "prawo jazdy 03141/05/14655",
        "prawo jazdy 1/03141/05/1465",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    let (voivodeship, district) = (digits.number(7, 9), digits.number(9, 11));
    let place = (2..=32).contains(&voivodeship) && voivodeship % 2 == 0 && matches!(district, 1..=42 | 61..=80);
    if digits.number(0, 5) == 0 || !place {
        return Err(Fault::Range);
    }
    hits.matched(site.start, site.end, 45)
}
