//! `UK_NHS`: patients' numbers of the health services of England and Wales, Scotland (CHI) and Northern Ireland.

use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity, alone, birth};

pub(super) static DETECTOR: Detector = Detector {
    name: "UK_NHS",
    title: "patient's number of the national health service (United Kingdom)",
    languages: &[Language::English],
    countries: &["GB"],
    special: Some(Special::Health),
    specificity: Specificity::Narrow,
    patterns: &[concat!(r"\d{3}", sep!(), r"?\d{3}", sep!(), r"?\d{4}")],
    longest: 16,
    extent: Extent::Lone,
    most: Most::figures(30, 45),
    check_says: "modulus 11 with weights 10 to 2; not ten times the same digit; more sure in a range that is given out. Telephone numbers are written alike, so it needs context",
    sources: &[
        "NHS Data Model and Dictionary, NHS NUMBER (format and modulus 11)",
        "ISB 0149, NHS Number standard",
        "Public Health Scotland, Community Health Index (CHI): date of birth in the first six digits",
    ],
    context: &[(
        Language::English,
        &[
            "nhs",
            "nhs number",
            "nhs no",
            "national health service",
            "chi",
            "chi number",
            "community health index",
            "h&c number",
            "health and care number",
            "patient",
            "patient number",
        ],
    )],
    taken_for: &["telephone numbers of North America", "order numbers of ten digits"],
    examples: &[
        "NHS number: ‹943 476 5919›",
        "nhs_number=‹6260181590›",
        "the patient's NHS no is ‹422 330 7924›,",
        "CHI number ‹070 177 5203›",
        "patient ‹731-436-6764›",
        "NHS ‹999 063 6060› (test)",
    ],
    counter_examples: &[
        "NHS number 943 476 5918",
        "NHS number 943 467 5919",
        "NHS number 111 111 1111",
        "NHS number 0000000000",
        "NHS number 62601815901",
        "NHS number 626018159",
        "patient 1-626-018-1590",
        "6260181590",
    ],
    trigger: Trigger::Figure,
    check,
    // Kept free for tests by the NHS.
    reserved: |text| Digits::of(text).number(0, 3) == 999,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    if alone::uniform(digits.as_slice()) {
        return Err(Fault::Range);
    }
    if !weighted(digits.as_slice(), &[10, 9, 8, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11) {
        return Err(Fault::Checksum);
    }
    let groups = Groups::of(site.matched());
    let score = match (issued(&digits), groups.sizes().len()) {
        (true, 3) if groups.even => 45,
        (true, _) => 30,
        _ => 20,
    };
    hits.validated(site.start, site.end, score)
}

/// 4, 6 and 7 begin numbers of England and Wales, 32 to 39 those of Northern Ireland, a day of birth those of Scotland.
fn issued(digits: &Digits) -> bool {
    match digits.number(0, 2) {
        40..=49 | 60..=79 | 32..=39 => true,
        day => birth::exists_short(digits.number(4, 6), digits.number(2, 4), day),
    }
}
