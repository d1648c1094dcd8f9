//! `AT_TIN`: the Austrian tax number: an office, six digits and a check digit.

use crate::detect::checksum::luhn;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "AT_TIN",
    title: "tax number (Austria)",
    languages: &[Language::German],
    countries: &["AT"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"\d{2}[ -]?\d{3}[ /]?\d{4}"],
    longest: 11,
    extent: Extent::Lone,
    most: Most::figures(20, 60),
    check_says: "a tax office that gives or gave them out; the Luhn formula; nine digits in one word need context",
    sources: &[
        "Bundesministerium für Finanzen (Österreich), Abgabenkontonummer (Aufbau und Prüfziffer)",
        "European Commission, TIN sheet: Austria",
    ],
    context: &[
        (
            Language::German,
            &[
                "steuernummer",
                "abgabenkontonummer",
                "steuer-nr",
                "steuernr",
                "st.nr",
                "stnr",
                "finanzamt",
                "abgabenkonto",
                "steuer",
            ],
        ),
        (Language::English, &["tax number", "tin", "tax id"]),
    ],
    taken_for: &["order numbers of nine digits", "telephone numbers"],
    examples: &[
        "Steuernummer ‹59-119/9013›",
        "‹04-314/1597›",
        "Finanzamt Graz, St.Nr. ‹68 271/8283›",
        "Abgabenkontonummer: ‹971414214›",
        "tax number ‹46-200/3005›",
    ],
    counter_examples: &[
        "Steuernummer 59-119/9014",
        "Steuernummer 59-191/9013",
        "Steuernummer 00-119/9013",
        "Steuernummer 13-119/9013",
        "Steuernummer 59-119/901",
        "Steuernummer 59-119/90133",
        "Steuernummer 7-59-119/9013",
        "591199013",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// The offices: those before 2021, whose numbers go on.
const OFFICES: [u64; 40] = [
    3, 4, 6, 7, 8, 9, 10, 12, 15, 16, 18, 22, 23, 29, 33, 38, 41, 46, 51, 52, 53, 54, 57, 59, 61, 65, 67, 68, 69, 71,
    72, 81, 82, 83, 84, 90, 91, 93, 97, 98,
];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    if !OFFICES.contains(&digits.number(0, 2)) || digits.number(2, 9) == 0 {
        return Err(Fault::Range);
    }
    if !luhn(digits.as_slice()) {
        return Err(Fault::Checksum);
    }
    let score = match (site.matched().contains('-'), site.matched().contains('/')) {
        (true, true) => 60,
        (false, true) => 40,
        _ => 20,
    };
    hits.validated(site.start, site.end, score)
}
