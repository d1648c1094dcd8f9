//! `US_PTIN`: numbers of those who prepare tax returns for others in the United States, P and eight digits.

use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "US_PTIN",
    title: "preparer tax identification number (United States)",
    languages: &[Language::English, Language::Spanish],
    countries: &["US"],
    special: Some(Special::NationalId),
    specificity: Specificity::Specific,
    patterns: &[r"[Pp]-?\d{8}"],
    longest: 10,
    extent: Extent::Whole,
    most: Most::of(35),
    check_says: "P and eight digits, not all 0; no check digit, so it needs context",
    sources: &["26 CFR § 1.6109-2", "IRS, Form W-12: IRS Paid Preparer Tax Identification Number (PTIN) Application"],
    context: &[
        (
            Language::English,
            &[
                "ptin",
                "preparer",
                "tax preparer",
                "paid preparer",
                "return preparer",
                "preparer tax identification number",
            ],
        ),
        (Language::Spanish, &["ptin", "preparador", "preparador de impuestos"]),
    ],
    taken_for: &["product and part codes", "passport numbers"],
    examples: &[
        "PTIN ‹P01234567›",
        "paid preparer: ‹P-00634642›,",
        "ptin=‹p02718281›",
        "preparador de impuestos ‹P01357924›",
        "(‹P01112223›, tax preparer)",
    ],
    counter_examples: &[
        "P01234567",
        "PTIN P00000000",
        "PTIN P0123456",
        "PTIN P012345678",
        "PTIN Q01234567",
        "PTIN P 01234567",
        "PTIN PP01234567",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    if Digits::of(site.matched()).number(0, 8) == 0 {
        return Err(Fault::Range);
    }
    hits.matched(site.start, site.end, if site.matched().starts_with('P') { 35 } else { 20 })
}
