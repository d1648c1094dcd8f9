//! `KR_DRIVER_LICENSE`: driving licences of South Korea (운전면허번호): place, year, serial, two digits of check.

use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity, boundary, row};

pub(super) static DETECTOR: Detector = Detector {
    name: "KR_DRIVER_LICENSE",
    title: "driving licence number (South Korea)",
    languages: &[Language::Korean],
    countries: &["KR"],
    special: Some(Special::NationalId),
    specificity: Specificity::Specific,
    patterns: &[
        concat!(r"(?:1[1-9]|2[0-68])", sep!(), r"?\d{2}", sep!(), r"?\d{6}", sep!(), r"?\d{2}"),
        r"\d{2}-\d{6}-\d{2}",
    ],
    longest: 21,
    extent: Extent::Whole,
    most: Most::of(60),
    check_says: "a place that issues (11 to 26, 28), or its name before the number as older licences have it; a serial above 0. How the two check digits are made is not published, so it needs context",
    sources: &[
        "도로교통법 시행규칙 별지 제55호서식 (자동차운전면허증)",
        "경찰청, 운전면허번호 체계 (지역번호 11 to 28)",
    ],
    context: &[
        (Language::Korean, &["운전면허", "면허번호", "면허 번호", "면허증"]),
        (
            Language::English,
            &[
                "driver license",
                "driver's license",
                "drivers license",
                "driving licence",
                "driving license",
                "license number",
                "licence number",
                "licence",
                "license",
            ],
        ),
    ],
    taken_for: &["order numbers of twelve digits", "timestamps", "bank accounts"],
    examples: &[
        "운전면허번호: ‹11-12-345678-90›",
        "driver's license ‹28-19-000123-01›",
        "면허번호 ‹131234567890›",
        "운전면허 서울 ‹02-123456-12›",
        "licence ‹21 05 123456 78›.",
        "제주 ‹98-000321-45›",
    ],
    counter_examples: &[
        "운전면허번호 10-12-345678-90",
        "운전면허번호 27-12-345678-90",
        "운전면허번호 29-12-345678-90",
        "운전면허번호 11-12-000000-90",
        "면허번호 11-12-345678-9",
        "면허번호 11-12-345678-901",
        "license 11-12 345678-90",
        "license 02-123456-12",
        "11-12-345678-90",
        "131234567890",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Names of the places that stood on licences before they had numbers.
const PLACES: [&str; 16] = [
    "서울", "부산", "대구", "인천", "광주", "대전", "울산", "경기", "강원", "충북", "충남", "전북", "전남", "경북",
    "경남", "제주",
];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    let groups = Groups::of(site.matched());
    let named = digits.len() == 10;
    let serial = if named { digits.number(2, 8) } else { digits.number(4, 10) };
    if serial == 0 {
        return Err(Fault::Range);
    }
    if row::part(site) {
        return Err(Fault::LooksLike("a part of a longer row"));
    }
    if named {
        let from = boundary::floor(site.text, site.start.saturating_sub(12));
        let before = site.text.get(from..site.start).unwrap_or_default().trim_end_matches([' ', '-']);
        let placed = PLACES.iter().any(|place| before.ends_with(place));
        return if placed { hits.matched(site.start, site.end, 60) } else { Err(Fault::Range) };
    }
    match (groups.sizes(), groups.even) {
        ([2, 2, 6, 2], true) => hits.matched(site.start, site.end, 45),
        ([_], _) => hits.matched(site.start, site.end, 15),
        _ => Err(Fault::LooksLike("digits under unlike separators")),
    }
}
