//! `KE_PIN`: tax numbers of Kenya: A for persons or P for others, nine digits, a letter.

use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity, alone};

pub(super) static DETECTOR: Detector = Detector {
    name: "KE_PIN",
    title: "tax number (Kenya)",
    languages: &[Language::English, Language::Swahili],
    countries: &["KE"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"(?i:[AP])\d{9}(?i:[A-Z])"],
    longest: 11,
    extent: Extent::Whole,
    most: Most::of(55),
    check_says: "A or P, nine digits that are not all the same, a check letter whose rule is not published; enough by itself in capitals when the digits begin with 0, as all do that are given out so far",
    sources: &["Tax Procedures Act, 2015 (Kenya), s. 11 and 12", "Kenya Revenue Authority, about PIN"],
    context: &[
        (Language::English, &["kra", "kra pin", "pin", "pin number", "tax pin", "taxpayer", "itax", "tax id"]),
        (Language::Swahili, &["kra", "nambari ya pin", "pin", "kodi", "mlipa kodi", "mlipakodi"]),
    ],
    taken_for: &["product codes of eleven characters"],
    examples: &[
        "KRA PIN ‹A004416331M›",
        "‹P051365947M›, Example Limited",
        "itax: ‹a012345678z›",
        "mlipa kodi ‹A009876543K›",
        "tax pin=‹P123456789Q›",
    ],
    counter_examples: &[
        "KRA PIN B004416331M",
        "KRA PIN A00441633M",
        "KRA PIN A0044163310M",
        "KRA PIN A0044163310",
        "KRA PIN A000000000M",
        "KRA PIN AA004416331M",
        "a012345678z",
        "P123456789Q",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    if alone::uniform(digits.as_slice()) {
        return Err(Fault::Range);
    }
    let upper = !site.matched().bytes().any(|byte| byte.is_ascii_lowercase());
    let usual = upper && digits.number(0, 1) == 0;
    hits.matched(site.start, site.end, if usual { 55 } else { 30 })
}
