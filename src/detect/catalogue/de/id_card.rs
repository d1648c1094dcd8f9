//! `DE_ID_CARD`: the number of a German identity card: nine letters and digits, with or without the check digit.

use super::document;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "DE_ID_CARD",
    title: "identity card number (Germany)",
    languages: &[Language::German],
    countries: &["DE"],
    special: Some(Special::NationalId),
    specificity: Specificity::Specific,
    patterns: &[r"(?i:[LMNPRTV-Y][CFGHJKLMNPRTV-Z0-9]{8})(?:\d(?i:D)?)?"],
    longest: 11,
    extent: Extent::Whole,
    most: Most::ANY,
    check_says: "the first letter is one of identity card offices (L, M, N, P, R, T, V, W, X, Y), the letters are those in use; where a tenth digit stands, it is the check digit of ICAO 9303; without it nothing is checked, so that it needs context",
    sources: &[
        "§ 2 Abs. 8 Personalausweisgesetz (serial number)",
        "ICAO Doc 9303-3 §4.9 (check digit)",
        "Bundesministerium des Innern, Musterdokumente (Personalausweis, Reisepass)",
    ],
    context: &[
        (
            Language::German,
            &[
                "personalausweis",
                "personalausweisnummer",
                "personalausweis-nr",
                "perso",
                "ausweis",
                "ausweisnummer",
                "ausweis-nr",
                "ausweisnr",
                "seriennummer",
                "dokumentennummer",
            ],
        ),
        (Language::English, &["identity card", "id card", "id number", "document number", "national id", "identity"]),
    ],
    taken_for: &["product codes and tokens of nine letters and digits"],
    examples: &[
        "Personalausweis ‹LZ6311T47›",
        "identity card ‹N4HJ8KY201›",
        "‹Y7W2CVX933D›",
        "Ausweis-Nr. ‹lz6311t475›",
        "Perso: ‹T220001293›",
    ],
    counter_examples: &[
        "Personalausweis N4HJ8KY202",
        "Personalausweis NH4J8KY201",
        "Personalausweis Y7W2CVX934D",
        "Personalausweis LO1X00T47",
        "Personalausweis S01X00T47",
        "Personalausweis L01X00T4",
        "Personalausweis XN4HJ8KY201",
        "LZ6311T47",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: document::specimen,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    document::check(site, hits)
}
