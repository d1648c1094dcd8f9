//! `AL_NIPT`: the Albanian tax number of companies and sole traders (NIPT, NUIS): a letter for the decade, eight digits,
//! a letter.

use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "AL_NIPT",
    title: "tax number (Albania)",
    languages: &[Language::Albanian],
    countries: &["AL"],
    special: None,
    specificity: Specificity::Specific,
    patterns: &[r"(?:AL ?)?[JKLM]\d{8}[A-Z]", r"[JKLM] \d{8} [A-Z]", r"[jklm]\d{8}[a-z]"],
    longest: 13,
    extent: Extent::Lone,
    most: Most::ANY,
    check_says: "first letter J to M (the decades from 1990 on), digits not all zero, any last letter: its rule is not published, so it needs context",
    sources: &[
        "Ligji nr. 9920/2008 «Për procedurat tatimore në Republikën e Shqipërisë»",
        "Qendra Kombëtare e Biznesit (Albania), NUIS (NIPT)",
    ],
    context: &[
        (
            Language::Albanian,
            &[
                "nipt",
                "nuis",
                "nipti",
                "numri i identifikimit",
                "tatimpaguesi",
                "tatimore",
                "tatim",
                "tvsh",
                "subjekti",
                "biznesi",
            ],
        ),
        (Language::English, &["nipt", "nuis", "tax number", "tax id", "vat", "company"]),
    ],
    taken_for: &[
        "identity numbers of Albanian persons, which are alike",
        "product codes of a letter, eight digits and a letter",
    ],
    examples: &[
        "NIPT ‹J91402501L›",
        "NUIS: ‹K22218003V›",
        "‹ALK22218003V›",
        "nipt ‹l12345678a›",
        "tatimpaguesi ‹M 01234567 C›.",
        "VAT ‹AL J91402501L›",
    ],
    counter_examples: &[
        "J91402501L",
        "NIPT Z22218003V",
        "NIPT K00000000V",
        "NIPT K2221803V",
        "NIPT K222180031",
        "NIPT K22218003VV",
        "NIPT AK22218003V",
        "NIPT K222180033V",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    if Digits::of(text).number(0, 8) == 0 {
        return Err(Fault::Range);
    }
    let score = match text.as_bytes().first() {
        Some(b'A') => 60,
        Some(letter) if letter.is_ascii_uppercase() => 35,
        _ => 20,
    };
    hits.matched(site.start, site.end, score)
}
