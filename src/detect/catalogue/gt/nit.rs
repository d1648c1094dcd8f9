//! `GT_NIT`: the Guatemalan tax number: four to nine digits and a check digit or K.

use crate::detect::checksum::complement;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "GT_NIT",
    title: "tax number (Guatemala)",
    languages: &[Language::Spanish],
    countries: &["GT"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"[1-9]\d{3,8}-?[\dKk]"],
    longest: 11,
    extent: Extent::Lone,
    most: Most::figures(15, 45),
    check_says: "no leading zero; a check digit by weights modulo 11, where ten is K",
    sources: &[
        "Código Tributario de Guatemala (Decreto 6-91), art. 120",
        "Superintendencia de Administración Tributaria, Factura Electrónica en Línea (FEL): reglas y validaciones",
    ],
    context: &[
        (
            Language::Spanish,
            &[
                "nit",
                "n.i.t.",
                "número de identificación tributaria",
                "identificación tributaria",
                "superintendencia de administración tributaria",
                "contribuyente",
            ],
        ),
        (Language::English, &["nit", "tax id", "tax number", "taxpayer"]),
    ],
    taken_for: &["order numbers", "tax numbers of Colombia", "short numbers with a hyphen"],
    examples: &[
        "NIT ‹576937-K›",
        "nit: ‹3952550-3›",
        "NIT ‹39525503›.",
        "contribuyente ‹12345678-9›",
        "NIT ‹98765-4›, ciudad",
        "nit ‹576937k›",
    ],
    counter_examples: &[
        "NIT 576937-1",
        "NIT 3952550-4",
        "NIT 3952505-3",
        "NIT 0576937-K",
        "NIT 576-K",
        "NIT 3952550-33",
        "NIT 8-3952550-3",
        "3952550-3",
        "576937-K",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Weights by place of nine digits; shorter numbers have the last ones.
const WEIGHTS: [u32; 9] = [10, 9, 8, 7, 6, 5, 4, 3, 2];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    let (body, control) = text.split_at(text.len() - 1);
    let digits = Digits::of(body);
    let wanted = complement(digits.as_slice(), &WEIGHTS[9 - digits.len()..], 11);
    let letter = matches!(control, "K" | "k");
    if letter != (wanted == 10) || !letter && Digits::of(control).number(0, 1) != u64::from(wanted) {
        return Err(Fault::Checksum);
    }
    let score = match (text.contains('-'), letter) {
        (true, true) => 45,
        (false, false) => 15,
        _ => 25,
    };
    hits.validated(site.start, site.end, score)
}
