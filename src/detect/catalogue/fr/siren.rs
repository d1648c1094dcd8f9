//! `FR_SIREN`: French legal units, which for sole traders are persons: nine digits.

use crate::detect::alone::in_row;
use crate::detect::checksum::luhn;
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "FR_SIREN",
    title: "company number (France)",
    languages: &[Language::French],
    countries: &["FR"],
    special: None,
    specificity: Specificity::Narrow,
    patterns: &[concat!(r"[1-9]\d{2}", sep!(), r"?\d{3}", sep!(), r"?\d{3}")],
    longest: 15,
    extent: Extent::Lone,
    most: Most::of(35),
    check_says: "first digit not 0, the Luhn formula; a single check digit, so it needs context",
    sources: &["code de commerce, art. R. 123-221", "INSEE, Sirene: définition du SIREN"],
    context: &[
        (
            Language::French,
            &[
                "siren",
                "n° siren",
                "numéro siren",
                "rcs",
                "r.c.s",
                "entreprise",
                "société",
                "sirene",
                "auto-entrepreneur",
                "immatriculée",
            ],
        ),
        (Language::English, &["siren", "company number", "registration number", "rcs"]),
    ],
    taken_for: &["amounts in millions", "telephone numbers without their first digit", "Portuguese tax numbers"],
    examples: &[
        "SIREN ‹123 456 782›",
        "siren: ‹987654324›",
        "RCS Paris ‹111 222 337›",
        "société immatriculée sous le n° ‹505.050.500›",
        "La Poste, RCS Paris ‹356 000 000›",
        "(company number ‹876-543-216›)",
    ],
    counter_examples: &[
        "SIREN 123 456 783",
        "SIREN 123 465 782",
        "SIREN 012 345 674",
        "SIREN 12345678",
        "SIREN 1234567821",
        "SIREN 123456782.5",
        "123 456 782",
        "SIREN 000000000",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    if !luhn(Digits::of(site.matched()).as_slice()) {
        return Err(Fault::Checksum);
    }
    let groups = Groups::of(site.matched());
    let printed = groups.even && groups.sizes().len() == 3 && !in_row(site);
    hits.validated(site.start, site.end, if printed { 35 } else { 25 })
}
