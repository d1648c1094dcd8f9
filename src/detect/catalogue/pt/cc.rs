//! `PT_CC`: the number of Portuguese citizen cards: the civil number, its check digit, the card's version and a check digit.

use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, sep};
use crate::detect::{Detector, Language, Specificity};

use super::mod11::mod11;

pub(super) static DETECTOR: Detector = Detector {
    name: "PT_CC",
    title: "citizen card number (Portugal)",
    languages: &[Language::Portuguese],
    countries: &["PT"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[concat!(r"\d{8}", sep!(), r"?\d", sep!(), r"?(?:(?i:[A-Z])[0-9A-Za-z]|\d(?i:[A-Z]))", sep!(), r"?\d")],
    longest: 21,
    extent: Extent::Lone,
    most: Most::of(75),
    check_says: "over all, letters from A = 10, every second doubled and nines cast out, a multiple of ten; the civil number's own digit is its weighted sum (9 to 2) by 11",
    sources: &[
        "Lei n.º 7/2007, de 5 de fevereiro (cartão de cidadão)",
        "AMA, autenticação.gov, Validação de Número de Documento do Cartão de Cidadão",
    ],
    context: &[
        (
            Language::Portuguese,
            &[
                "cartão de cidadão",
                "cartão do cidadão",
                "cartao de cidadao",
                "cc",
                "n.º do cc",
                "bilhete de identidade",
                "bi",
                "identificação civil",
                "número de identificação civil",
                "documento",
            ],
        ),
        (Language::English, &["citizen card", "identity card", "id card", "cc", "id number"]),
    ],
    taken_for: &["serial numbers of digits with two letters near their end"],
    examples: &[
        "cartão de cidadão ‹12345678 9 ZZ1›",
        "‹987654322ZX3›",
        "CC n.º ‹11223344 9ZY7›, válido",
        "‹30303030 5 3Z1›",
        "citizen card ‹202020207zz3›",
    ],
    counter_examples: &[
        "CC 12345678 9 ZZ2",
        "CC 12345687 9 ZZ1",
        "CC 12345678 9 ZX1",
        "CC 00000000 0 ZZ4",
        "CC 1234567 9 ZZ1",
        "CC 12345678 9 ZZ12",
        "CC 12345678 9 Z1",
        "CC 1.12345678 9 ZZ1",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    let civil = Digits::of(text).first(9);
    if civil.number(0, 8) == 0 {
        return Err(Fault::Range);
    }
    if !tenfold(text) {
        return Err(Fault::Checksum);
    }
    // The digit of the civil number alone is not part of what the issuer publishes for the card: it adds to belief.
    hits.validated(site.start, site.end, if mod11(civil.as_slice()) { 75 } else { 45 })
}

/// The issuer's check over the whole document number.
fn tenfold(text: &str) -> bool {
    let values = text.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| match byte.to_ascii_uppercase() {
        letter @ b'A'..=b'Z' => u32::from(letter - b'A') + 10,
        digit => u32::from(digit.wrapping_sub(b'0')),
    });
    let mut all = [0; 12];
    let mut count = 0;
    for value in values {
        let Some(place) = all.get_mut(count) else { return false };
        // Every second from the left is doubled; of what exceeds 9, 9 is taken once, as the issuer's program does.
        *place = match count % 2 {
            0 if value * 2 > 9 => value * 2 - 9,
            0 => value * 2,
            _ => value,
        };
        count += 1;
    }
    count == all.len() && all.iter().sum::<u32>() % 10 == 0
}

#[cfg(test)]
mod tests {
    use super::tenfold;

    #[test]
    fn the_issuers_specimen_holds() {
        assert!(tenfold("00000000 0 ZZ4"));
        assert!(!tenfold("00000000 0 ZZ3") && !tenfold("00000000 0 ZZ") && !tenfold("00000000 0 ZZ45"));
    }
}
