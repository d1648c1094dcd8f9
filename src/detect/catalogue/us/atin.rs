//! `US_ATIN`: taxpayer identification numbers for children whose adoption is pending in the United States.

use super::taxpayer;
use crate::detect::detector::{Extent, Most, Site, Special, Trigger};
use crate::detect::shapes::sep;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "US_ATIN",
    title: "adoption taxpayer identification number (United States)",
    languages: &[Language::English, Language::Spanish],
    countries: &["US"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[concat!(r"9\d{2}", sep!(), r"93", sep!(), r"\d{4}"), r"9\d{2}93\d{4}"],
    longest: 17,
    extent: Extent::Whole,
    most: Most::ANY,
    check_says: "first digit 9, fourth and fifth digits 93; no check digit, so nine bare digits need context",
    sources: &["26 CFR § 301.6109-3", "IRS, Form W-7A and Publication 968 (adoption)"],
    context: &[
        (
            Language::English,
            &[
                "atin",
                "adoption",
                "adoption taxpayer identification number",
                "taxpayer",
                "tax id",
                "tin",
                "irs",
                "w-7a",
            ],
        ),
        (Language::Spanish, &["atin", "adopción", "contribuyente"]),
    ],
    taken_for: &["social security numbers", "order numbers of nine digits"],
    examples: &[
        "ATIN ‹912-93-3456›",
        "‹900-93-1234›",
        "adoption pending, atin ‹987931234›",
        "‹955 93 0007›, filed with the return",
        "adopción, ATIN ‹931.93.4321›",
    ],
    counter_examples: &[
        "ATIN 912-92-3456",
        "ATIN 812-93-3456",
        "ATIN 912-39-3456",
        "ATIN 912-93 3456",
        "ATIN 9129334567",
        "ATIN 1-912-93-3456",
        "912933456",
    ],
    trigger: Trigger::Figure,
    check: |site: &Site<'_>, hits| taxpayer::check(site, hits, |middle| middle == 93),
    reserved: |_| false,
};
