//! `KR_RRN`: the resident registration number of South Korea (주민등록번호): day of birth, seven digits.

use super::resident::{born, holds, place};
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "KR_RRN",
    title: "resident registration number (South Korea)",
    languages: &[Language::Korean],
    countries: &["KR"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[concat!(r"\d{6}(?: ?", sep!(), r" ?)?[1-4]\d{6}")],
    longest: 18,
    extent: Extent::Whole,
    most: Most::of(85),
    check_says: "a day of birth that exists, a place up to 95, the check digit; numbers of those born since October 2020 are drawn at random after the seventh digit and need context",
    sources: &[
        "주민등록법 제7조의2 (주민등록번호의 부여)",
        "주민등록법 시행규칙 제2조 (composition; random since 5 October 2020)",
        "Ministry of the Interior and Safety, press release of 17 December 2019 (end of the place and check digits)",
    ],
    context: &[
        (Language::Korean, &["주민등록", "주민번호", "주민 등록 번호"]),
        (
            Language::English,
            &[
                "rrn",
                "resident registration",
                "resident registration number",
                "korean id",
                "national id",
                "id number",
                "jumin",
            ],
        ),
    ],
    taken_for: &["a date and a serial number", "timestamps of 13 digits", "EAN-13"],
    examples: &[
        "주민등록번호: ‹850101-1234566›",
        "‹000229-3234563›",
        "‹991231-2345671›,",
        "주민번호 ‹8008151012349›",
        "born in 2021, RRN ‹210305-3123451›",
        "주민등록번호는 ‹121224 - 3123455›입니다",
    ],
    counter_examples: &[
        "주민등록번호 850101-1234567",
        "주민등록번호 850230-1123454",
        "주민등록번호 000229-1234563",
        "주민등록번호 850101-1964562",
        "주민등록번호 211305-3123451",
        "rrn 850101-123456",
        "rrn 850101-12345661",
        "8008151012349",
        "210305-3123451",
        "rrn 850101-9234566",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Year and month from which on the last six digits are random.
const RANDOM: (u64, u64) = (2020, 10);

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    let born = born(&digits).ok_or(Fault::Range)?;
    let apart = Groups::of(site.matched()).sizes().len() == 2;
    let hyphen = apart && !site.matched().bytes().all(|byte| byte.is_ascii_digit() || byte == b' ');
    if place(&digits) && holds(&digits, 11) {
        return hits.validated(site.start, site.end, if hyphen { 85 } else { 45 });
    }
    // Who had a number changed since has a random one too; those are few, and not told from a slip of the pen.
    if born < RANDOM {
        return Err(if place(&digits) { Fault::Checksum } else { Fault::Range });
    }
    hits.matched(site.start, site.end, if hyphen { 45 } else { 20 })
}
