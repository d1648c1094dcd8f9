//! `UK_DRIVING_LICENCE`: driver numbers of Great Britain, which spell a name and a day of birth, and of Northern Ireland.

use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity, alone, birth};

pub(super) static DETECTOR: Detector = Detector {
    name: "UK_DRIVING_LICENCE",
    title: "driver number (United Kingdom)",
    languages: &[Language::English],
    countries: &["GB"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"(?i:[A-Z][A-Z9]{4})\d{6} ?(?i:[A-Z9]{2}[A-Z0-9]{3})(?: ?\d{2})?", r"\d{8}"],
    longest: 20,
    extent: Extent::Whole,
    most: Most::of(75),
    check_says: "five letters of the surname filled up with 9, a day of birth that exists (month plus 50 for women), initials, three characters that nobody outside can check; Northern Ireland: eight digits, in context only",
    sources: &[
        "DVLA, D1 and INF1: the driver number on your licence",
        "Driver and Vehicle Agency (Northern Ireland), driver number of eight digits",
        "Road Traffic Act 1988, part III",
    ],
    context: &[(
        Language::English,
        &[
            "driving licence",
            "driving license",
            "driving licence number",
            "driver number",
            "licence number",
            "licence no",
            "license number",
            "dvla",
            "dva",
        ],
    )],
    taken_for: &["order codes of sixteen characters"],
    examples: &[
        "driving licence ‹MORGA657054SM9IJ›",
        "‹MORGA753116SM9IJ 35›",
        "licence number ‹LEE99802294A99ZX›",
        "‹okeef852249jk9aa›, provisional",
        "DVLA: ‹SPECI606152A99XY 01›",
        "Northern Ireland driver number ‹40718265›",
    ],
    counter_examples: &[
        "driving licence MORGA613054SM9IJ",
        "driving licence MORGA602304SM9IJ",
        "driving licence MOR9A657054SM9IJ",
        "driving licence MORGA6570549M9IJ",
        "driving licence MORGA657054SM9I",
        "driving licence MORGA657054SM9IJK",
        "driving licence 14092026",
        "driving licence 00000000",
        "40718265",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |text| {
        let number = text.get(..16).unwrap_or_default();
        // Printed on the DVLA's own specimens.
        ["MORGA657054SM9IJ", "MORGA753116SM9IJ"].iter().any(|specimen| number.eq_ignore_ascii_case(specimen))
    },
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched().as_bytes();
    let digits = Digits::of(site.matched());
    if text.first().is_some_and(u8::is_ascii_digit) {
        return northern(site, &digits, hits);
    }
    let parts = (text.get(..5), site.matched().get(5..11), text.get(11..).unwrap_or_default());
    let (Some(surname), Some(born), rest) = parts else { return Err(Fault::Range) };
    let initials = rest.strip_prefix(b" ").unwrap_or(rest).get(..2).unwrap_or_default();
    let born = Digits::of(born);
    let month = born.number(1, 3);
    let month = if month > 50 { month - 50 } else { month };
    // The year's last two digits stand on both sides of month and day.
    let year = born.number(0, 1) * 10 + born.number(5, 6);
    if !filled(surname)
        || !filled(initials) && initials != b"99"
        || !birth::exists_short(year, month, born.number(3, 5))
    {
        return Err(Fault::Range);
    }
    hits.matched(site.start, site.end, 75)
}

/// Letters, then nothing but the 9 that fills the place.
fn filled(name: &[u8]) -> bool {
    let letters = name.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    letters > 0 && name.iter().skip(letters).all(|&byte| byte == b'9')
}

fn northern(site: &Site<'_>, digits: &Digits, hits: &mut Hits) -> Result<(), Fault> {
    alone::alone(site)?;
    if alone::uniform(digits.as_slice()) {
        return Err(Fault::Range);
    }
    if birth::looks_like_day(digits.number(0, 8)) {
        return Err(Fault::LooksLike("a date"));
    }
    hits.matched(site.start, site.end, 15)
}
