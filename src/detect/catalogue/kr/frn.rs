//! `KR_FRN`: the registration number of foreigners in South Korea (외국인등록번호), built like that of Koreans.

use super::resident::{born, holds};
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "KR_FRN",
    title: "foreigner registration number (South Korea)",
    languages: &[Language::Korean],
    countries: &["KR"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[concat!(r"\d{6}(?: ?", sep!(), r" ?)?[5-8]\d{6}")],
    longest: 18,
    extent: Extent::Whole,
    most: Most::of(85),
    check_says: "a day of birth that exists, a seventh digit 5 to 8, the check digit; what is given out since October 2020 has none, whatever the age, and needs context",
    sources: &[
        "출입국관리법 제31조 (외국인등록)",
        "출입국관리법 시행규칙 제47조 (composition of the number)",
        "OECD, Tax identification numbers: Korea",
    ],
    context: &[
        (Language::Korean, &["외국인등록", "외국인 등록", "외국인번호", "거소신고"]),
        (
            Language::English,
            &[
                "frn",
                "arc",
                "alien registration",
                "alien registration number",
                "foreigner registration",
                "foreigner registration number",
                "foreign registration number",
                "residence card",
            ],
        ),
    ],
    taken_for: &["a date and a serial number", "timestamps of 13 digits", "EAN-13"],
    examples: &[
        "외국인등록번호: ‹850101-5123450›",
        "‹991231-6234564›",
        "(‹010315-7123451›)",
        "alien registration ‹0402298234568›",
        "ARC ‹850101-5123458›, since 2023",
        "외국인등록번호 ‹790707-5000120›",
    ],
    counter_examples: &[
        "외국인등록번호 850230-5123450",
        "외국인등록번호 851301-5123450",
        "외국인등록번호 850101-9123450",
        "외국인등록번호 850101-1123450",
        "frn 850101-512345",
        "frn 850101-51234501",
        "010229-8234568 frn",
        "850101-5123458",
        "0402298234568",
        "frn 1850101-5123450",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    born(&digits).ok_or(Fault::Range)?;
    let apart = Groups::of(site.matched()).sizes().len() == 2;
    let hyphen = apart && !site.matched().bytes().all(|byte| byte.is_ascii_digit() || byte == b' ');
    if holds(&digits, 13) {
        return hits.validated(site.start, site.end, if hyphen { 85 } else { 45 });
    }
    hits.matched(site.start, site.end, if hyphen { 40 } else { 20 })
}
