//! `US_MBI`: identifiers of those insured by Medicare in the United States.

use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "US_MBI",
    title: "Medicare beneficiary identifier (United States)",
    languages: &[Language::English, Language::Spanish],
    countries: &["US"],
    special: Some(Special::Health),
    specificity: Specificity::Narrow,
    patterns: &[
        r"[1-9](?i:[AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y])\d[ -]?(?i:[AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y])\d[ -]?(?i:[AC-HJKMNP-RT-Y]{2})\d{2}",
    ],
    longest: 13,
    extent: Extent::Whole,
    most: Most::ANY,
    check_says: "eleven places, each a digit or a letter as the form says, the first not 0, no letters S, L, O, I, B, Z; no check digit, but random letters and digits hardly ever fall so",
    sources: &[
        "CMS, Understanding the Medicare Beneficiary Identifier (MBI) Format",
        "Medicare Access and CHIP Reauthorization Act of 2015, § 501",
    ],
    context: &[
        (
            Language::English,
            &["mbi", "medicare", "medicare number", "medicare id", "beneficiary", "cms", "hicn", "health insurance"],
        ),
        (Language::Spanish, &["mbi", "medicare", "beneficiario", "número de medicare"]),
    ],
    taken_for: &["licence keys", "booking codes"],
    examples: &[
        "MBI ‹1EG4-TE5-MK73›",
        "‹1EG4TE5MK72›",
        "Medicare number ‹9AA9 AA9 AA99›,",
        "‹3C40-H21-KW08›",
        "medicare: ‹2fy7rd9qt35›",
    ],
    counter_examples: &[
        "MBI 0EG4-TE5-MK73",
        "MBI 1SG4-TE5-MK73",
        "MBI 1EG4-TE5-MO73",
        "MBI 1EG4-T5E-MK73",
        "MBI 1EG4-TE5-MK7",
        "MBI 1EG4-TE5-MK733",
        "MBI 1EG-4TE5-MK73",
        "2fy7rd9qt35",
    ],
    trigger: Trigger::Figure,
    check,
    // The numbers on the cards that CMS shows.
    reserved: |text| {
        let bare: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
        ["1EG4TE5MK72", "1EG4TE5MK73"].iter().any(|specimen| bare.eq_ignore_ascii_case(specimen))
    },
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    let upper = !text.bytes().any(|byte| byte.is_ascii_lowercase());
    let apart = text.bytes().filter(|byte| !byte.is_ascii_alphanumeric()).count();
    // The form of the card has both of its hyphens.
    let score = match (apart, upper) {
        (1, _) => return Err(Fault::LooksLike("a code in other groups")),
        (2, true) => 75,
        (_, true) => 65,
        _ => 40,
    };
    hits.matched(site.start, site.end, score)
}
