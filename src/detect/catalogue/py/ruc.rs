//! `PY_RUC`: the Paraguayan tax number: the identity number of a person, or eight digits from 80 000 000 on, and a check
//! digit.

use crate::detect::checksum::complement;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "PY_RUC",
    title: "tax number (Paraguay)",
    languages: &[Language::Spanish],
    countries: &["PY"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"[1-9]\d{0,2}(?:\.\d{3}){1,2}-\d", r"[1-9]\d{3,7}-\d", r"[1-9]\d{5,8}"],
    longest: 13,
    extent: Extent::Lone,
    most: Most::figures(15, 45),
    check_says: "no leading zero, at most eight digits; a check digit by weights modulo 11",
    sources: &[
        "Ley n.º 1352/1988, que establece el Registro Único de Contribuyentes (Paraguay)",
        "Dirección Nacional de Ingresos Tributarios (Paraguay), RUC y dígito verificador",
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
                "dnit",
                "razón social",
                "cédula",
            ],
        ),
        (Language::English, &["ruc", "tax id", "tax number", "taxpayer"]),
    ],
    taken_for: &["tax numbers of Chile", "order numbers with a hyphen", "amounts"],
    examples: &[
        "RUC ‹80028061-0›",
        "ruc: ‹80000035-8›",
        "RUC ‹12345679›.",
        "contribuyente ‹4.567.890-1›,",
        "RUC n.º ‹2660-3›",
    ],
    counter_examples: &[
        "RUC 80028061-1",
        "RUC 80028016-0",
        "RUC 08002806-1",
        "RUC 266-0",
        "RUC 800280611-0",
        "RUC 80028061-01",
        "RUC 7-80028061-0",
        "80028061-0",
        "4.567.890-1",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Weights by place of eight digits; shorter numbers have the last ones.
const WEIGHTS: [u32; 8] = [9, 8, 7, 6, 5, 4, 3, 2];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    let digits = Digits::of(text);
    let last = digits.len() - 1;
    let Some(weights) = 8usize.checked_sub(last).and_then(|from| WEIGHTS.get(from..)) else { return Err(Fault::Range) };
    if u64::from(complement(&digits.as_slice()[..last], weights, 11) % 10) != digits.number(last, last + 1) {
        return Err(Fault::Checksum);
    }
    let score = match (text.contains('.'), text.contains('-')) {
        (true, _) => 45,
        (_, true) => 30,
        _ => 15,
    };
    hits.validated(site.start, site.end, score)
}
