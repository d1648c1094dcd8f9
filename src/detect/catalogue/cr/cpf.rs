//! `CR_CPF`: the Costa Rican identity card (cédula de persona física): province, volume and entry of the civil register,
//! without a check digit.

use crate::detect::alone::in_row;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "CR_CPF",
    title: "identity number (Costa Rica)",
    languages: &[Language::Spanish],
    countries: &["CR"],
    special: Some(Special::NationalId),
    specificity: Specificity::Generic,
    patterns: &[r"0?[1-9]-\d{3,4}-\d{3,4}", r"0?[1-9] \d{4} \d{4}", r"0?[1-9]\d{8}"],
    longest: 12,
    extent: Extent::Lone,
    most: Most::figures(25, 40),
    check_says: "province 1 to 9, volume and entry not zero; no check digit, so it needs context",
    sources: &[
        "Tribunal Supremo de Elecciones, Ley Orgánica del Tribunal Supremo de Elecciones y del Registro Civil, n.º 3504",
        "Ministerio de Hacienda (Costa Rica), formatos de identificación: cédula de persona física",
    ],
    context: &[
        (
            Language::Spanish,
            &[
                "cédula",
                "cédula de identidad",
                "cédula física",
                "número de cédula",
                "ced",
                "identificación",
                "persona física",
                "cpf",
            ],
        ),
        (Language::English, &["cedula", "identity card", "id number", "national id"]),
    ],
    taken_for: &["telephone numbers with hyphens", "order numbers of nine digits"],
    examples: &[
        "cédula ‹3-0455-0175›",
        "cédula de identidad: ‹01-0613-0584›.",
        "ced. ‹1-613-584›",
        "identificación ‹701610395›",
        "número de cédula ‹0701610395›,",
        "cédula ‹2 0345 0678›",
    ],
    counter_examples: &[
        "3-0455-0175",
        "701610395",
        "cédula 0-0455-0175",
        "cédula 3-0000-0175",
        "cédula 3-0455-0000",
        "cédula 30-1234-1234",
        "cédula 3-0455-01755",
        "cédula 3-045-5",
        "cédula 5-3-0455-0175",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let groups = Groups::of(site.matched());
    let digits = Digits::of(site.matched());
    // From the right: four digits of entry and four of volume, unless they are written apart.
    let (entry, volume) = match groups.sizes() {
        [_, volume, entry] => (usize::from(*entry), usize::from(*volume)),
        _ => (4, 4),
    };
    let count = digits.len();
    if digits.number(count - entry, count) == 0 || digits.number(count - entry - volume, count - entry) == 0 {
        return Err(Fault::Range);
    }
    if in_row(site) {
        return Err(Fault::LooksLike("a row of groups"));
    }
    let score = match groups.sizes() {
        [_, 4, 4] if site.matched().contains('-') => 40,
        [_, _, _] => 25,
        _ => 20,
    };
    hits.matched(site.start, site.end, score)
}
