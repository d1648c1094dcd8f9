//! `ZA_TIN`: tax reference numbers of South Africa, ten digits.

use crate::detect::checksum::luhn;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, sep};
use crate::detect::{Detector, Language, Specificity, alone};

pub(super) static DETECTOR: Detector = Detector {
    name: "ZA_TIN",
    title: "tax reference number (South Africa)",
    languages: &[Language::English, Language::Afrikaans],
    countries: &["ZA"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[
        concat!(r"[0-39]\d{3}", sep!(), r"?\d{3}", sep!(), r"?\d{3}"),
        r"[0-39]\d{3}/\d{3}/\d{2}/\d",
        r"[0-39]\d{8}-\d",
    ],
    longest: 16,
    extent: Extent::Lone,
    most: Most::of(45),
    check_says: "first digit 0 to 3 or 9; the Luhn formula; not all the same; one check digit, so it needs context",
    sources: &[
        "Tax Administration Act 28 of 2011 (South Africa), s. 24",
        "SARS, modulus 10 check of tax reference numbers",
        "OECD, Tax identification numbers: South Africa",
    ],
    context: &[
        (
            Language::English,
            &["tax reference", "tax reference number", "income tax", "tax number", "tax no", "tin", "sars", "taxpayer"],
        ),
        (
            Language::Afrikaans,
            &["belasting", "belastingnommer", "inkomstebelasting", "belastingverwysingsnommer", "sars"],
        ),
    ],
    taken_for: &["telephone numbers", "times in seconds since 1970"],
    examples: &[
        "tax reference number ‹0001339050›",
        "SARS: ‹2034/443/67/7›",
        "belastingnommer ‹3152 854 554›",
        "income tax no ‹910141187-5›.",
        "tin=‹3389277116›",
    ],
    counter_examples: &[
        "SARS 0001339051",
        "SARS 0001393050",
        "SARS 2449/494/16/0",
        "SARS 4034443675",
        "SARS 000133905",
        "SARS 00013390500",
        "SARS 0000000000",
        "0001339050",
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
    if !luhn(digits.as_slice()) {
        return Err(Fault::Checksum);
    }
    hits.validated(site.start, site.end, if site.matched().contains('/') { 45 } else { 35 })
}
