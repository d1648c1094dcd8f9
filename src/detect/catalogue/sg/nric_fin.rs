//! `SG_NRIC_FIN`: identity numbers of Singapore: of citizens and residents (NRIC) and of foreigners (FIN).

use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "SG_NRIC_FIN",
    title: "identity number (Singapore)",
    languages: &[Language::Malay, Language::Chinese, Language::English],
    countries: &["SG"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"[FGMSTfgmst][ -]?\d{7}[ -]?[A-Za-z]"],
    longest: 11,
    extent: Extent::Whole,
    most: Most::of(60),
    check_says: "the letter at the end follows from the first letter and the weighted sum's remainder by 11; small letters need context",
    sources: &[
        "National Registration Act 1965 (Singapore), National Registration Regulations",
        "Immigration and Checkpoints Authority, foreign identification numbers that begin with M (from 1 January 2022)",
        "Personal Data Protection Commission, Advisory Guidelines on NRIC and other National Identification Numbers (2018)",
    ],
    context: &[
        (
            Language::English,
            &[
                "nric",
                "nric no",
                "nric number",
                "fin",
                "fin number",
                "fin no",
                "ic",
                "ic number",
                "identity card",
                "national id",
                "id number",
                "uin",
                "work permit",
                "singpass",
            ],
        ),
        (Language::Malay, &["kad pengenalan", "nric", "no ic", "nombor ic"]),
        (Language::Chinese, &["身份证", "登记号码"]),
    ],
    taken_for: &["product codes of a letter, seven digits and a letter", "passport numbers"],
    examples: &[
        "NRIC ‹S1234567D›",
        "‹T0123456G›",
        "FIN: ‹F0000003P›, ‹G0000004W›",
        "nric ‹s1234567d›",
        "kad pengenalan ‹M0000005U›",
        "(‹S-0000001-I›)",
        "my IC is ‹T0000002C›.",
    ],
    counter_examples: &[
        "NRIC S1234567E",
        "NRIC S1243567D",
        "NRIC T1234567D",
        "NRIC S123456D",
        "NRIC S12345678D",
        "NRIC A1234567D",
        "NRIC S0000000J",
        "NRIC S1234567DD",
        "s1234567d",
        "nric xS1234567D",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

const WEIGHTS: [u32; 7] = [2, 7, 6, 5, 4, 3, 2];

/// What the first letter adds to the sum, and the row that the remainder picks the last letter from.
const fn series(first: u8) -> Option<(u32, &'static [u8; 11])> {
    match first {
        b'S' => Some((0, b"JZIHGFEDCBA")),
        b'T' => Some((4, b"JZIHGFEDCBA")),
        b'F' => Some((0, b"XWUTRQPNMLK")),
        b'G' => Some((4, b"XWUTRQPNMLK")),
        b'M' => Some((3, b"XWUTRQPNJLK")),
        _ => None,
    }
}

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    let digits = Digits::of(text);
    if digits.number(0, 7) == 0 {
        return Err(Fault::Range);
    }
    if !holds(text, &digits) {
        return Err(Fault::Checksum);
    }
    let upper = !text.bytes().any(|byte| byte.is_ascii_lowercase());
    // A space and a letter are more often the words on either side.
    let score = match (upper, text.contains(' ')) {
        (true, false) => 60,
        (true, true) => 35,
        (false, _) => 25,
    };
    hits.validated(site.start, site.end, score)
}

fn holds(text: &str, digits: &Digits) -> bool {
    let letter = |byte: Option<&u8>| byte.map_or(0, u8::to_ascii_uppercase);
    let Some((offset, row)) = series(letter(text.as_bytes().first())) else { return false };
    let rest = (offset + weighted(digits.as_slice(), &WEIGHTS)) % 11;
    row[rest as usize] == letter(text.as_bytes().last())
}

#[cfg(test)]
mod tests {
    use super::holds;
    use crate::detect::shapes::Digits;

    #[test]
    fn specimens_hold() {
        // The numbers that forms and documentation of Singapore's agencies show.
        for text in ["S1234567D", "T1234567J", "F1234567N", "G1234567X", "M1234567K"] {
            assert!(holds(text, &Digits::of(text)), "{text}");
            assert!(!holds(&text.replace('5', "6"), &Digits::of(&text.replace('5', "6"))), "{text}");
        }
    }
}
