//! `FR_DRIVER_LICENSE`: the number of French driving licences: twelve digits (NEPH), or on the card two digits, two letters and five digits.

use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "FR_DRIVER_LICENSE",
    title: "driving licence number (France)",
    languages: &[Language::French],
    countries: &["FR"],
    special: None,
    specificity: Specificity::Specific,
    patterns: &[r"\d{2}(?:0[1-9]|1[0-2])\d{8}", r"\d{2} ?(?:0[1-9]|1[0-2]) ?\d{2} ?\d{6}", r"\d{2}(?i:[A-Z]{2})\d{5}"],
    longest: 15,
    extent: Extent::Lone,
    most: Most::of(25),
    check_says: "NEPH: year and month of the first application, department, a serial number; card: a serial number that is not 00000; no check digit, so it needs context",
    sources: &[
        "arrêté du 20 avril 2012 fixant les conditions d'établissement, de délivrance et de validité du permis de conduire",
        "directive 2006/126/EC, annex I (model of the licence, fields 4d and 5)",
    ],
    context: &[
        (
            Language::French,
            &["permis", "permis de conduire", "neph", "n° neph", "numéro neph", "conducteur", "permis b", "auto-école"],
        ),
        (
            Language::English,
            &["driving licence", "driver license", "driver's license", "licence number", "license number", "neph"],
        ),
    ],
    taken_for: &["old identity card numbers", "passport numbers", "timestamps"],
    examples: &[
        "permis de conduire n° ‹870592304567›",
        "NEPH ‹150675200001›",
        "permis ‹13AA00002›",
        "driving licence ‹12 03 97 123456›",
        "numéro NEPH : ‹080120345678›.",
        "permis b ‹22bc45678›",
    ],
    counter_examples: &[
        "permis 871392304567",
        "permis 870500304567",
        "permis 870592000000",
        "permis 87059230456",
        "permis 8705923045678",
        "permis 13AA00000",
        "permis 13A000002",
        "870592304567",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    if digits.len() == 7 {
        return match digits.number(2, 7) {
            0 => Err(Fault::Range),
            _ => hits.matched(site.start, site.end, 25),
        };
    }
    // Departments 01 to 95, 20 for Corsica whole, 97 and 98 overseas, 99 for licences changed from abroad.
    if matches!(digits.number(4, 6), 0 | 96) || digits.number(6, 12) == 0 {
        return Err(Fault::Range);
    }
    hits.matched(site.start, site.end, 25)
}
