//! `IN_AADHAAR`: identity numbers of India's residents, twelve digits, Verhoeff.

use crate::detect::checksum::verhoeff;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity, alone};

pub(super) static DETECTOR: Detector = Detector {
    name: "IN_AADHAAR",
    title: "Aadhaar number (India)",
    languages: &[Language::English, Language::Hindi],
    countries: &["IN"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[concat!(r"[2-9]\d{3}", sep!(), r"?\d{4}", sep!(), r"?\d{4}")],
    longest: 18,
    extent: Extent::Lone,
    most: Most::of(45),
    check_says: "first digit 2 to 9, not the same backwards, Verhoeff's scheme; one number in ten holds by chance, so it needs context",
    sources: &[
        "Aadhaar (Targeted Delivery of Financial and Other Subsidies, Benefits and Services) Act, 2016, s. 4",
        "UIDAI, A UID Numbering Scheme (2010)",
    ],
    context: &[
        (
            Language::English,
            &[
                "aadhaar",
                "aadhar",
                "adhaar",
                "aadhaar number",
                "aadhaar no",
                "aadhaar card",
                "uid",
                "uidai",
                "uid number",
            ],
        ),
        (Language::Hindi, &["आधार", "आधार संख्या", "आधार नंबर", "आधार कार्ड"]),
    ],
    taken_for: &[
        "the beginning of card numbers",
        "order numbers of twelve digits",
        "telephone numbers with India's code 91",
    ],
    examples: &[
        "Aadhaar ‹2341 2341 2346›",
        "UIDAI ‹6536 0479 8649›,",
        "aadhaar_number=‹946623295874›",
        "आधार संख्या ‹9630-0130-5222›",
        "uid: ‹647241030985›.",
    ],
    counter_examples: &[
        "Aadhaar 2341 2341 2347",
        "Aadhaar 2341 2341 2364",
        "Aadhaar 1234 1234 1234",
        "Aadhaar 2222 2222 2222",
        "Aadhaar 2341 2341 234",
        "Aadhaar 2341234123461",
        "Aadhaar 1-2341-2341-2346",
        "6536 0479 8649 1111",
        "6536 0479 8649",
        "946623295874",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    if palindrome(digits.as_slice()) {
        return Err(Fault::Range);
    }
    if !verhoeff(digits.as_slice()) {
        return Err(Fault::Checksum);
    }
    let groups = Groups::of(site.matched());
    let printed = groups.sizes() == [4, 4, 4] && groups.even && !alone::in_row(site);
    hits.validated(site.start, site.end, if printed { 45 } else { 20 })
}

/// Whether the digits are the same backwards; such numbers are not given out.
pub(super) fn palindrome(digits: &[u8]) -> bool {
    digits.iter().eq(digits.iter().rev())
}
