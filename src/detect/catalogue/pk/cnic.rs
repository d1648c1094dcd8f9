//! `PK_CNIC`: the national identity card number of Pakistan: place, family, sex; 13 digits.

use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity, row};

pub(super) static DETECTOR: Detector = Detector {
    name: "PK_CNIC",
    title: "national identity card number (Pakistan)",
    languages: &[Language::Urdu],
    countries: &["PK"],
    special: Some(Special::NationalId),
    specificity: Specificity::Specific,
    patterns: &[concat!(r"[1-8]\d{4}", sep!(), r"?\d{7}", sep!(), r"?[1-9]")],
    longest: 19,
    extent: Extent::Whole,
    most: Most::of(60),
    check_says: "a province (1 to 8), a family number above 0, a last digit 1 to 9 (odd for men); no check digit, so one that is not written with hyphens needs context",
    sources: &[
        "National Database and Registration Authority Ordinance, 2000 (VIII of 2000), section 10",
        "NADRA, Computerised National Identity Card (structure of the number)",
    ],
    context: &[
        (Language::Urdu, &["شناختی کارڈ", "شناختی کارڈ نمبر", "قومی شناختی کارڈ", "شناختی نمبر", "سی این آئی سی"]),
        (
            Language::English,
            &[
                "cnic",
                "cnic no",
                "cnic number",
                "nic",
                "nicop",
                "snic",
                "nadra",
                "identity card",
                "national id",
                "id card",
                "id number",
                "b-form",
            ],
        ),
    ],
    taken_for: &["timestamps of 13 digits", "EAN-13", "order numbers"],
    examples: &[
        "CNIC ‹42201-0397640-8›",
        "‹35202-1234567-1›",
        "شناختی کارڈ نمبر ‹61101-7654321-2›",
        "cnic ‹3520212345671›",
        "NADRA: ‹71501 0000123 3›",
        "(‹82203-9876543-9›)",
    ],
    counter_examples: &[
        "CNIC 02201-0397640-8",
        "CNIC 92201-0397640-8",
        "CNIC 42201-0397640-0",
        "CNIC 42201-0000000-8",
        "CNIC 42201-039764-8",
        "CNIC 42201-03976408-8",
        "CNIC 42201-0397640-81",
        "CNIC 42201 0397640-8",
        "CNIC 42001397640-8",
        "CNIC 40001-0397640-8",
        "3520212345671",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    // Province, division, district, tehsil, union council: the first three count from 1.
    let placed = digits.number(1, 2) > 0 || digits.number(2, 3) > 0;
    if !placed || digits.number(5, 12) == 0 {
        return Err(Fault::Range);
    }
    if row::part(site) {
        return Err(Fault::LooksLike("a part of a longer row"));
    }
    let groups = Groups::of(site.matched());
    match (groups.sizes(), groups.even) {
        ([5, 7, 1], true) if site.matched().contains('-') => hits.matched(site.start, site.end, 60),
        ([5, 7, 1], true) => hits.matched(site.start, site.end, 35),
        ([_], _) => hits.matched(site.start, site.end, 15),
        _ => Err(Fault::LooksLike("digits under unlike separators")),
    }
}
