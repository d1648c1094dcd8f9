//! `CO_NIT`: the Colombian tax number: the number of a company, or of a person's identity card, and a check digit.

use crate::detect::checksum::complement;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "CO_NIT",
    title: "tax number (Colombia)",
    languages: &[Language::Spanish],
    countries: &["CO"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"\d{2,3}\.\d{3}\.\d{3}-?\d", r"\d\.\d{3}\.\d{3}\.\d{3}-\d", r"\d{8,10}-\d", r"\d{10}"],
    longest: 15,
    extent: Extent::Lone,
    most: Most::figures(20, 45),
    check_says: "number not zero; a check digit by prime weights modulo 11; one number in eleven holds by chance, so it needs context",
    sources: &[
        "Estatuto Tributario, art. 555-1 (número de identificación tributaria)",
        "Dirección General de Impuestos Nacionales, Orden Administrativa 4 de 1989 (dígito de verificación)",
    ],
    context: &[
        (
            Language::Spanish,
            &[
                "nit",
                "n.i.t.",
                "número de identificación tributaria",
                "identificación tributaria",
                "rut",
                "dian",
                "contribuyente",
                "cédula",
                "dígito de verificación",
            ],
        ),
        (Language::English, &["nit", "tax id", "tax number", "taxpayer"]),
    ],
    taken_for: &["telephone numbers of ten digits", "timestamps in seconds", "tax numbers of Chile and Guatemala"],
    examples: &[
        "NIT ‹800.197.268-4›",
        "DIAN ‹213.123.432-1›",
        "nit: ‹900123456-8›",
        "NIT ‹9001234568›",
        "cédula ‹1.020.304.050-8›",
        "contribuyente ‹52.345.678-3›,",
    ],
    counter_examples: &[
        "NIT 800.197.268-5",
        "NIT 800.179.268-4",
        "NIT 000.000.000-0",
        "NIT 800.197.68-4",
        "NIT 900123456-82",
        "NIT 2-900123456-8",
        "NIT 900123456-9",
        "213.123.432-1",
        "900123456-8",
        "9001234568",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Weights by place of ten digits; shorter numbers have the last ones.
const WEIGHTS: [u32; 10] = [43, 41, 37, 29, 23, 19, 17, 13, 7, 3];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    let digits = Digits::of(text);
    let last = digits.len() - 1;
    if digits.number(0, last) == 0 {
        return Err(Fault::Range);
    }
    let wanted = match complement(&digits.as_slice()[..last], &WEIGHTS[10 - last..], 11) {
        10 => 1,
        digit => digit,
    };
    if digits.number(last, last + 1) != u64::from(wanted) {
        return Err(Fault::Checksum);
    }
    let score = match (text.contains('.'), text.contains('-')) {
        (true, true) => 45,
        // Guatemala has as many digits, and no dots.
        (_, true) if digits.len() == 9 => 20,
        (_, true) => 40,
        _ => 20,
    };
    hits.validated(site.start, site.end, score)
}
