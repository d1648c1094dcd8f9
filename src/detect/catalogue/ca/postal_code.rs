//! `CA_POSTAL_CODE`: postal codes of Canada, letter and digit in turn.

use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "CA_POSTAL_CODE",
    title: "postal code (Canada)",
    languages: &[Language::English, Language::French],
    countries: &["CA"],
    special: None,
    specificity: Specificity::Specific,
    patterns: &[r"(?i:[ABCEGHJ-NPRSTVXY])\d(?i:[ABCEGHJ-NPRSTV-Z])(?:[ -]|\xC2\xA0)?\d(?i:[ABCEGHJ-NPRSTV-Z])\d"],
    longest: 8,
    extent: Extent::Whole,
    most: Most::ANY,
    check_says: "letter and digit in turn; no D, F, I, O, Q, U, and no W or Z at the beginning; enough by itself in capitals with its space",
    sources: &[
        "Canada Post, Addressing Guidelines (postal code)",
        "Canada Post, Householder Counts: forward sortation areas",
    ],
    context: &[
        (Language::English, &["postal code", "postcode", "postal", "address", "street", "mailing address", "zip"]),
        (Language::French, &["code postal", "adresse", "adresse postale", "rue"]),
    ],
    taken_for: &["product codes", "serial numbers"],
    examples: &[
        "Ottawa ON ‹K1A 0B1›",
        "‹H3Z 2Y7›,",
        "postal code ‹v6b4n7›",
        "code postal : ‹G1R-4P5›",
        "address ‹M5V3L9›",
    ],
    counter_examples: &[
        "postal code D1A 0B1",
        "postal code K1O 0B1",
        "postal code W1A 0B1",
        "postal code K1A 0B",
        "postal code K1A 0B12",
        "postal code KK1A 0B1",
        "v6b4n7",
        "M5V3L9",
    ],
    trigger: Trigger::Figure,
    check,
    // Where letters to Santa Claus go.
    reserved: |text| {
        text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().eq_ignore_ascii_case("H0H0H0")
    },
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    let upper = !text.bytes().any(|byte| byte.is_ascii_lowercase());
    let score = match (upper, text.len()) {
        (true, 6) => 30,
        (true, _) if text.contains('-') => 40,
        (true, _) => 55,
        _ => 20,
    };
    hits.matched(site.start, site.end, score)
}
