//! `IT_IDENTITY_CARD`: the number of Italian identity cards: on paper, and of the two kinds of electronic card.

use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "IT_IDENTITY_CARD",
    title: "identity card number (Italy)",
    languages: &[Language::Italian],
    countries: &["IT"],
    special: Some(Special::NationalId),
    specificity: Specificity::Specific,
    patterns: &[
        concat!(r"(?i:[A-Z]{2})", sep!(), r"?\d{7}"),
        concat!(r"\d{7}", sep!(), r"?(?i:[A-Z]{2})"),
        r"(?i:[A-Z]{2})\d{5}(?i:[A-Z]{2})",
    ],
    longest: 12,
    extent: Extent::Lone,
    most: Most::ANY,
    check_says: "paper: two letters, seven digits; first electronic cards: seven digits, two letters; since 2016: two letters (the first is C), five digits, two letters; no check digit, so it needs context",
    sources: &[
        "regio decreto 18 giugno 1931, n. 773 (TULPS), art. 3",
        "Ministero dell'interno, decreto 23 dicembre 2015, Modalità tecniche di emissione della carta d'identità elettronica",
    ],
    context: &[
        (
            Language::Italian,
            &[
                "carta d'identità",
                "carta identità",
                "carta identita",
                "carta d’identità",
                "carta d'identita",
                "carta di identità",
                "carta identita",
                "cie",
                "c.i",
                "documento",
                "documento di identità",
                "n. documento",
                "identità",
            ],
        ),
        (Language::English, &["identity card", "id card", "identity document", "id document", "id number"]),
    ],
    taken_for: &["Italian passports, of the same form as paper cards", "product codes", "registration plates"],
    examples: &[
        "carta d'identità ‹AA1234567›",
        "CIE ‹CA00123AA›",
        "carta d'identità n. ‹AX 7654321›, rilasciata a Roma",
        "documento: ‹1234567BB›",
        "id card ‹cb98765zz›.",
    ],
    counter_examples: &[
        "CIE AA0000000",
        "CIE CA00000AA",
        "CIE AA123456",
        "CIE AA12345678",
        "CIE CA0012AA",
        "CIE CA001234AA",
        "CIE BA00123AA",
        "AA1234567",
        "CA00123AA",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    let digits = Digits::of(text);
    let electronic = digits.len() == 5;
    if digits.number(0, digits.len()) == 0 || electronic && !text.starts_with(['C', 'c']) {
        return Err(Fault::Range);
    }
    let upper = !text.bytes().any(|byte| byte.is_ascii_lowercase());
    let score = match (upper, electronic, Groups::of(text).sizes().len()) {
        (true, true, _) => 40,
        (true, false, 1) => 25,
        // Seven digits, a space and two small letters are a number and a word.
        (false, _, 2) => 5,
        _ => 15,
    };
    hits.matched(site.start, site.end, score)
}
