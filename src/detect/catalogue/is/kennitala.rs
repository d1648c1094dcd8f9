//! `IS_KENNITALA`: the Icelandic identity number of persons and bodies: the birthday or day of registration, four digits.

use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity, alone, calendar};

pub(super) static DETECTOR: Detector = Detector {
    name: "IS_KENNITALA",
    title: "identity number (Iceland)",
    languages: &[Language::Icelandic],
    countries: &["IS"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"[0-7]\d[01]\d{3}[- ]?\d{3}[089]", r"[89]\d{5}[- ]\d{4}"],
    longest: 11,
    extent: Extent::Lone,
    most: Most::of(65),
    check_says: "a day that exists (40 more for bodies) in the century that the last digit tells (8, 9 or 0); the ninth digit checks the eight before it modulo 11, but persons get numbers without it since 18 February 2026, and system numbers (first digit 8 or 9) have neither: those need context",
    sources: &[
        "Lög um skráningu einstaklinga nr. 140/2019",
        "Þjóðskrá, Um kennitölur (vartala); Kennitölur án vartölu (2026); Um kerfiskennitölur",
    ],
    context: &[
        (
            Language::Icelandic,
            &["kennitala", "kennitalan", "kennitölu", "kt", "kt.", "kennitölur", "kerfiskennitala", "kennitöluna"],
        ),
        (Language::English, &["kennitala", "identity number", "id number", "national id", "ssn", "icelandic id"]),
    ],
    taken_for: &["Danish numbers", "telephone numbers", "dates and order numbers"],
    examples: &[
        "kennitala ‹120160-3389›",
        "‹240679-2139›",
        "kt. ‹2902004150›",
        "kt: ‹450180-2709›",
        "kennitala ‹120160-3379›",
        "kerfiskennitala ‹892350-1739›",
        "id number ‹311256 2709›",
    ],
    counter_examples: &[
        "kt. 120160-3385",
        "kt. 310260-3389",
        "kt. 121360-3389",
        "kt. 450180-2719",
        "kt. 120160-338",
        "kt. 120160-33899",
        "120160-3379",
        "kt. 7-120160-3389",
        "kt. 290201-4150",
        "892350-1739",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    let list = digits.as_slice();
    let hyphen = site.matched().contains('-') && !alone::in_row(site);
    if list[0] >= 8 {
        return hits.matched(site.start, site.end, if hyphen { 20 } else { 10 });
    }
    let (day, month, year) = (digits.number(0, 2), digits.number(2, 4), digits.number(4, 6));
    let century = match list[9] {
        8 => 1800,
        9 => 1900,
        _ => 2000,
    };
    let body = day > 40;
    if !calendar::exists(century + year, month, if body { day - 40 } else { day }) {
        return Err(Fault::Range);
    }
    if weighted(list, &[3, 2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11) {
        return hits.validated(site.start, site.end, if hyphen { 65 } else { 40 });
    }
    // Bodies go on with the check digit.
    if body {
        return Err(Fault::Checksum);
    }
    hits.matched(site.start, site.end, if hyphen { 25 } else { 10 })
}
