//! `US_EIN`: employer identification numbers of the United States, which sole proprietors have too.

use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity, alone};

pub(super) static DETECTOR: Detector = Detector {
    name: "US_EIN",
    title: "employer identification number (United States)",
    languages: &[Language::English, Language::Spanish],
    countries: &["US"],
    special: None,
    specificity: Specificity::Specific,
    patterns: &[r"\d{2}-?\d{7}"],
    longest: 10,
    extent: Extent::Lone,
    most: Most::of(40),
    check_says: "a prefix that a campus of the tax authority gives out; no check digit, so it needs context",
    sources: &[
        "26 CFR § 301.6109-1(a)(1)(ii)(C) (form of the number)",
        "IRS, How EINs are assigned and valid EIN prefixes",
    ],
    context: &[
        (
            Language::English,
            &[
                "ein",
                "fein",
                "employer identification number",
                "employer id",
                "federal tax id",
                "federal tax",
                "tax id",
                "taxpayer id",
                "tin",
                "irs",
                "w-9",
            ],
        ),
        (Language::Spanish, &["ein", "empleador", "número de identificación del empleador", "identificación patronal"]),
    ],
    taken_for: &["any number of nine digits", "part numbers"],
    examples: &[
        "EIN ‹12-3456789›",
        "Federal tax ID: ‹91-1144442›.",
        "fein=‹042103594›",
        "W-9 of the contractor: ‹84-7654321›",
        "número de identificación del empleador ‹20-1357924›",
    ],
    counter_examples: &[
        "EIN 07-1144442",
        "EIN 89-1144442",
        "EIN 00-1234567",
        "EIN 12-345678",
        "EIN 12-34567890",
        "EIN 123-456789",
        "EIN 11-1111111",
        "12-3456789",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    // No campus has these prefixes.
    let unused = matches!(digits.number(0, 2), 0 | 7..=9 | 17..=19 | 28 | 29 | 49 | 69 | 70 | 78 | 79 | 89 | 96 | 97);
    if unused || alone::uniform(digits.as_slice()) || digits.number(2, 9) == 0 {
        return Err(Fault::Range);
    }
    hits.matched(site.start, site.end, if site.matched().contains('-') { 40 } else { 15 })
}
