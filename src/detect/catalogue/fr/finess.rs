//! `FR_FINESS`: French health and social establishments, nine characters. Beside a patient it says where one is treated.

use super::lettered::lettered;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::sep;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "FR_FINESS",
    title: "health establishment's number, FINESS (France)",
    languages: &[Language::French],
    countries: &["FR"],
    special: Some(Special::Health),
    specificity: Specificity::Narrow,
    patterns: &[
        concat!(r"\d[0-9A-F]", sep!(), r"?\d", sep!(), r"?\d{5}", sep!(), r"?\d"),
        concat!(r"\d[0-9A-F]", sep!(), r"?\d{3}", sep!(), r"?\d{3}", sep!(), r"?\d"),
        concat!(r"\d{3}", sep!(), r"\d{3}", sep!(), r"\d{3}"),
    ],
    longest: 18,
    extent: Extent::Lone,
    most: Most::of(25),
    check_says: "a department, six digits, the Luhn formula; a single check digit, so it needs context",
    sources: &[
        "DREES, Fichier national des établissements sanitaires et sociaux (FINESS)",
        "Agence du numérique en santé, CI-SIS, identification des structures",
    ],
    context: &[
        (
            Language::French,
            &[
                "finess",
                "n° finess",
                "numéro finess",
                "établissement",
                "etablissement",
                "hôpital",
                "clinique",
                "ehpad",
                "chu",
                "centre hospitalier",
            ],
        ),
        (Language::English, &["finess", "hospital", "clinic", "facility", "care home"]),
    ],
    taken_for: &["SIREN", "ADELI"],
    examples: &[
        "FINESS ‹750000010›",
        "clinique de Bastia, n° FINESS ‹2B0999999›",
        "hôpital, finess géographique ‹97 099999 1›",
        "‹691234561› (FINESS)",
        "EHPAD ‹130 987 654›",
        "hospital, finess ‹9A0123454›",
    ],
    counter_examples: &[
        "FINESS 750000011",
        "FINESS 750000100",
        "FINESS 960000013",
        "FINESS 3B0999999",
        "FINESS 75000001",
        "FINESS 7500000100",
        "FINESS 000000000",
        "750000010",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    lettered(site.matched())?;
    hits.validated(site.start, site.end, 25)
}
