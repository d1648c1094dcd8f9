//! `KR_BRN`: the business registration number of South Korea (사업자등록번호); those of sole traders are about a person.

use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity, row};

pub(super) static DETECTOR: Detector = Detector {
    name: "KR_BRN",
    title: "business registration number (South Korea)",
    languages: &[Language::Korean],
    countries: &["KR"],
    special: None,
    specificity: Specificity::Narrow,
    patterns: &[concat!(r"[1-9]\d{2}", sep!(), r"?\d{2}", sep!(), r"?\d{5}")],
    longest: 16,
    extent: Extent::Whole,
    most: Most::of(55),
    check_says: "a tax office from 101, a kind of business from 01, a serial above 0, the check digit; in one word it needs context",
    sources: &[
        "부가가치세법 제8조 (사업자등록), 부가가치세법 시행령 제12조 (등록번호)",
        "국세청, 사업자등록번호의 구성 (tax office, kind, serial, check digit)",
        "OECD, Tax identification numbers: Korea",
    ],
    context: &[
        (Language::Korean, &["사업자", "법인", "상호"]),
        (
            Language::English,
            &["brn", "business registration", "business registration number", "business number", "tax id", "company"],
        ),
    ],
    taken_for: &["telephone numbers", "order numbers of ten digits", "Unix times"],
    examples: &[
        "사업자등록번호: ‹123-45-67891›",
        "‹220-88-01237›",
        "BRN ‹6018123450›",
        "business registration number ‹999 99 00010›",
        "(‹101-01-00014›)",
    ],
    counter_examples: &[
        "사업자등록번호 123-45-67890",
        "사업자등록번호 123-45-76891",
        "사업자등록번호 100-45-67898",
        "사업자등록번호 123-00-67890",
        "사업자등록번호 123-45-00003",
        "brn 123-45-6789",
        "brn 123-45-678911",
        "brn 123-45 67891",
        "6018123450",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

const WEIGHTS: [u32; 9] = [1, 3, 7, 1, 3, 7, 1, 3, 5];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    if digits.number(0, 3) < 101 || digits.number(3, 5) == 0 || digits.number(5, 9) == 0 {
        return Err(Fault::Range);
    }
    if !holds(&digits) {
        return Err(Fault::Checksum);
    }
    if row::part(site) {
        return Err(Fault::LooksLike("a part of a longer row"));
    }
    let groups = Groups::of(site.matched());
    if !groups.even || groups.sizes().len() == 2 {
        return Err(Fault::LooksLike("digits under unlike separators"));
    }
    let hyphens = site.matched().bytes().filter(|&byte| byte == b'-').count() == 2;
    hits.validated(site.start, site.end, if hyphens { 55 } else { 25 })
}

/// The ninth digit counts by its weight and by the tens of that product; all with the check digit end on 0.
fn holds(digits: &Digits) -> bool {
    let (Some(&ninth), Some(&last)) = (digits.as_slice().get(8), digits.as_slice().get(9)) else { return false };
    let sum = weighted(digits.as_slice(), &WEIGHTS) + u32::from(ninth) * 5 / 10;
    (sum + u32::from(last)).is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::holds;
    use crate::detect::shapes::Digits;

    #[test]
    fn published_numbers_hold() {
        // Organisations, from what they print in public.
        for text in ["116-82-00276", "134-86-72683", "124-81-00998"] {
            assert!(holds(&Digits::of(text)), "{text}");
        }
        assert!(!holds(&Digits::of("116-82-00277")) && !holds(&Digits::of("116")));
    }
}
