//! `IN_GSTIN`: numbers of those registered for India's tax on goods and services, with their income tax number inside.

use crate::detect::checksum::luhn36;
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "IN_GSTIN",
    title: "goods and services tax number (India)",
    languages: &[Language::English, Language::Hindi],
    countries: &["IN"],
    special: None,
    specificity: Specificity::Narrow,
    patterns: &[r"\d{2}(?i:[A-Z]{3}[ABCEFGHJKLPT][A-Z])\d{4}(?i:[A-Z][1-9A-Z][1-9A-JZ][0-9A-Z])"],
    longest: 15,
    extent: Extent::Whole,
    most: Most::of(90),
    check_says: "a state's code (01 to 38, 96, 97, 99), an income tax number whose digits are not 0000, the Luhn formula in base 36",
    sources: &[
        "Central Goods and Services Tax Rules, 2017 (India), rule 10",
        "Goods and Services Tax Network, format of the GSTIN and its check digit",
    ],
    context: &[
        (
            Language::English,
            &["gstin", "gst", "gst number", "gst no", "gst in", "gst registration", "tax invoice", "supplier"],
        ),
        (Language::Hindi, &["जीएसटी", "जीएसटीआईएन", "जीएसटी नंबर"]),
    ],
    taken_for: &["serial numbers of fifteen characters"],
    examples: &[
        "GSTIN ‹27AAPFU0939F1ZV›",
        "‹21VBYPV4114N2ZG›",
        "gst no: ‹14bqphg9319u1zb›,",
        "जीएसटी नंबर ‹29PZJHM3491V3Z3›",
        "(‹07TYXHS9916R1ZR›)",
    ],
    counter_examples: &[
        "GSTIN 27AAPFU0939F1ZO",
        "GSTIN 27AAPFU0993F1ZV",
        "GSTIN 00AAPFU0939F1ZV",
        "GSTIN 55AAPFU0939F1ZV",
        "GSTIN 27AAPXU0939F1ZV",
        "GSTIN 27AAPFU0000F1ZV",
        "GSTIN 27AAPFU0939F1Z",
        "GSTIN 27AAPFU0939F1ZVA",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |text| text.eq_ignore_ascii_case("27AAPFU0939F1ZV"),
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    if !matches!(digits.number(0, 2), 1..=38 | 96 | 97 | 99) || digits.number(2, 6) == 0 {
        return Err(Fault::Range);
    }
    if !luhn36(site.matched().as_bytes()) {
        return Err(Fault::Checksum);
    }
    hits.validated(site.start, site.end, 90)
}
