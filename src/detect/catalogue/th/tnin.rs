//! `TH_TNIN`: the identity number of Thailand (เลขประจำตัวประชาชน), which is the tax number of persons too: 13 digits.

use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity, row};

pub(super) static DETECTOR: Detector = Detector {
    name: "TH_TNIN",
    title: "identity number (Thailand)",
    languages: &[Language::Thai],
    countries: &["TH"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[concat!(r"[1-8]", sep!(), r"?\d{4}", sep!(), r"?\d{5}", sep!(), r"?\d{2}", sep!(), r"?\d")],
    longest: 25,
    extent: Extent::Whole,
    most: Most::of(75),
    check_says: "a kind of person (1 to 8), an office from 10 up, a number above 0, the check digit by 11; in one word it needs context",
    sources: &[
        "พระราชบัญญัติการทะเบียนราษฎร พ.ศ. 2534 (Civil Registration Act, B.E. 2534)",
        "Department of Provincial Administration, structure of the thirteen digits and their check digit",
        "OECD, Tax identification numbers: Thailand",
    ],
    context: &[
        (Language::Thai, &["ประจำตัวประชาชน", "บัตรประชาชน", "เลขประชาชน", "ผู้เสียภาษี"]),
        (
            Language::English,
            &[
                "thai id",
                "national id",
                "id card",
                "identity card",
                "citizen id",
                "id number",
                "pin",
                "tax id",
                "tin",
                "tnin",
            ],
        ),
    ],
    taken_for: &["EAN-13", "timestamps of 13 digits", "company tax numbers, which begin with 0"],
    examples: &[
        "เลขประจำตัวประชาชน ‹1-1017-00123-45-6›",
        "‹3 1005 00000 11 9›",
        "Thai ID ‹8345609876543›",
        "บัตรประชาชน: ‹5109900654323›",
        "(‹2-1020-05432-10-1›)",
        "her national ID is ‹1101700123456›.",
    ],
    counter_examples: &[
        "Thai ID 1-1017-00123-45-7",
        "Thai ID 1-1017-00132-45-6",
        "Thai ID 9-1017-00123-45-1",
        "Thai ID 0-0999-00123-45-0",
        "Thai ID 1-0500-00123-45-3",
        "Thai ID 1-1017-00123-45",
        "Thai ID 1-1017-00123-45-66",
        "Thai ID 1-1017 00123-45-6",
        "8345609876543",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

const WEIGHTS: [u32; 12] = [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    if digits.number(1, 3) < 10 || digits.number(5, 12) == 0 {
        return Err(Fault::Range);
    }
    if !holds(&digits) {
        return Err(Fault::Checksum);
    }
    if row::part(site) {
        return Err(Fault::LooksLike("a part of a longer row"));
    }
    let groups = Groups::of(site.matched());
    match (groups.sizes(), groups.even) {
        ([1, 4, 5, 2, 1], true) => hits.validated(site.start, site.end, 75),
        ([_], _) => hits.validated(site.start, site.end, 30),
        _ => Err(Fault::LooksLike("digits under unlike separators")),
    }
}

fn holds(digits: &Digits) -> bool {
    let check = (11 - weighted(digits.as_slice(), &WEIGHTS) % 11) % 10;
    digits.as_slice().get(12).is_some_and(|&last| u32::from(last) == check)
}

#[cfg(test)]
mod tests {
    use super::holds;
    use crate::detect::shapes::Digits;

    #[test]
    fn samples_of_descriptions_hold() {
        // 1 2345 45678 78 1 and 3 1006 00445 63 5 are samples by which the rule is taught.
        for text in ["1234545678781", "3100600445635"] {
            assert!(holds(&Digits::of(text)), "{text}");
        }
        assert!(!holds(&Digits::of("1234545678782")) && !holds(&Digits::of("1")));
    }
}
