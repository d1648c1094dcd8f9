//! `PT_NISS`: the Portuguese social security number (número de identificação de segurança social), eleven digits.

use crate::detect::alone::in_table;
use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, sep};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "PT_NISS",
    title: "social security number (Portugal)",
    languages: &[Language::Portuguese],
    countries: &["PT"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[
        concat!(r"[12]\d{2}", sep!(), r"?\d{3}", sep!(), r"?\d{3}", sep!(), r"?\d{2}"),
        concat!(r"[12]\d{2}", sep!(), r"?\d{4}", sep!(), r"?\d{4}"),
        concat!(r"[12]\d", sep!(), r"\d{3}", sep!(), r"\d{3}", sep!(), r"\d{3}"),
        concat!(r"[12]", sep!(), r"\d{3}", sep!(), r"\d{3}", sep!(), r"\d{3}", sep!(), r"\d"),
    ],
    longest: 23,
    extent: Extent::Lone,
    most: Most::of(25),
    check_says: "first digit 1 (persons) or 2 (employers); 9 less the last digit of the sum weighted with the primes 29 to 2; a single check digit, so it needs context",
    sources: &[
        "Instituto da Segurança Social, Número de identificação de segurança social (NISS)",
        "Código dos Regimes Contributivos do Sistema Previdencial de Segurança Social, Lei n.º 110/2009, de 16 de setembro",
    ],
    context: &[
        (
            Language::Portuguese,
            &["niss", "segurança social", "seguranca social", "n.º de segurança social", "número de segurança social"],
        ),
        (Language::English, &["niss", "social security", "social security number"]),
    ],
    taken_for: &["telephone numbers with their country code", "order numbers of eleven digits"],
    examples: &[
        "NISS ‹11123456789›",
        "segurança social n.º ‹120 000 000 12›",
        "o NISS é ‹119 8765 4325›.",
        "empregador, NISS ‹20000000019›",
        "social security number ‹11 555 555 552›",
    ],
    counter_examples: &[
        "NISS 11123456780",
        "NISS 11132456789",
        "NISS 31123456781",
        "NISS 1112345678",
        "NISS 111234567890",
        "NISS 10000000000",
        "NISS 11123456789.1",
        "11123456789",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// The first ten primes, falling.
const WEIGHTS: [u32; 10] = [29, 23, 19, 17, 13, 11, 7, 5, 3, 2];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    if digits.number(1, 10) == 0 {
        return Err(Fault::Range);
    }
    if u64::from(9 - weighted(digits.as_slice(), &WEIGHTS) % 10) != digits.number(10, 11) {
        return Err(Fault::Checksum);
    }
    hits.validated(site.start, site.end, if in_table(site) { 15 } else { 25 })
}

#[cfg(test)]
mod tests {
    use super::WEIGHTS;
    use crate::detect::checksum::weighted;
    use crate::detect::shapes::Digits;

    #[test]
    fn a_known_number_holds() {
        // The number that public validators give as their valid example.
        let digits = Digits::of("12345678910");
        assert_eq!(9 - weighted(digits.as_slice(), &WEIGHTS) % 10, 0);
    }
}
