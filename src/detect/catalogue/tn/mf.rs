//! `TN_MF`: the Tunisian tax number (matricule fiscal): seven digits and a letter, then the VAT regime, the category and the branch.

use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "TN_MF",
    title: "tax number (Tunisia)",
    languages: &[Language::Arabic, Language::French],
    countries: &["TN"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"\d{7}[ /.-]?(?i:[A-HJ-NP-TV-Z])(?:[ /.-]?(?i:[ABDNP])[ /.-]?(?i:[CEMNP])[ /.-]?\d{3})?"],
    longest: 17,
    extent: Extent::Lone,
    most: Most::of(85),
    check_says: "the letter is that of the weighted sum (7 to 1) by 23; VAT regime A, B, D, N, P, category C, E, M, N, P, and a branch other than 000 under E only",
    sources: &[
        "code de l'IRPP et de l'IS (Tunisie), art. 56 (déclaration d'existence, carte d'identification fiscale)",
        "Registre national des entreprises (Tunisie), identifiant unique",
    ],
    context: &[
        (Language::Arabic, &["المعرف الجبائي", "المعرّف الجبائي", "معرف جبائي", "جبائي"]),
        (
            Language::French,
            &[
                "matricule fiscal",
                "matricule fiscale",
                "mf",
                "m.f",
                "identifiant fiscal",
                "identifiant unique",
                "code tva",
            ],
        ),
        (Language::English, &["tax id", "tax number", "tax identification number", "fiscal number", "mf"]),
    ],
    taken_for: &["serial numbers of seven digits and a letter", "Irish and Maltese personal numbers"],
    examples: &[
        "matricule fiscal ‹1234567R/A/M/000›",
        "‹7654321/C/P/E/001›",
        "MF : ‹1234567 R›",
        "المعرف الجبائي ‹1111111F›",
        "matricule fiscal ‹9000001vam000›, Tunis",
        "tax id ‹0001234-X›",
    ],
    counter_examples: &[
        "MF 1234567S/A/M/000",
        "MF 1243567R/A/M/000",
        "MF 1234567R/A/M/001",
        "MF 1234567R/X/M/000",
        "MF 0000000A",
        "MF 123456R",
        "MF 12345678R",
        "1234567R",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// The control letters; I, O and U look like digits and are left out.
const LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPQRSTVWXYZ";

/// The control letter of seven digits.
fn letter(digits: &[u8]) -> u8 {
    LETTERS[(weighted(digits, &[7, 6, 5, 4, 3, 2, 1]) % 23) as usize]
}

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    let digits = Digits::of(text);
    if digits.number(0, 7) == 0 {
        return Err(Fault::Range);
    }
    let mut letters = text.bytes().filter(u8::is_ascii_alphabetic).map(|byte| byte.to_ascii_uppercase());
    if letters.next() != Some(letter(digits.as_slice())) {
        return Err(Fault::Checksum);
    }
    // Behind the control letter come the regime, then the category.
    match letters.nth(1) {
        None if matches!(site.text.as_bytes().get(site.end..), Some([b'/', next, ..]) if next.is_ascii_alphanumeric()) => {
            Err(Fault::LooksLike("part of a longer code"))
        }
        None => {
            let plain = !text.contains([' ', '.']) && !text.bytes().any(|byte| byte.is_ascii_lowercase());
            hits.validated(site.start, site.end, if plain { 35 } else { 20 })
        }
        Some(category) if digits.number(7, 10) > 0 && category != b'E' => Err(Fault::Range),
        Some(_) => hits.validated(site.start, site.end, 85),
    }
}

#[cfg(test)]
mod tests {
    use super::letter;
    use crate::detect::shapes::Digits;

    #[test]
    fn published_numbers_hold() {
        for (text, expected) in [("1282182", b'W'), ("1496298", b'T'), ("0000121", b'J')] {
            assert_eq!(letter(Digits::of(text).as_slice()), expected, "{text}");
        }
    }
}
