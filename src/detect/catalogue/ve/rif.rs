//! `VE_RIF`: the Venezuelan tax number: a letter for the kind of taxpayer, eight digits (of a person the identity
//! number), a check digit.

use crate::detect::checksum::complement;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "VE_RIF",
    title: "tax number (Venezuela)",
    languages: &[Language::Spanish],
    countries: &["VE"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[concat!(r"[VEJPGC]", sep!(), r"?\d{8}", sep!(), r"?\d"), r"[vejpgc]-?\d{8}-?\d"],
    longest: 16,
    extent: Extent::Lone,
    most: Most::of(75),
    check_says: "number not zero; a check digit by weights modulo 11 in which the letter counts",
    sources: &[
        "SENIAT, Providencia Administrativa SNAT/2013/0048 (Registro Único de Información Fiscal)",
        "Código Orgánico Tributario (Venezuela)",
    ],
    context: &[
        (
            Language::Spanish,
            &[
                "rif",
                "r.i.f.",
                "registro de información fiscal",
                "información fiscal",
                "seniat",
                "contribuyente",
                "cédula",
                "razón social",
            ],
        ),
        (Language::English, &["rif", "tax id", "tax number", "taxpayer"]),
    ],
    taken_for: &["product codes of a letter and nine digits"],
    examples: &[
        "RIF ‹V-11470283-4›",
        "‹J-12345678-4›",
        "rif: ‹E801234561›",
        "‹G-20000123-2›,",
        "RIF ‹j-12345678-4› de la empresa",
        "cédula y RIF ‹V114702834›",
    ],
    counter_examples: &[
        "RIF V-11470283-3",
        "RIF V-11472083-4",
        "RIF J-11470283-4",
        "RIF X-11470283-4",
        "RIF V-00000000-7",
        "RIF V-1147028-4",
        "RIF V-11470283-44",
        "RIF AV-11470283-4",
        "V114702834",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Weights by place; the letter's own weight is 4.
const WEIGHTS: [u32; 9] = [4, 3, 2, 7, 6, 5, 4, 3, 2];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    let digits = Digits::of(text);
    if digits.number(0, 8) == 0 {
        return Err(Fault::Range);
    }
    let letter = text.as_bytes().first().copied().unwrap_or_default();
    let mut values = [0u8; 9];
    // Venezuelans, foreigners, companies and communes, passports, government.
    values[0] = match letter.to_ascii_uppercase() {
        b'V' => 1,
        b'E' => 2,
        b'J' | b'C' => 3,
        b'P' => 4,
        _ => 5,
    };
    values[1..].copy_from_slice(&digits.as_slice()[..8]);
    if u64::from(complement(&values, &WEIGHTS, 11) % 10) != digits.number(8, 9) {
        return Err(Fault::Checksum);
    }
    let groups = Groups::of(text);
    let score = match (groups.sizes(), groups.even, letter.is_ascii_uppercase()) {
        ([1, 8, 1], true, true) => 75,
        ([1, 8, 1], true, false) => 50,
        (_, _, true) => 40,
        _ => 25,
    };
    hits.validated(site.start, site.end, score)
}
