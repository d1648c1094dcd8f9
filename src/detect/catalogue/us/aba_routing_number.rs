//! `ABA_ROUTING_NUMBER`: routing numbers of banks in the United States, as at the foot of cheques.

use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity, alone};

pub(super) static DETECTOR: Detector = Detector {
    name: "ABA_ROUTING_NUMBER",
    title: "bank routing number (United States)",
    languages: &[Language::English, Language::Spanish],
    countries: &["US"],
    special: None,
    specificity: Specificity::Narrow,
    patterns: &[r"\d{9}", r"\d{4}-\d{4}-\d"],
    longest: 11,
    extent: Extent::Lone,
    most: Most::of(45),
    check_says: "a district of the Federal Reserve in the first two digits (00 to 12, 21 to 32, 61 to 72, 80); weights 3, 7, 1, the sum a multiple of ten; one check digit, so it needs context",
    sources: &[
        "American Bankers Association, ABA Routing Number Policy and key to routing numbers",
        "12 CFR part 229, appendix A (routing numbers)",
        "ANSI X9.100-160 (MICR line of cheques)",
    ],
    context: &[
        (
            Language::English,
            &[
                "aba",
                "routing",
                "routing number",
                "routing no",
                "rtn",
                "aba number",
                "aba routing",
                "transit",
                "transit number",
                "bank",
                "ach",
                "fedwire",
                "wire",
            ],
        ),
        (Language::Spanish, &["número de ruta", "ruta bancaria", "número de tránsito", "banco"]),
    ],
    taken_for: &["any number of nine digits"],
    examples: &[
        "routing number ‹615083991›",
        "ABA: ‹111000025›.",
        "rtn=‹057930932›",
        "wire to ‹1286-0403-2›",
        "número de ruta ‹269970405›",
    ],
    counter_examples: &[
        "routing 112000025",
        "routing 110100025",
        "routing 000000000",
        "routing 137000024",
        "routing 11100002",
        "routing 1110000250",
        "routing 111000025.5",
        "111000025",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    let district = matches!(digits.number(0, 2), 0..=12 | 21..=32 | 61..=72 | 80);
    if !district || alone::uniform(digits.as_slice()) {
        return Err(Fault::Range);
    }
    if !weighted(digits.as_slice(), &[3, 7, 1, 3, 7, 1, 3, 7, 1]).is_multiple_of(10) {
        return Err(Fault::Checksum);
    }
    hits.validated(site.start, site.end, if site.matched().contains('-') { 45 } else { 25 })
}
