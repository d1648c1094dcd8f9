//! `EG_TN`: the Egyptian tax registration number: nine digits, without a check digit.

use crate::detect::alone::in_row;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "EG_TN",
    title: "tax number (Egypt)",
    languages: &[Language::Arabic],
    countries: &["EG"],
    special: Some(Special::NationalId),
    specificity: Specificity::Generic,
    patterns: &[r"\d{3}[-/ ]?\d{3}[-/ ]?\d{3}"],
    longest: 11,
    extent: Extent::Lone,
    most: Most::of(25),
    check_says: "nine digits, not all zero, in threes under one separator or in one; no check digit, so it needs context",
    sources: &[
        "قانون الإجراءات الضريبية الموحد رقم 206 لسنة 2020 (Egypt, Unified Tax Procedures Law)",
        "مصلحة الضرائب المصرية، رقم التسجيل الضريبي",
    ],
    context: &[
        (
            Language::Arabic,
            &[
                "الرقم الضريبي",
                "رقم ضريبي",
                "التسجيل الضريبي",
                "رقم التسجيل الضريبي",
                "رقم التسجيل",
                "البطاقة الضريبية",
                "الضرائب",
                "ضريبي",
                "الممول",
            ],
        ),
        (
            Language::English,
            &["tax registration", "tax registration number", "trn", "tax number", "tax id", "tax card", "taxpayer"],
        ),
    ],
    taken_for: &["amounts", "telephone numbers", "order numbers of nine digits"],
    examples: &[
        "tax registration number ‹100-531-385›",
        "الرقم الضريبي: ‹331-105-268›",
        "رقم التسجيل الضريبي ‹204911742›.",
        "tax card ‹204/911/742›,",
        "tax id ‹100 531 385›",
    ],
    counter_examples: &[
        "100-531-385",
        "204911742",
        "tax id 000-000-000",
        "tax id 100-531-38",
        "tax id 100-531-3855",
        "tax id 100-531/385",
        "tax id 9-100-531-385",
        "tax id 100531-385",
        "tax id 12 100 531 385",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    if Digits::of(site.matched()).number(0, 9) == 0 {
        return Err(Fault::Range);
    }
    let groups = Groups::of(site.matched());
    if !groups.even || groups.sizes().len() == 2 || in_row(site) {
        return Err(Fault::LooksLike("a row of groups"));
    }
    hits.matched(site.start, site.end, if site.matched().contains('-') { 25 } else { 15 })
}
