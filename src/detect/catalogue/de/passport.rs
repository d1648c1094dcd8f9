//! `DE_PASSPORT`: the number of a German passport: nine letters and digits, with or without the check digit.

use super::document;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "DE_PASSPORT",
    title: "passport number (Germany)",
    languages: &[Language::German],
    countries: &["DE"],
    special: Some(Special::NationalId),
    specificity: Specificity::Specific,
    patterns: &[r"(?i:[CFGHJK][CFGHJKLMNPRTV-Z0-9]{8})(?:\d(?i:D)?)?"],
    longest: 11,
    extent: Extent::Whole,
    most: Most::ANY,
    check_says: "the first letter is one of passport offices (C, F, G, H, J, K), the letters are those in use; where a tenth digit stands, it is the check digit of ICAO 9303; without it nothing is checked, so that it needs context",
    sources: &[
        "§ 4 Passgesetz (serial number)",
        "Passverordnung, Anlage 11 (Vergabe der Seriennummern)",
        "ICAO Doc 9303-3 §4.9 (check digit)",
        "Bundesministerium des Innern, Musterdokumente (Personalausweis, Reisepass)",
    ],
    context: &[
        (
            Language::German,
            &[
                "reisepass",
                "reisepass-nr",
                "reisepassnummer",
                "pass",
                "passnummer",
                "pass-nr",
                "passnr",
                "ausweis",
                "ausweisnummer",
                "dokumentennummer",
                "dokumentnummer",
            ],
        ),
        (Language::English, &["passport", "passport number", "passport no", "document number", "travel document"]),
    ],
    taken_for: &["product codes and tokens of nine letters and digits"],
    examples: &[
        "Reisepass-Nr. ‹CH1KLM9PR›",
        "passport ‹F7G2ZZ1047›",
        "‹K5VWX33900D›",
        "Pass: ‹ch1klm9pr6›",
        "Reisepass ‹C01X00T478›",
    ],
    counter_examples: &[
        "Reisepass F7G2ZZ1048",
        "Reisepass F7GZ2Z1047",
        "Reisepass K5VWX33901D",
        "Reisepass CO1X00T47",
        "Reisepass A01X00T47",
        "Reisepass C01X00T4",
        "Reisepass XF7G2ZZ1047",
        "CH1KLM9PR",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: document::specimen,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    document::check(site, hits)
}
