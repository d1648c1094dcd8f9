//! `AD_NRT`: the Andorran tax number (número de registre tributari): a letter, six digits, a letter.

use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "AD_NRT",
    title: "tax number (Andorra)",
    languages: &[Language::Catalan],
    countries: &["AD"],
    special: Some(Special::NationalId),
    specificity: Specificity::Specific,
    patterns: &[concat!(r"(?i:[ACDEFGLOPU])", sep!(), r"?\d{3}\.?\d{3}", sep!(), r"?(?i:[A-Z])")],
    longest: 15,
    extent: Extent::Lone,
    most: Most::of(45),
    check_says: "a letter that stands for a kind of person, residents (F) up to 699999, companies (A, L) from 700000 to 799999; the control letter's rule is not published, so it needs context",
    sources: &["OECD, Automatic Exchange Portal, Tax Identification Numbers: Andorra"],
    context: &[
        (
            Language::Catalan,
            &["nrt", "n.r.t", "registre tributari", "número de registre tributari", "tributari", "impostos", "fiscal"],
        ),
        (Language::English, &["nrt", "tax", "tax id", "tax number", "tin"]),
    ],
    taken_for: &["product codes of a letter, six digits and a letter"],
    examples: &[
        "NRT ‹F-123456-Z›",
        "número de registre tributari ‹L-712345-K›",
        "n.r.t. ‹E123456X›",
        "NRT: ‹A-710.001-J›.",
        "tax number ‹u-132950-x›",
    ],
    counter_examples: &[
        "NRT F-712345-Z",
        "NRT L-123456-K",
        "NRT A-812345-J",
        "NRT B-123456-Z",
        "NRT F-12345-Z",
        "NRT F-1234567-Z",
        "NRT F-123456-7",
        "NRT F-000000-Z",
        "F-123456-Z",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    let number = Digits::of(text).number(0, 6);
    let kind = text.bytes().next().map(|byte| byte.to_ascii_uppercase());
    let given = match kind {
        Some(b'F') => (1..=699_999).contains(&number),
        Some(b'A' | b'L') => (700_000..=799_999).contains(&number),
        _ => number > 0,
    };
    if !given {
        return Err(Fault::Range);
    }
    let upper = !text.bytes().any(|byte| byte.is_ascii_lowercase());
    let score = match (upper, text.contains('-'), Groups::of(text).sizes().len()) {
        (true, true, _) => 45,
        (true, _, _) | (_, true, _) => 30,
        // A small letter after a space is more often a word.
        (_, _, 1) => 20,
        _ => 10,
    };
    hits.matched(site.start, site.end, score)
}
