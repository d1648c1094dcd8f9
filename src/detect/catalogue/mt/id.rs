//! `MT_ID`: the Maltese identity card number: up to seven digits and a letter.

use crate::detect::alone::in_table;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "MT_ID",
    title: "identity card number (Malta)",
    languages: &[Language::Maltese, Language::English],
    countries: &["MT"],
    special: Some(Special::NationalId),
    specificity: Specificity::Specific,
    patterns: &[r"\d{3,7} ?[ABGHLMPZ]", r"\d{3,7} ?\([ABGHLMPZ]\)", r"\d{7}[abghlmpz]"],
    longest: 11,
    extent: Extent::Lone,
    most: Most::of(30),
    check_says: "a serial number that is not 0, two digits of a year, a letter of those given out (A, B, G, H, L, M, P, Z); no check digit, so it needs context",
    sources: &[
        "Identity Card and other Identity Documents Act (Malta), Chapter 258 of the Laws of Malta",
        "European Commission, TIN on Europa: TIN structures, Malta",
    ],
    context: &[
        (
            Language::Maltese,
            &["karta tal-identità", "karta tal-identita", "numru tal-identità", "identità", "nru tal-karta"],
        ),
        (
            Language::English,
            &[
                "identity card",
                "id card",
                "id card number",
                "identity number",
                "maltese id",
                "malta id",
                "id no",
                "id number",
                "tax number",
                "tin",
            ],
        ),
    ],
    taken_for: &["quantities with a unit (M, A, H, L)", "serial numbers"],
    examples: &[
        "ID card ‹0123485M›",
        "karta tal-identità ‹0456790G›",
        "Maltese ID ‹123485(M)›.",
        "id no ‹34567 A›",
        "identity card ‹0123485m›",
        "Maltese ID number: ‹9999999Z›",
    ],
    counter_examples: &[
        "ID card 0123485X",
        "ID card 0000085M",
        "ID card 01234856M",
        "ID card 12M",
        "ID card 1.0123485M",
        "ID card 12 0123485M",
        "ID card 34567 m",
        "0123485M",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    if in_table(site) {
        return Err(Fault::LooksLike("part of a longer number"));
    }
    let digits = Digits::of(site.matched());
    if digits.number(0, digits.len() - 2) == 0 {
        return Err(Fault::Range);
    }
    let whole = digits.len() == 7 && site.matched().len() == 8;
    hits.matched(site.start, site.end, if whole { 30 } else { 15 })
}
