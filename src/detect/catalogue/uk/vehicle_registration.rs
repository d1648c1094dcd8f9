//! `UK_VEHICLE_REGISTRATION`: registration marks of the United Kingdom since 1963, and of Northern Ireland.

use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "UK_VEHICLE_REGISTRATION",
    title: "vehicle registration mark (United Kingdom)",
    languages: &[Language::English],
    countries: &["GB"],
    special: None,
    specificity: Specificity::Specific,
    patterns: &[
        r"(?i:[A-HJ-PR-Y]{2})\d{2}[ -]?(?i:[A-HJ-PR-Z]{3})",
        r"(?i:[A-HJ-NP-TV-Y])\d{1,3}[ -]?(?i:[A-HJ-PR-Y][A-HJ-PR-Z]{2})",
        r"(?i:[A-HJ-PR-Z]{3})[ -]?\d{1,3}(?i:[A-HJ-NPR-TV-Y])",
        r"(?i:[A-Z]{2,3})[ -]?\d{1,4}",
    ],
    longest: 8,
    extent: Extent::Whole,
    most: Most::ANY,
    check_says: "letters that are given out; in the form of today a half-year that can be (02 to 35, 51 to 85); Northern Ireland: a county's code with I or Z. Too common a shape to need no context",
    sources: &[
        "DVLA, INF104: vehicle registration numbers and number plates",
        "The Road Vehicles (Display of Registration Marks) Regulations 2001",
    ],
    context: &[(
        Language::English,
        &[
            "vehicle",
            "registration",
            "registration number",
            "registration mark",
            "number plate",
            "licence plate",
            "license plate",
            "plate",
            "reg",
            "reg no",
            "vrn",
            "vrm",
            "dvla",
            "v5c",
            "mot",
            "car",
            "van",
        ],
    )],
    taken_for: &["product codes", "flight numbers", "postcodes without their end"],
    examples: &[
        "registration ‹AB51 ABC›",
        "my car, reg ‹bd24xyz›,",
        "vehicle ‹A123 BCD›",
        "number plate ‹ABC 123D›",
        "VRN ‹Q456 RST›",
        "Belfast, plate ‹GZ 1234›",
        "MOT due: ‹AIG-4321›",
    ],
    counter_examples: &[
        "AB51 ABC",
        "reg AB01 CDE",
        "reg AB40 CDE",
        "reg AI51 CDE",
        "reg AB51 CDI",
        "reg AB51 CDEF",
        "reg U123 ABC",
        "reg ABC 123Z",
        "plate AB 1234",
        "plate GZ 0000",
        "plate IZ 1234",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    let digits = Digits::of(text);
    let number = digits.number(0, digits.len());
    let letters = |byte: &u8| byte.is_ascii_alphabetic();
    let (before, after) = (text.bytes().take_while(letters).count(), text.bytes().rev().take_while(letters).count());
    if number == 0 {
        return Err(Fault::Range);
    }
    let (spaced, upper) = (text.contains(' '), !text.bytes().any(|byte| byte.is_ascii_lowercase()));
    let score = match (before, after) {
        // The half-years that begin in March, and those that begin in September.
        (2, 3) if matches!(number, 2..=35 | 51..=85) => {
            if spaced && upper {
                45
            } else {
                30
            }
        }
        (1, 3) | (3, 1) if digits.number(0, 1) > 0 => 25,
        (2 | 3, 0) if county(text.get(before - 2..before).unwrap_or_default()) && digits.number(0, 1) > 0 => 20,
        _ => return Err(Fault::Range),
    };
    hits.matched(site.start, site.end, score)
}

/// Whether two letters are the code of a county of Northern Ireland or of Belfast.
fn county(code: &str) -> bool {
    let code = code.to_ascii_uppercase();
    ["IA", "IB", "IG", "IJ", "IL", "IW", "JI", "OI", "UI", "XI"].contains(&code.as_str())
        || (code.ends_with('Z') && !code.starts_with(['I', 'Q', 'Z']))
}
