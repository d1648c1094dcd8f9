//! `KR_PASSPORT`: passports of South Korea: a letter and eight digits, or since 2021 a letter among the digits.

use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "KR_PASSPORT",
    title: "passport number (South Korea)",
    languages: &[Language::Korean],
    countries: &["KR"],
    special: Some(Special::NationalId),
    specificity: Specificity::Generic,
    patterns: &[r"[DGMORSdgmors]\d{8}", r"[DGMORSdgmors]\d{3}[A-Za-z]\d{4}"],
    longest: 9,
    extent: Extent::Whole,
    most: Most::of(35),
    check_says: "a letter for the kind (M, S, R, O, D, G), eight digits not all 0, or since December 2021 a letter in the fifth place; no check digit outside the machine-readable zone, so it needs context",
    sources: &[
        "여권법 시행규칙 (여권번호)",
        "Ministry of Foreign Affairs, the next-generation passport of 21 December 2021 (a letter in the number)",
        "ICAO Doc 9303 part 4 (document number of nine characters)",
    ],
    context: &[
        (Language::Korean, &["여권번호", "여권 번호", "여권"]),
        (Language::English, &["passport", "passport number", "passport no", "travel document"]),
    ],
    taken_for: &["product and order codes of a letter and eight digits", "identity numbers of other countries"],
    examples: &[
        "여권번호: ‹M12345678›",
        "passport ‹M123A4567›",
        "Passport No. ‹S00012345›",
        "여권 ‹r98765432›",
        "(passport ‹D000Z0001›)",
        "여권번호는 ‹G123C4567›입니다",
    ],
    counter_examples: &[
        "passport A12345678",
        "passport M1234567",
        "passport M123456789",
        "passport M00000000",
        "passport M12A34567",
        "passport MM1234567",
        "M12345678",
        "M123A4567",
        "passport xM12345678",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    let digits = Digits::of(text);
    if digits.number(0, digits.len()) == 0 {
        return Err(Fault::Range);
    }
    let upper = !text.bytes().any(|byte| byte.is_ascii_lowercase());
    hits.matched(site.start, site.end, if upper && digits.len() == 7 { 35 } else { 20 })
}
