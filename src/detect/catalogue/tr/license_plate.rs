//! `TR_LICENSE_PLATE`: Turkish vehicle plates: province, one to three letters, two to five digits.

use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "TR_LICENSE_PLATE",
    title: "vehicle plate (Türkiye)",
    languages: &[Language::Turkish],
    countries: &["TR"],
    special: None,
    specificity: Specificity::Specific,
    patterns: &[
        r"(?:0[1-9]|[1-7]\d|8[01])[ -]?(?:[A-PR-VYZ][ -]?\d{4,5}|[A-PR-VYZ]{2}[ -]?\d{3,4}|[A-PR-VYZ]{3}[ -]?\d{2,3})",
        r"(?:0[1-9]|[1-7]\d|8[01])(?:[a-pr-vyz]\d{4,5}|[a-pr-vyz]{2}\d{3,4}|[a-pr-vyz]{3}\d{2,3})",
    ],
    longest: 10,
    extent: Extent::Lone,
    most: Most::of(40),
    check_says: "province 01 to 81, no Q, W or X, as many digits as the letters allow, not all zero; no check digit, so it needs context",
    sources: &["Karayolları Trafik Yönetmeliği (Resmî Gazete 18.07.1997, 23053), tescil plakaları"],
    context: &[
        (
            Language::Turkish,
            &["plaka", "plakası", "plakalı", "plaka no", "araç", "aracı", "tescil", "otomobil", "ruhsat"],
        ),
        (
            Language::English,
            &["plate", "license plate", "licence plate", "number plate", "registration", "vehicle", "car"],
        ),
    ],
    taken_for: &["quantities with units", "dates with the month's name", "product codes"],
    examples: &[
        "plaka ‹34 ABC 123›",
        "‹06 AB 1234› plakalı araç",
        "araç plakası: ‹35-Z-4567›",
        "plate ‹34ABC12›",
        "plaka no ‹16tk345›.",
        "tescil ‹01 A 12345›,",
    ],
    counter_examples: &[
        "34 ABC 123",
        "plaka 82 ABC 123",
        "plaka 00 ABC 123",
        "plaka 34 QBC 123",
        "plaka 34 ABC 1234",
        "plaka 34 ABC 000",
        "plaka 34 A 123",
        "plaka 134 ABC 123",
        "araç 15 MAY 23",
        "plaka 34 ABCD 12",
        "plaka 34 ABC 12-5",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Months as dates have them, in Turkish and English; they might be plates too, but rarely are.
const MONTHS: [&str; 19] = [
    "APR", "ARA", "AUG", "DEC", "EKI", "EYL", "FEB", "HAZ", "JAN", "JUL", "JUN", "KAS", "MAR", "MAY", "NIS", "NOV",
    "OCA", "OCT", "TEM",
];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    let digits = Digits::of(text);
    if digits.number(2, digits.len()) == 0 {
        return Err(Fault::Range);
    }
    let groups = Groups::of(text);
    let letters = text.get(3..6).filter(|_| groups.sizes() == [2, 3, 2]);
    if digits.number(0, 2) <= 31 && letters.is_some_and(|letters| MONTHS.contains(&letters)) {
        return Err(Fault::LooksLike("a date"));
    }
    let score = match groups.sizes().len() {
        _ if text.bytes().any(|byte| byte.is_ascii_lowercase()) => 20,
        3 if groups.even => 40,
        _ => 30,
    };
    hits.matched(site.start, site.end, score)
}
