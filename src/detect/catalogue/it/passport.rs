//! `IT_PASSPORT`: the number of Italian passports: two letters and seven digits.

use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, sep};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "IT_PASSPORT",
    title: "passport number (Italy)",
    languages: &[Language::Italian],
    countries: &["IT"],
    special: Some(Special::NationalId),
    specificity: Specificity::Specific,
    patterns: &[concat!(r"(?i:[A-Z]{2})", sep!(), r"?\d{7}")],
    longest: 12,
    extent: Extent::Lone,
    most: Most::of(30),
    check_says: "two letters and seven digits that are not all 0; no check digit, so it needs context",
    sources: &[
        "legge 21 novembre 1967, n. 1185, Norme sui passaporti",
        "Council of the EU, PRADO register, passports ITA-AO",
    ],
    context: &[
        (
            Language::Italian,
            &["passaporto", "passaporti", "n. passaporto", "numero passaporto", "numero di passaporto"],
        ),
        (Language::English, &["passport", "passport number", "passport no", "travel document"]),
    ],
    taken_for: &["Italian identity cards on paper, of the same form", "product codes"],
    examples: &[
        "passaporto ‹YA1234567›",
        "numero di passaporto: ‹AA7654321›",
        "Passport no ‹YB 0000001›.",
        "il mio passaporto (‹ya7777777›) è scaduto",
        "n. passaporto ‹AB-1234567›",
    ],
    counter_examples: &[
        "passaporto YA0000000",
        "passaporto Y1234567",
        "passaporto YA123456",
        "passaporto YA12345678",
        "passaporto YA1234567.8",
        "passaporto YAB1234567",
        "YA1234567",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    if Digits::of(site.matched()).number(0, 7) == 0 {
        return Err(Fault::Range);
    }
    let plain = site.matched().bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase());
    hits.matched(site.start, site.end, if plain { 30 } else { 20 })
}
