//! `PE_RUC`: the Peruvian tax number: a prefix for the kind of taxpayer, eight digits (of a person the identity number),
//! a check digit.

use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, sep};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "PE_RUC",
    title: "tax number (Peru)",
    languages: &[Language::Spanish],
    countries: &["PE"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[concat!(r"(?:1[0567]|20)", sep!(), r"?\d{8}", sep!(), r"?\d")],
    longest: 17,
    extent: Extent::Lone,
    most: Most::of(40),
    check_says: "prefix 10, 15, 16, 17 or 20; number not zero; a check digit by weights modulo 11",
    sources: &[
        "Decreto Legislativo 943, Ley del Registro Único de Contribuyentes (Perú)",
        "SUNAT, Registro Único de Contribuyentes: estructura del número",
    ],
    context: &[
        (
            Language::Spanish,
            &[
                "ruc",
                "r.u.c.",
                "registro único",
                "registro único de contribuyentes",
                "contribuyente",
                "sunat",
                "razón social",
                "proveedor",
                "factura",
            ],
        ),
        (Language::English, &["ruc", "tax id", "tax number", "taxpayer", "supplier"]),
    ],
    taken_for: &["telephone numbers of eleven digits", "tax numbers of Argentina"],
    examples: &[
        "RUC ‹20512333797›",
        "RUC: ‹10456789019›",
        "contribuyente ‹20601234565›.",
        "ruc ‹15-20304050-1›",
        "proveedor con RUC N° ‹20512333797›,",
    ],
    counter_examples: &[
        "RUC 20512333798",
        "RUC 20513233797",
        "RUC 30512333797",
        "RUC 20000000000",
        "RUC 2051233379",
        "RUC 205123337977",
        "RUC 4-20512333797",
        "20512333797",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Weights by place.
const WEIGHTS: [u32; 10] = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    let list = digits.as_slice();
    if digits.number(2, 10) == 0 {
        return Err(Fault::Range);
    }
    // A remainder of 0 gives 11, written 1; one of 1 gives 10, written 0.
    if (11 - weighted(&list[..10], &WEIGHTS) % 11) % 10 != u32::from(list[10]) {
        return Err(Fault::Checksum);
    }
    hits.validated(site.start, site.end, 40)
}
