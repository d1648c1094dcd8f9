//! `NL_ONDERWIJSNUMMER`: the Dutch education number of pupils without a citizen service number: 10 and seven digits.

use super::bsn::elfproef;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "NL_ONDERWIJSNUMMER",
    title: "education number (Netherlands)",
    languages: &[Language::Dutch],
    countries: &["NL"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"10\d{2}[. ]\d{2}[. ]\d{3}", r"10\d{7}"],
    longest: 11,
    extent: Extent::Lone,
    most: Most::of(40),
    check_says: "begins with 10; the weights 9 to 2, less the last digit, leave 5 by 11; one such check says little, so that it needs context",
    sources: &[
        "Wet register onderwijsdeelnemers",
        "Dienst Uitvoering Onderwijs, Programma van eisen BRON (onderwijsnummer)",
    ],
    context: &[
        (
            Language::Dutch,
            &[
                "onderwijsnummer",
                "onderwijs nummer",
                "persoonsgebonden nummer",
                "pgn",
                "leerling",
                "leerlingnummer",
                "student",
                "scholier",
                "duo",
                "bron",
            ],
        ),
        (Language::English, &["education number", "student number", "pupil", "student"]),
    ],
    taken_for: &["citizen service numbers", "order numbers of nine digits"],
    examples: &[
        "onderwijsnummer ‹101222331›",
        "leerling ‹1031.41.590›",
        "PGN: ‹102718289›",
        "student number ‹100001239›",
        "onderwijsnummer: ‹1014 14 219›",
    ],
    counter_examples: &[
        "onderwijsnummer 101222332",
        "onderwijsnummer 101223231",
        "onderwijsnummer 211222337",
        "onderwijsnummer 10122233",
        "onderwijsnummer 1012223311",
        "101222331",
        "onderwijsnummer 7-101222331",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    if !elfproef(Digits::of(site.matched()).as_slice(), 5) {
        return Err(Fault::Checksum);
    }
    let groups = Groups::of(site.matched());
    if !groups.even {
        return Err(Fault::LooksLike("digits under unlike separators"));
    }
    hits.validated(site.start, site.end, if groups.sizes().len() == 3 { 40 } else { 20 })
}
