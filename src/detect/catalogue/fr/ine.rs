//! `FR_INE`: the national number of French pupils and students, eleven characters.

use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "FR_INE",
    title: "student number, INE (France)",
    languages: &[Language::French],
    countries: &["FR"],
    special: Some(Special::NationalId),
    specificity: Specificity::Specific,
    patterns: &[r"\d{9}(?i:[A-Z]{2})", r"\d{10}(?i:[A-Z])", r"\d{4}(?i:A)\d{5}(?i:[A-Z])"],
    longest: 11,
    extent: Extent::Lone,
    most: Most::of(25),
    check_says: "nine digits and two letters (RNIE), ten digits and a letter (BEA), or an apprentice's with an A in the middle; the key's rule is not published, so it needs context",
    sources: &[
        "arrêté du 16 février 2012 portant création du répertoire national des identifiants élèves, étudiants et apprentis (RNIE)",
    ],
    context: &[
        (
            Language::French,
            &[
                "ine",
                "n° ine",
                "numéro ine",
                "bea",
                "ine bea",
                "identifiant national",
                "identifiant national étudiant",
                "élève",
                "eleve",
                "étudiant",
                "étudiante",
                "etudiant",
                "apprenti",
                "parcoursup",
            ],
        ),
        (Language::English, &["ine", "student", "student number", "student id", "pupil"]),
    ],
    taken_for: &["serial numbers of digits and a letter"],
    examples: &[
        "INE ‹012345678AB›",
        "étudiante, n° INE : ‹0512345678K›",
        "l'élève ‹123456789fg›",
        "apprenti ‹0123A45678Z›",
        "student number ‹2100000001H›.",
    ],
    counter_examples: &[
        "INE 000000000AB",
        "INE 0000000000K",
        "INE 0000A00000Z",
        "INE 01234567AB",
        "INE 0123456789AB",
        "INE 0123B45678Z",
        "INE 01234567ABC",
        "INE 12.012345678AB",
        "012345678AB",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    if digits.number(0, digits.len()) == 0 {
        return Err(Fault::Range);
    }
    let upper = !site.matched().bytes().any(|byte| byte.is_ascii_lowercase());
    hits.matched(site.start, site.end, if upper { 25 } else { 15 })
}
