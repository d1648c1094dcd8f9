//! `US_ITIN`: individual taxpayer identification numbers of the United States.

use super::taxpayer;
use crate::detect::detector::{Extent, Most, Site, Special, Trigger};
use crate::detect::shapes::{Digits, sep};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "US_ITIN",
    title: "individual taxpayer identification number (United States)",
    languages: &[Language::English, Language::Spanish],
    countries: &["US"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[concat!(r"9\d{2}", sep!(), r"\d{2}", sep!(), r"\d{4}"), r"9\d{8}"],
    longest: 17,
    extent: Extent::Whole,
    most: Most::ANY,
    check_says: "first digit 9; fourth and fifth digits 50 to 65, 70 to 88, 90 to 92 or 94 to 99; no check digit, so nine bare digits need context",
    sources: &[
        "IRS, Publication 1915: Understanding Your IRS Individual Taxpayer Identification Number",
        "26 CFR § 301.6109-1(d)(3)",
        "IRS, Internal Revenue Manual 3.21.263 (ranges of the middle digits)",
    ],
    context: &[
        (
            Language::English,
            &[
                "itin",
                "individual taxpayer identification number",
                "individual taxpayer",
                "taxpayer",
                "taxpayer id",
                "taxpayer identification number",
                "tax id",
                "tin",
                "irs",
                "w-7",
            ],
        ),
        (Language::Spanish, &["itin", "contribuyente", "número de contribuyente", "identificación del contribuyente"]),
    ],
    taken_for: &["social security numbers", "order numbers of nine digits"],
    examples: &[
        "ITIN ‹912-70-3456›",
        "‹900-94-1234›",
        "itin: ‹987651234›",
        "‹955 52 0007›, filed with the return",
        "el número de contribuyente es ‹931.88.4321›",
    ],
    counter_examples: &[
        "ITIN 912-66-3456",
        "ITIN 912-89-3456",
        "ITIN 912-93-3456",
        "ITIN 812-70-3456",
        "ITIN 912-70 3456",
        "ITIN 912-703-456",
        "ITIN 9127034567",
        "ITIN 1-912-70-3456",
        "912703456",
    ],
    trigger: Trigger::Figure,
    check: |site: &Site<'_>, hits| {
        taxpayer::check(site, hits, |middle| matches!(middle, 50..=65 | 70..=88 | 90..=92 | 94..=99))
    },
    // The last of the range kept for advertisements of social security numbers.
    reserved: |text| (987_654_320..=987_654_329).contains(&Digits::of(text).number(0, 9)),
};
