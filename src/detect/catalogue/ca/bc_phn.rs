//! `CA_BC_PHN`: personal health numbers of British Columbia, ten digits that begin with 9.

use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity, alone};

pub(super) static DETECTOR: Detector = Detector {
    name: "CA_BC_PHN",
    title: "personal health number (British Columbia, Canada)",
    languages: &[Language::English, Language::French],
    countries: &["CA"],
    special: Some(Special::Health),
    specificity: Specificity::Narrow,
    patterns: &[concat!(r"9\d{3}", sep!(), r"?\d{3}", sep!(), r"?\d{3}")],
    longest: 16,
    extent: Extent::Lone,
    most: Most::of(45),
    check_says: "first digit 9; modulus 11 with weights 2, 4, 8, 5, 10, 9, 7, 3 over the eight digits after it; one check digit, so it needs context",
    sources: &[
        "British Columbia Ministry of Health, Health Sector IM/IT Conformance Standards, volume 4B: Client Registry (PHN validation)",
        "Medicare Protection Act, RSBC 1996, c. 286",
    ],
    context: &[
        (
            Language::English,
            &[
                "phn",
                "personal health number",
                "personal health",
                "health number",
                "health card",
                "bc services card",
                "carecard",
                "msp",
                "pharmanet",
                "patient",
            ],
        ),
        (Language::French, &["numéro de santé", "carte santé", "carte d'assurance maladie"]),
    ],
    taken_for: &["telephone numbers", "order numbers of ten digits"],
    examples: &[
        "PHN ‹9698 658 215›",
        "personal health number: ‹9472601330›.",
        "phn=‹9751-074-314›",
        "BC Services Card ‹9598 209 323›",
        "numéro de santé ‹9019614826›",
    ],
    counter_examples: &[
        "PHN 9698 648 215",
        "PHN 9698 658 251",
        "PHN 8698 658 215",
        "PHN 969865821",
        "PHN 96986582150",
        "PHN 9999999999",
        "PHN 1-9698-658-215",
        "9698 658 215",
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
    // The check digit's own weight is 1, so that a remainder of 1, which would need a digit 10, never holds.
    let body = digits.as_slice().get(1..).unwrap_or_default();
    if !weighted(body, &[2, 4, 8, 5, 10, 9, 7, 3, 1]).is_multiple_of(11) {
        return Err(Fault::Checksum);
    }
    let groups = Groups::of(site.matched());
    let card = groups.sizes() == [4, 3, 3] && groups.even && !alone::in_row(site);
    hits.validated(site.start, site.end, if card { 45 } else { 25 })
}
