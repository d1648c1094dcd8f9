//! `PH_TIN`: the taxpayer number of the Philippines: nine digits, and a branch of three or five.

use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity, row};

pub(super) static DETECTOR: Detector = Detector {
    name: "PH_TIN",
    title: "taxpayer number (Philippines)",
    languages: &[Language::Filipino],
    countries: &["PH"],
    special: Some(Special::NationalId),
    specificity: Specificity::Generic,
    patterns: &[concat!(r"\d{3}", sep!(), r"?\d{3}", sep!(), r"?\d{3}(?:", sep!(), r"?(?:\d{5}|\d{3}))?(?: ?[VNvn])?")],
    longest: 25,
    extent: Extent::Whole,
    most: Most::figures(20, 35),
    check_says: "nine digits, not all 0 nor one digit throughout, a branch of three or five; how the ninth digit is made is not published, so it needs context",
    sources: &[
        "National Internal Revenue Code of the Philippines, section 236 (supplying of the number)",
        "Bureau of Internal Revenue, Revenue Regulations No. 7-2012 (TIN and branch code)",
        "OECD, Tax identification numbers: Philippines",
    ],
    context: &[
        (
            Language::Filipino,
            &["tin", "tin no", "tin no.", "buwis", "numero ng buwis", "numero ng nagbabayad ng buwis", "bir"],
        ),
        (
            Language::English,
            &[
                "tin",
                "tin no",
                "tin number",
                "taxpayer",
                "taxpayer identification number",
                "tax id",
                "tax identification number",
                "bir",
                "vat reg tin",
                "non-vat reg tin",
            ],
        ),
    ],
    taken_for: &[
        "telephone numbers",
        "order numbers of nine or twelve digits",
        "tax and company numbers of other countries",
    ],
    examples: &[
        "TIN: ‹239-072-842-000›",
        "TIN ‹123-456-789-00012›",
        "BIR ‹123456780000›",
        "numero ng buwis ‹905 123 456›",
        "VAT REG TIN ‹000-123-456-001 V›",
        "her tax ID is ‹417-000-321›.",
    ],
    counter_examples: &[
        "TIN 000-000-000-000",
        "TIN 111-111-111",
        "TIN 239-072-84",
        "TIN 239-072-8422",
        "TIN 239-072-842-00",
        "TIN 239-072-842-0000001",
        "TIN 239-072 842-000",
        "239-072-842-000",
        "239072842",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched().trim_end_matches(['V', 'N', 'v', 'n']);
    let digits = Digits::of(text).first(9);
    let list = digits.as_slice();
    if list.iter().all(|digit| Some(digit) == list.first()) {
        return Err(Fault::Range);
    }
    if row::part(site) {
        return Err(Fault::LooksLike("a part of a longer row"));
    }
    let groups = Groups::of(text);
    let score = match (groups.sizes(), groups.even) {
        ([3, 3, 3, 3 | 5], true) => 35,
        ([3, 3, 3] | [9], true) => 20,
        ([12 | 14], _) => 15,
        _ => return Err(Fault::LooksLike("digits under unlike separators")),
    };
    hits.matched(site.start, site.end, score)
}
