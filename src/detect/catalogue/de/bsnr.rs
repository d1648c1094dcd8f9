//! `DE_BSNR`: the German number of a medical practice (Betriebsstättennummer): the area of its association and seven digits.

use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "DE_BSNR",
    title: "medical practice number (Germany)",
    languages: &[Language::German],
    countries: &["DE"],
    special: Some(Special::Health),
    specificity: Specificity::Generic,
    patterns: &[r"\d{9}"],
    longest: 9,
    extent: Extent::Lone,
    most: Most::of(15),
    check_says: "the first two digits are the area of an association of physicians, or 35 or 75 for hospitals; no check digit, so that it needs context",
    sources: &[
        "Kassenärztliche Bundesvereinigung, Richtlinie nach § 75 Abs. 7 SGB V zur Vergabe der Arzt-, Betriebsstätten-, Praxisnetz- sowie der Netzverbundnummern, Anlage 1",
    ],
    context: &[
        (
            Language::German,
            &[
                "bsnr",
                "betriebsstättennummer",
                "betriebsstaettennummer",
                "betriebsstätten-nr",
                "betriebsstätte",
                "praxis",
                "nbsnr",
                "nebenbetriebsstätte",
                "kv-nummer",
            ],
        ),
        (Language::English, &["practice number", "practice", "bsnr", "surgery"]),
    ],
    taken_for: &["any number of nine digits", "LANR beside it on prescriptions"],
    examples: &[
        "BSNR ‹190111100›",
        "Betriebsstättennummer: ‹382718200›",
        "Praxis, BSNR: ‹720314100›",
        "practice number ‹981414200›",
        "NBSNR ‹350219900›",
    ],
    counter_examples: &[
        "BSNR 000111100",
        "BSNR 340111100",
        "BSNR 970111100",
        "BSNR 19011110",
        "BSNR 1901111001",
        "190111100",
        "BSNR 190000000",
        "BSNR 7-190111100",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    if !area_exists(digits.number(0, 2)) || digits.number(2, 7) == 0 {
        return Err(Fault::Range);
    }
    hits.matched(site.start, site.end, 15)
}

/// The areas and former districts of the associations, the miners' (99), and what hospitals get (35, 75).
fn area_exists(area: u64) -> bool {
    matches!(area,
        1..=3 | 6..=21 | 24 | 25 | 27 | 28 | 31 | 35 | 37..=52 | 55 | 60..=75 | 78..=83 | 85 | 88..=96 | 98 | 99)
}
