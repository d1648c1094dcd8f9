//! `VN_CCCD`: the citizen identity number of Vietnam (căn cước công dân, số định danh cá nhân): 12 digits.

use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity, row};

pub(super) static DETECTOR: Detector = Detector {
    name: "VN_CCCD",
    title: "citizen identity number (Vietnam)",
    languages: &[Language::Vietnamese],
    countries: &["VN"],
    special: Some(Special::NationalId),
    specificity: Specificity::Specific,
    patterns: &[concat!(r"0\d{2}(?:", sep!(), r"?\d{3}){3}")],
    longest: 21,
    extent: Extent::Whole,
    most: Most::of(30),
    check_says: "a province where the birth was registered, a digit for century and sex up to 3, a serial above 0; no check digit, so it needs context",
    sources: &[
        "Luật Căn cước công dân số 59/2014/QH13, Điều 12",
        "Nghị định 137/2015/NĐ-CP, Điều 13 (structure)",
        "Thông tư 59/2021/TT-BCA, phụ lục (codes of provinces, century and sex)",
    ],
    context: &[
        (
            Language::Vietnamese,
            &[
                "cccd",
                "căn cước",
                "căn cước công dân",
                "số căn cước",
                "số cccd",
                "số căn cước công dân",
                "định danh cá nhân",
                "số định danh",
                "số định danh cá nhân",
                "cmnd",
                "chứng minh nhân dân",
                "can cuoc",
                "so cccd",
                "giấy tờ tùy thân",
            ],
        ),
        (
            Language::English,
            &["cccd", "citizen id", "citizen identity", "identity card", "id card", "national id", "id number"],
        ),
    ],
    taken_for: &["order numbers of twelve digits", "telephone numbers with a prefix"],
    examples: &[
        "Số CCCD: ‹001085000123›",
        "căn cước công dân ‹079 199 123 456›",
        "Căn cước: ‹048203004567›, Đà Nẵng",
        "CCCD ‹096301000001›",
        "her citizen ID is ‹031.185.000.321›.",
    ],
    counter_examples: &[
        "CCCD 003085000123",
        "CCCD 097085000123",
        "CCCD 001485000123",
        "CCCD 001985000123",
        "CCCD 001085000000",
        "CCCD 00108500012",
        "CCCD 0010850001234",
        "CCCD 101085000123",
        "CCCD 001 085-000 123",
        "001085000123",
        "079 199 123 456",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Codes of the provinces at which births were registered (63 until 2025; later ones keep theirs).
const fn province(code: u64) -> bool {
    matches!(
        code,
        1 | 2 | 4 | 6 | 8 | 10..=12 | 14 | 15 | 17 | 19 | 20 | 22 | 24..=27 | 30 | 31 | 33..=38 | 40 | 42 | 44..=46 | 48
            | 49 | 51 | 52 | 54 | 56 | 58 | 60 | 62 | 64 | 66..=68 | 70 | 72 | 74 | 75 | 77 | 79 | 80 | 82..=84 | 86 | 87
            | 89 | 91..=96
    )
}

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    // 0 and 1 are men and women born in the twentieth century, 2 and 3 in the twenty-first.
    if !province(digits.number(0, 3)) || digits.number(3, 4) > 3 || digits.number(6, 12) == 0 {
        return Err(Fault::Range);
    }
    if row::part(site) {
        return Err(Fault::LooksLike("a part of a longer row"));
    }
    let groups = Groups::of(site.matched());
    match (groups.sizes(), groups.even) {
        ([_] | [3, 3, 3, 3], true) => hits.matched(site.start, site.end, 30),
        _ => Err(Fault::LooksLike("digits under unlike separators")),
    }
}
