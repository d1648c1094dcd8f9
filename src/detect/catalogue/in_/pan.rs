//! `IN_PAN`: permanent account numbers of India's income tax: five letters, four digits, a letter.

use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "IN_PAN",
    title: "permanent account number (India)",
    languages: &[Language::English, Language::Hindi],
    countries: &["IN"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"(?i:[A-Z]{3}[ABCEFGHJKLPT][A-Z])\d{4}(?i:[A-Z])"],
    longest: 10,
    extent: Extent::Whole,
    most: Most::ANY,
    check_says: "fourth letter a kind of holder, the digits not 0000; the rule of the check letter is not published. A person's (P) or family's (H) in capitals says enough by itself",
    sources: &[
        "Income-tax Act, 1961 (India), s. 139A",
        "Income Tax Department (India), tutorial: Permanent Account Number (PAN)",
    ],
    context: &[
        (
            Language::English,
            &["pan", "pan number", "pan no", "pan card", "permanent account number", "income tax", "tds", "tax id"],
        ),
        (Language::Hindi, &["पैन", "पैन कार्ड", "पैन नंबर", "स्थायी खाता संख्या"]),
    ],
    taken_for: &["codes of ten characters"],
    examples: &[
        "PAN ‹ABCPE1234F›",
        "‹ACUPA7085R›",
        "pan card: ‹aaapz0001c›,",
        "company PAN ‹AAACX1234K›",
        "पैन नंबर ‹BNZHP2468M›",
    ],
    counter_examples: &[
        "PAN ABCXE1234F",
        "PAN ABCPE0000F",
        "PAN ABCP1234F",
        "PAN ABCPE12345",
        "PAN ABCPE1234FG",
        "PAN ABCPE123F",
        "PAN 1ABCPE1234F",
        "AAACX1234K",
        "aaapz0001c",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    if Digits::of(text).number(0, 4) == 0 {
        return Err(Fault::Range);
    }
    let upper = !text.bytes().any(|byte| byte.is_ascii_lowercase());
    let score = match text.as_bytes().get(3) {
        Some(b'P' | b'H') if upper => 60,
        _ if upper => 40,
        _ => 25,
    };
    hits.matched(site.start, site.end, score)
}
