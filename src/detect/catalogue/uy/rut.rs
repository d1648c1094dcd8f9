//! `UY_RUT`: the Uruguayan tax number: two digits, a serial of six, 001 and a check digit.

use crate::detect::checksum::complement;
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "UY_RUT",
    title: "tax number (Uruguay)",
    languages: &[Language::Spanish],
    countries: &["UY"],
    special: None,
    specificity: Specificity::Narrow,
    patterns: &[concat!(r"(?:0[1-9]|1\d|2[0-2])", sep!(), r"?\d{6}", sep!(), r"?001", sep!(), r"?\d")],
    longest: 21,
    extent: Extent::Lone,
    most: Most::of(75),
    check_says: "prefix 01 to 22, serial not zero, 001; a check digit by weights modulo 11, never ten",
    sources: &[
        "Dirección General Impositiva (Uruguay), Registro Único Tributario (RUT)",
        "AGESIC, Modelo de datos de personas y organizaciones (RUT)",
    ],
    context: &[
        (
            Language::Spanish,
            &[
                "rut",
                "r.u.t.",
                "registro único tributario",
                "dgi",
                "contribuyente",
                "empresa",
                "razón social",
                "unipersonal",
            ],
        ),
        (Language::English, &["rut", "tax id", "tax number", "company"]),
    ],
    taken_for: &["order numbers of twelve digits"],
    examples: &[
        "RUT ‹211003420017›",
        "‹21-100342-001-7›",
        "‹211406340011›,",
        "RUT de la empresa: ‹21 140634 001 1›",
        "contribuyente ‹123456780012›.",
    ],
    counter_examples: &[
        "RUT 211003420018",
        "RUT 211030420017",
        "RUT 231003420017",
        "RUT 210000000017",
        "RUT 211003420027",
        "RUT 21100342001",
        "RUT 2110034200177",
        "RUT 5-211003420017",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Weights by place.
const WEIGHTS: [u32; 11] = [4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    let list = digits.as_slice();
    if digits.number(2, 8) == 0 {
        return Err(Fault::Range);
    }
    if complement(&list[..11], &WEIGHTS, 11) != u32::from(list[11]) {
        return Err(Fault::Checksum);
    }
    let bare = Groups::of(site.matched()).sizes().len() == 1;
    hits.validated(site.start, site.end, if bare { 65 } else { 75 })
}
