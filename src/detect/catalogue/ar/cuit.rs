//! `AR_CUIT`: the Argentinian tax and labour key (CUIT, CUIL, CDI): a prefix for the kind of person, eight digits, a
//! check digit.

use crate::detect::checksum::complement;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "AR_CUIT",
    title: "tax number (Argentina)",
    languages: &[Language::Spanish],
    countries: &["AR"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[
        concat!(r"(?:2[03-7]|3[034]|5[015])", sep!(), r"?\d{8}", sep!(), r"?\d"),
        r"(?:2[03-7]|3[034]|5[015])[ -]\d{2}\.\d{3}\.\d{3}[ -]\d",
    ],
    longest: 17,
    extent: Extent::Lone,
    most: Most::figures(40, 80),
    check_says: "a prefix that is given out, a number that is not zero, a check digit by weights modulo 11",
    sources: &[
        "Administración Federal de Ingresos Públicos (now ARCA), Resolución General 10/97 (CUIT)",
        "Administración Nacional de la Seguridad Social (ANSES), CUIL",
    ],
    context: &[
        (
            Language::Spanish,
            &[
                "cuit",
                "c.u.i.t.",
                "cuil",
                "c.u.i.l.",
                "cdi",
                "afip",
                "arca",
                "clave única de identificación tributaria",
                "contribuyente",
                "anses",
                "monotributo",
            ],
        ),
        (Language::English, &["cuit", "cuil", "tax id", "tax number", "taxpayer"]),
    ],
    taken_for: &["telephone numbers of eleven digits", "tax numbers of Peru"],
    examples: &[
        "CUIT ‹20-12345678-6›",
        "‹27-30123456-8›",
        "CUIL: ‹20123456786›",
        "‹30 70123456 8›,",
        "contribuyente ‹23-94.012.345-3›",
        "CUIT ‹20-05536168-2›.",
    ],
    counter_examples: &[
        "CUIT 20-12345678-7",
        "CUIT 20-12345687-6",
        "CUIT 21-12345678-6",
        "CUIT 20-00000000-1",
        "CUIT 20-1234567-1",
        "CUIT 201234567867",
        "CUIT 4-20-12345678-6",
        "20123456786",
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
    // Ten is written 9; mostly the prefix is changed instead.
    if complement(&list[..10], &WEIGHTS, 11).min(9) != u32::from(list[10]) {
        return Err(Fault::Checksum);
    }
    let score = match Groups::of(site.matched()).sizes() {
        [2, 8, 1] | [2, 2, 3, 3, 1] => 80,
        _ => 40,
    };
    hits.validated(site.start, site.end, score)
}
