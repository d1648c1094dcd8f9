//! `LI_PEID`: the number of persons in Liechtenstein's administration (Personenidentifikationsnummer), four to twelve digits.

use crate::detect::alone::in_table;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "LI_PEID",
    title: "personal identification number (Liechtenstein)",
    languages: &[Language::German],
    countries: &["LI"],
    special: Some(Special::NationalId),
    specificity: Specificity::Generic,
    patterns: &[r"\d{4,12}"],
    longest: 12,
    extent: Extent::Lone,
    most: Most::of(15),
    check_says: "four to twelve digits, not all 0; there is no check digit and no structure, so only its name beside it tells",
    sources: &[
        "Gesetz über das Zentrale Personenregister (ZPRG), LGBl. 2011 Nr. 574",
        "OECD, Automatic Exchange Portal, Tax Identification Numbers: Liechtenstein",
    ],
    context: &[
        (
            Language::German,
            &[
                "peid",
                "pe id",
                "peid-nr",
                "peid-nummer",
                "personenidentifikationsnummer",
                "personen-identifikationsnummer",
                "personenidentifikation",
            ],
        ),
        (Language::English, &["peid", "peid number", "liechtenstein tin", "personal identification number"]),
    ],
    taken_for: &["any number: years, amounts, postal codes"],
    examples: &[
        "PEID ‹1234567›",
        "PEID-Nr. ‹000001234567›",
        "Ihre Personenidentifikationsnummer lautet ‹90210›.",
        "peid: ‹4711›",
        "Liechtenstein TIN ‹7654321›",
    ],
    counter_examples: &[
        "PEID 123",
        "PEID 0000000",
        "PEID 1234567890123",
        "PEID 1234.56",
        "PEID 12-3456",
        "PEID 1234 5678",
        "1234567",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    if in_table(site) {
        return Err(Fault::LooksLike("part of a longer number"));
    }
    if Digits::of(site.matched()).as_slice().iter().all(|&digit| digit == 0) {
        return Err(Fault::Range);
    }
    hits.matched(site.start, site.end, 15)
}
