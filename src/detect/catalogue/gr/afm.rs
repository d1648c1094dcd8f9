//! `GR_AFM`: the Greek tax number of persons and companies: eight digits and a check digit.

use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "GR_AFM",
    title: "tax number (Greece)",
    languages: &[Language::Greek],
    countries: &["GR"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"(?:(?:EL|GR) ?)?\d{9}"],
    longest: 12,
    extent: Extent::Lone,
    most: Most::of(60),
    check_says: "not all zero; a check digit by powers of two modulo 11, where ten is 0",
    sources: &[
        "Κώδικας Φορολογικής Διαδικασίας (Greece), φορολογικό μητρώο",
        "Ανεξάρτητη Αρχή Δημοσίων Εσόδων (ΑΑΔΕ), Αριθμός Φορολογικού Μητρώου (ΑΦΜ)",
    ],
    context: &[
        (
            Language::Greek,
            &[
                "αφμ",
                "α.φ.μ.",
                "φορολογικού μητρώου",
                "αριθμός φορολογικού μητρώου",
                "δου",
                "δ.ο.υ.",
                "φορολογούμενος",
                "φορολογικό",
                "φπα",
                "εφορία",
            ],
        ),
        (Language::English, &["afm", "tax number", "tax id", "tin", "vat", "taxpayer"]),
    ],
    taken_for: &["telephone and order numbers of nine digits"],
    examples: &[
        "ΑΦΜ ‹094259216›",
        "‹EL094259216›",
        "Α.Φ.Μ.: ‹123456783›,",
        "afm ‹045678904›",
        "ο φορολογούμενος με ΑΦΜ ‹123456783›.",
        "VAT ‹EL 045678904›",
    ],
    counter_examples: &[
        "ΑΦΜ 094259217",
        "ΑΦΜ 094295216",
        "ΑΦΜ 000000000",
        "ΑΦΜ 09425921",
        "ΑΦΜ 0942592166",
        "ΑΦΜ 3-094259216",
        "ΑΦΜ AEL094259216",
        "094259216",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Weights by place.
const WEIGHTS: [u32; 8] = [256, 128, 64, 32, 16, 8, 4, 2];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    if digits.number(0, 9) == 0 {
        return Err(Fault::Range);
    }
    if u64::from(weighted(&digits.as_slice()[..8], &WEIGHTS) % 11 % 10) != digits.number(8, 9) {
        return Err(Fault::Checksum);
    }
    let named = site.matched().starts_with(|c: char| c.is_ascii_alphabetic());
    hits.validated(site.start, site.end, if named { 60 } else { 25 })
}
