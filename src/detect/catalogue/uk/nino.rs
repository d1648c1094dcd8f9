//! `UK_NINO`: national insurance numbers of the United Kingdom, by the rules for their letters.

use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Groups, sep};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "UK_NINO",
    title: "national insurance number (United Kingdom)",
    languages: &[Language::English],
    countries: &["GB"],
    special: Some(Special::NationalId),
    specificity: Specificity::Specific,
    patterns: &[concat!(
        r"(?i:[A-CEGHJ-PRSTW-Z][A-CEGHJ-NPRSTW-Z])",
        sep!(),
        r"?\d{2}",
        sep!(),
        r"?\d{2}",
        sep!(),
        r"?\d{2}(?:",
        sep!(),
        r"?(?i:[A-D]))?"
    )],
    longest: 21,
    extent: Extent::Whole,
    most: Most::ANY,
    check_says: "two letters that are given out, six digits, a suffix A to D; no check digit, so one written in one word or in small letters needs context",
    sources: &["HMRC, National Insurance Manual NIM39110 (format and prefixes that are not used)"],
    context: &[(
        Language::English,
        &["nino", "national insurance", "national insurance number", "ni number", "ni no", "insurance", "hmrc", "ni"],
    )],
    taken_for: &["product codes of two letters and six digits", "vehicle parts"],
    examples: &[
        "my NI number is ‹AB 12 34 56 C›",
        "national insurance number ‹AB123456C›",
        "‹JG-12-13-16-A›",
        "nino ‹hh123456d›",
        "national insurance ‹AB123456›",
        "(‹WL 98 76 54 B›)",
    ],
    counter_examples: &[
        "DA 12 34 56 C",
        "AO 12 34 56 C",
        "BG123456C",
        "ZZ123456A",
        "AB123456E",
        "AB12345C",
        "AB123456",
        "hh123456d",
        "AB1234567C",
        "AB123456C",
        "le 12.05.26 a été",
        "el 12-05-26 a las 10",
        "at 10.15.30 a storm",
        "Ab 12 34 56 C",
        "AB 12-34 56 C",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Prefixes that are never given out.
const UNUSED: [&[u8; 2]; 7] = [b"BG", b"GB", b"KN", b"NK", b"NT", b"TN", b"ZZ"];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched().as_bytes();
    let prefix = [text[0].to_ascii_uppercase(), text[1].to_ascii_uppercase()];
    if UNUSED.contains(&&prefix) {
        return Err(Fault::Range);
    }
    let suffix = text.last().is_some_and(u8::is_ascii_alphabetic);
    let upper = !text.iter().any(u8::is_ascii_lowercase);
    let groups = Groups::of(site.matched());
    if !groups.even {
        return Err(Fault::LooksLike("digits under unlike separators"));
    }
    // No check digit: only the spelling of the card says enough by itself. In small letters it is mostly words and a date.
    let score = match (suffix, upper, groups.sizes().len() > 1) {
        (true, true, true) => 65,
        (true, true, false) => 40,
        _ => 20,
    };
    hits.matched(site.start, site.end, score)
}
