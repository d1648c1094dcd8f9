//! `IT_DRIVER_LICENSE`: the number of Italian driving licences, ten characters: a province's, or of the central office (U1).

use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "IT_DRIVER_LICENSE",
    title: "driving licence number (Italy)",
    languages: &[Language::Italian],
    countries: &["IT"],
    special: None,
    specificity: Specificity::Specific,
    patterns: &[r"(?i:[A-Z]{2})\d{7}(?i:[A-Z])", r"(?i:U)1(?i:[0-9A-Z]{7}[A-Z])"],
    longest: 10,
    extent: Extent::Lone,
    most: Most::of(30),
    check_says: "a province that there is or was, seven digits and a letter, or U1, seven digits and letters, and a letter; the control letter's rule is not published, so it needs context",
    sources: &[
        "decreto legislativo 30 aprile 1992, n. 285 (Nuovo codice della strada), art. 116",
        "Directive 2006/126/EC, annex I (model of the licence, field 5)",
    ],
    context: &[
        (
            Language::Italian,
            &[
                "patente",
                "patente di guida",
                "n. patente",
                "numero patente",
                "numero di patente",
                "guida",
                "conducente",
            ],
        ),
        (
            Language::English,
            &["driving licence", "driver license", "driver's license", "licence number", "license number"],
        ),
    ],
    taken_for: &["product codes of two letters, seven digits and a letter"],
    examples: &[
        "patente ‹MI1234567X›",
        "patente di guida n. ‹RM7654321A›.",
        "la patente è la ‹U1234567BC›",
        "driving licence ‹to0000001k›",
        "n. patente: ‹U1B456789Z›",
    ],
    counter_examples: &[
        "patente XX1234567X",
        "patente MI0000000X",
        "patente MI123456X",
        "patente MI12345678X",
        "patente MI12345678",
        "patente U2B456789Z",
        "patente U1BCDFGHJZ",
        "patente U1BCDFGHJKZX",
        "MI1234567X",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Provinces that give out licences, or did: their plates' codes, Rome's as RM, and those of renamed or dissolved ones.
const PROVINCES: &str = "AG AL AN AO AP AQ AR AT AV BA BG BI BL BN BO BR BS BT BZ CA CB CE CH CI CL CN CO CR CS CT CZ EN \
    FC FE FG FI FM FO FR GE GO GR IM IS KR LC LE LI LO LT LU MB MC ME MI MN MO MS MT NA NO NU OG OR OT PA PC PD PE PG PI PN \
    PO PR PS PT PU PV PZ RA RC RE RG RI RM RN RO SA SI SO SP SR SS SU SV TA TE TN TO TP TR TS TV UD VA VB VC VE VI VR VS VT VV";

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    let digits = Digits::of(text);
    let central = text.get(1..2) == Some("1");
    let prefix = text.get(..2).unwrap_or_default();
    let given = match central {
        // The 1 of U1 is a digit too; letters alone behind it are a word.
        true => digits.len() > 3,
        false => digits.number(0, 7) > 0 && PROVINCES.split(' ').any(|one| one.eq_ignore_ascii_case(prefix)),
    };
    if !given {
        return Err(Fault::Range);
    }
    let upper = !text.bytes().any(|byte| byte.is_ascii_lowercase());
    hits.matched(site.start, site.end, if upper { 30 } else { 15 })
}
