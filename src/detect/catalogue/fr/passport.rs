//! `FR_PASSPORT`: the number of French passports: two digits, two letters, five digits.

use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, sep};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "FR_PASSPORT",
    title: "passport number (France)",
    languages: &[Language::French],
    countries: &["FR"],
    special: Some(Special::NationalId),
    specificity: Specificity::Specific,
    patterns: &[concat!(r"\d{2}", sep!(), r"?(?i:[A-Z]{2})", sep!(), r"?\d{5}")],
    longest: 15,
    extent: Extent::Lone,
    most: Most::of(40),
    check_says: "two digits, two letters, a serial number that is not 00000; no check digit, so it needs context",
    sources: &[
        "décret n° 2005-1726 du 30 décembre 2005 relatif aux passeports",
        "Conseil de l'UE, registre PRADO, passeports FRA-AO",
    ],
    context: &[
        (Language::French, &["passeport", "passeports", "n° de passeport", "numéro de passeport", "biométrique"]),
        (Language::English, &["passport", "passport number", "passport no", "travel document"]),
    ],
    taken_for: &["driving licences of the same form", "product codes", "postal codes after a date"],
    examples: &[
        "passeport n° ‹12AB34567›",
        "Passport: ‹09PF12345›.",
        "mon passeport (‹18 CK 00001›) expire bientôt",
        "numéro de passeport ‹04ed54321›",
        "passport no ‹20-XY-98765›",
    ],
    counter_examples: &[
        "passeport 12AB00000",
        "passeport 12A34567",
        "passeport 12AB3456",
        "passeport 12AB345678",
        "passeport 1AB345678",
        "passeport 3.12AB34567",
        "12AB34567",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    if Digits::of(text).number(2, 7) == 0 {
        return Err(Fault::Range);
    }
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase());
    hits.matched(site.start, site.end, if plain { 40 } else { 25 })
}
