//! `IN_VOTER`: numbers of India's voter cards (EPIC): three letters and seven digits; on old cards state, district,
//! constituency and serial.

use super::states;
use crate::detect::checksum::luhn;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity, alone};

pub(super) static DETECTOR: Detector = Detector {
    name: "IN_VOTER",
    title: "voter card number (India)",
    languages: &[Language::English, Language::Hindi],
    countries: &["IN"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"(?i:[A-Z]{3})[ /-]?\d{7}", r"(?i:[A-Z]{2})/\d{2}/\d{3}/\d{6,7}"],
    longest: 17,
    extent: Extent::Whole,
    most: Most::of(40),
    check_says: "three letters of a constituency; the Luhn formula over the seven digits; one check digit, so it needs context. Old cards: a state's letters, numbers from 1",
    sources: &[
        "Registration of Electors Rules, 1960 (India), rule 28",
        "Election Commission of India, Manual on Electoral Rolls (EPIC numbers)",
    ],
    context: &[
        (
            Language::English,
            &[
                "voter",
                "voter id",
                "voter card",
                "voters id",
                "epic",
                "epic no",
                "epic number",
                "elector",
                "electoral",
                "election",
            ],
        ),
        (Language::Hindi, &["मतदाता", "मतदाता पहचान पत्र", "वोटर आईडी", "निर्वाचन"]),
    ],
    taken_for: &["product codes of three letters and seven digits"],
    examples: &[
        "EPIC ‹WKH1186253›",
        "voter id: ‹XFE6588800›.",
        "मतदाता पहचान पत्र ‹FFJ9034133›",
        "voter_id=‹qqd5018676›",
        "electoral card ‹JBX/1396407›",
        "old voter card ‹UP/05/123/0123456›",
    ],
    counter_examples: &[
        "EPIC WKH1186263",
        "EPIC WKH1182653",
        "EPIC WKH118625",
        "EPIC WKH11862531",
        "EPIC 1231186253",
        "EPIC WKH0000000",
        "EPIC WK1186253",
        "EPIC XX/05/123/0123456",
        "EPIC UP/00/123/0123456",
        "WKH1186253",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    if digits.len() > 7 {
        let numbers = [digits.number(0, 2), digits.number(2, 5), digits.number(5, digits.len())];
        let known = states::has(site.matched().get(..2).unwrap_or_default()) && !numbers.contains(&0);
        return if known { hits.matched(site.start, site.end, 35) } else { Err(Fault::Range) };
    }
    if alone::uniform(digits.as_slice()) {
        return Err(Fault::Range);
    }
    if !luhn(digits.as_slice()) {
        return Err(Fault::Checksum);
    }
    let upper = !site.matched().bytes().any(|byte| byte.is_ascii_lowercase());
    hits.validated(site.start, site.end, if upper { 40 } else { 25 })
}
