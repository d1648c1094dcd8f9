//! `EC_CI`: the Ecuadorian identity card: province, type, serial and a check digit.

use crate::detect::checksum::luhn;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "EC_CI",
    title: "identity number (Ecuador)",
    languages: &[Language::Spanish],
    countries: &["EC"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"(?:[01]\d|2[0-4]|30)\d{7}-?\d"],
    longest: 11,
    extent: Extent::Lone,
    most: Most::of(45),
    check_says: "province 01 to 24, or 30 for those abroad; third digit below 6; the Luhn formula",
    sources: &[
        "Ley Orgánica de Gestión de la Identidad y Datos Civiles (Ecuador, 2016)",
        "Dirección General de Registro Civil, Identificación y Cedulación, cédula de identidad",
    ],
    context: &[
        (
            Language::Spanish,
            &[
                "cédula",
                "cédula de identidad",
                "cédula de ciudadanía",
                "número de cédula",
                "c.i.",
                "identificación",
                "registro civil",
            ],
        ),
        (Language::English, &["cedula", "identity card", "national id", "id number"]),
    ],
    taken_for: &["timestamps in seconds", "telephone numbers of ten digits"],
    examples: &[
        "cédula ‹171430710-3›",
        "C.I.: ‹1714307103›",
        "cédula de ciudadanía ‹0912345675›.",
        "c.i. ‹091234567-5›",
        "identificación ‹3001234560›",
    ],
    counter_examples: &[
        "cédula 1714307104",
        "cédula 1714370103",
        "cédula 2514307100",
        " cédula 0014307102",
        "cédula 1764307102",
        "cédula 171430710",
        "cédula 17143071031",
        "cédula 5-171430710-3",
        "1714307103",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    if digits.number(0, 2) == 0 || digits.number(2, 3) > 5 || digits.number(3, 9) == 0 {
        return Err(Fault::Range);
    }
    if !luhn(digits.as_slice()) {
        return Err(Fault::Checksum);
    }
    hits.validated(site.start, site.end, if site.matched().contains('-') { 45 } else { 30 })
}
