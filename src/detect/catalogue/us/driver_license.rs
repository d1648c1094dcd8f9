//! `US_DRIVER_LICENSE`: driver's licences of the fifty states and the District of Columbia, each with a form of its own.
//!
//! Most of the forms are shapes that many things share, so that all need context; what some states spell into the number
//! (a name's Soundex code, the day of birth) is checked.

use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups};
use crate::detect::{Detector, Language, Specificity, alone, birth};

pub(super) static DETECTOR: Detector = Detector {
    name: "US_DRIVER_LICENSE",
    title: "driver's licence number (United States)",
    languages: &[Language::English, Language::Spanish],
    countries: &["US"],
    special: Some(Special::NationalId),
    specificity: Specificity::Generic,
    patterns: &[
        // AZ, CA, CO, FL, HI, IL, IN, KS, KY, MA, MD, MI, MN, MO, MT, NE, NJ, NV, NY, OH, OK, RI, VA, WI, WV.
        r"(?i:[A-Z])\d{5,14}",
        r"(?i:[A-Z])(?:\d{18}|\d{6}(?i:R))",
        // AZ, CO, MA, OH, WV; ID; ND; new ones of NH.
        r"(?i:[A-Z]{2})\d{5,7}",
        r"(?i:[A-Z]{2})\d{6}(?i:[A-Z])",
        r"(?i:[A-Z]{3})\d{6}(?:\d{2})?",
        // IA; old ones of NH; ME, MO and VT.
        r"\d{3}(?i:[A-Z]{2})\d{4}",
        r"\d{2}(?i:[A-Z]{3})\d{5}",
        r"\d{7,9}(?i:[A-Z])",
        r"\d{8}(?i:[A-Z]{2})",
        // WA, both forms.
        r"(?i:WDL[0-9A-Z]{9})",
        r"(?i:[A-Z][A-Z*]{4}[A-Z][A-Z*])\d{3}(?i:[0-9A-Z*]{2})",
        // Digits alone: AK, AL, AR, CT, DC, DE, GA, LA, MS, NC, NM, OR, PA, SC, SD, TN, TX, UT, VT, WY and others.
        r"\d{7,14}",
        r"\d{16}",
        // As printed: FL; IL and WI; MD, MI and MN; NJ; VA; KS; NY; PA; WY.
        r"(?i:[A-Z])\d{3}[ -]\d{3}[ -]\d{2}[ -]\d{3}[ -]\d",
        r"(?i:[A-Z])\d{3}[ -]\d{4}[ -]\d{4}(?:[ -]\d{2})?",
        r"(?i:[A-Z])[ -]\d{3}[ -]\d{3}[ -]\d{3}[ -]\d{3}",
        r"(?i:[A-Z])\d{4}[ -]\d{5}[ -]\d{5}",
        r"(?i:[A-Z])\d{2}-\d{2}-\d{4}",
        r"\d{2,3} \d{3} \d{3}",
        r"\d{6}-\d{3}",
    ],
    longest: 19,
    extent: Extent::Lone,
    most: Most::of(45),
    check_says: "the form of a state; in Florida, Illinois and Wisconsin a Soundex code and the day of birth, in New Jersey its month; no check digit that is published, so it needs context",
    sources: &[
        "AAMVA, DL/ID Card Design Standard (customer number, up to 25 places)",
        "REAL ID Act of 2005, § 202(b)(4)",
        "the licensing authorities' own descriptions of their numbers",
    ],
    context: &[
        (
            Language::English,
            &[
                "driver license",
                "drivers license",
                "driver's license",
                "driver’s license",
                "driver licence",
                "driving license",
                "license number",
                "license no",
                "license #",
                "dl",
                "dl#",
                "dln",
                "dmv",
                "license",
                "lic",
                "cdl",
                "state id",
            ],
        ),
        (Language::Spanish, &["licencia de conducir", "licencia de manejo", "número de licencia", "licencia"]),
    ],
    taken_for: &["numbers and codes of any kind"],
    examples: &[
        "driver's license ‹D1234567› (California)",
        "DL ‹S530-4609-4132›, Illinois",
        "license number ‹F255-921-50-094-0›",
        "Wisconsin DL: ‹J525-4209-0465-05›",
        "dmv ‹A1234 56789 07864›",
        "Texas dl=‹40718265›",
        "Idaho license ‹AB123456C›",
        "Iowa DL ‹123SL4567›",
        "Washington: license ‹WDLABCD1234X›",
        "licencia de conducir ‹S-123-456-789-012›",
    ],
    counter_examples: &[
        "D1234567",
        "40718265",
        "Illinois DL S539-4609-4132",
        "Illinois DL S530-4609-4999",
        "Wisconsin DL J525-4209-0435-05",
        "New Jersey DL A12345678913644",
        "license 00000000",
        "license of 20260914",
        "license 123456",
        "license ABCD1234567",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    let digits = Digits::of(text);
    if alone::uniform(digits.as_slice()) {
        return Err(Fault::Range);
    }
    if text.len() == 8 && digits.len() == 8 && birth::looks_like_day(digits.number(0, 8)) {
        return Err(Fault::LooksLike("a date"));
    }
    let groups = Groups::of(text);
    if !groups.even {
        return Err(Fault::LooksLike("digits under unlike separators"));
    }
    let letters = text.bytes().filter(u8::is_ascii_alphabetic).count();
    let spelt = groups.sizes().len() > 1;
    let lead = text.starts_with(|c: char| c.is_ascii_alphabetic()) && letters == 1;
    match digits.len() {
        14 if lead => month(&digits)?,
        13 if lead => name_and_day(&digits, 8, 40, 500)?,
        12 if groups.sizes() == [4, 3, 2, 3, 1] => name_and_day(&digits, 8, 40, 500)?,
        11 if groups.sizes() == [4, 4, 4] => name_and_day(&digits, 8, 31, 600)?,
        _ => {}
    }
    let score = match (spelt, letters) {
        (true, 1..) => 45,
        (true, 0) => 15,
        (false, 1..) => 25,
        (false, 0) => 12,
    };
    hits.matched(site.start, site.end, score)
}

/// New Jersey: the month of birth behind nine digits, plus 50 for women.
fn month(digits: &Digits) -> Result<(), Fault> {
    if matches!(digits.number(9, 11), 1..=12 | 51..=62) { Ok(()) } else { Err(Fault::Range) }
}

/// Florida, Illinois and Wisconsin: three digits of Soundex (0 to 6) first; at `at` three digits for the day of birth, its
/// months counted as so many days each, plus an offset for women.
fn name_and_day(digits: &Digits, at: usize, month: u64, women: u64) -> Result<(), Fault> {
    let code = digits.number(at, at + 3);
    let day = if code > women { code - women } else { code };
    // Months of 31 days are counted from 1, those of 40 leave room between their ends.
    let exists = (1..=12 * month).contains(&day) && (day - 1) % month < 31;
    let soundex = digits.as_slice().iter().take(3).all(|&digit| digit <= 6);
    if exists && soundex { Ok(()) } else { Err(Fault::Range) }
}
