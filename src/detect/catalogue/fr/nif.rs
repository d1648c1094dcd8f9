//! `FR_NIF`: the French tax number of persons (numéro fiscal, SPI), thirteen digits.

use crate::detect::alone::in_row;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "FR_NIF",
    title: "tax number (France)",
    languages: &[Language::French],
    countries: &["FR"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[concat!(r"[0-3]\d", sep!(), r"?\d{2}(?:", sep!(), r"?\d{3}){3}")],
    longest: 25,
    extent: Extent::Lone,
    most: Most::of(65),
    check_says: "first digit 0 to 3; the last three digits are the remainder of the first ten by 511; thirteen bare digits need context",
    sources: &[
        "European Commission, TIN on Europa: TIN algorithms, France",
        "OECD, Automatic Exchange Portal, Tax Identification Numbers: France",
    ],
    context: &[
        (
            Language::French,
            &[
                "numéro fiscal",
                "n° fiscal",
                "no fiscal",
                "numero fiscal",
                "numéro fiscal de référence",
                "identifiant fiscal",
                "spi",
                "nif",
                "impôts",
                "impots",
                "impôt",
                "avis d'imposition",
                "déclarant",
                "fiscal",
            ],
        ),
        (Language::English, &["tax", "tax id", "tax number", "tin", "fiscal number", "spi", "nif"]),
    ],
    taken_for: &["timestamps in milliseconds", "EAN-13", "order numbers of thirteen digits"],
    examples: &[
        "numéro fiscal : ‹30 12 345 678 167›",
        "‹07 01 987 765 493›",
        "mon numéro fiscal est ‹1234567890066›, merci",
        "N° FISCAL ‹2000000001167›",
        "‹30-99-887-766-290›",
        "tax number ‹3099887766290›.",
    ],
    counter_examples: &[
        "numéro fiscal 30 12 345 678 168",
        "numéro fiscal 30 12 354 678 167",
        "numéro fiscal 0000000000000",
        "numéro fiscal 4012345678045",
        "numéro fiscal 301234567816",
        "numéro fiscal 30123456781670",
        "1234567890066",
        "numéro fiscal 1.3012345678167",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    let body = digits.number(0, 10);
    if body == 0 {
        return Err(Fault::Range);
    }
    if body % 511 != digits.number(10, 13) {
        return Err(Fault::Checksum);
    }
    let groups = Groups::of(site.matched());
    // One in five hundred timestamps in milliseconds passes, so that bare digits say too little.
    let printed = groups.even && groups.sizes() == [2, 2, 3, 3, 3] && !in_row(site);
    hits.validated(site.start, site.end, if printed { 65 } else { 40 })
}

#[cfg(test)]
mod tests {
    use crate::detect::shapes::Digits;

    #[test]
    fn the_commissions_specimen_holds() {
        let digits = Digits::of("30 23 217 600 053");
        assert_eq!(digits.number(0, 10) % 511, digits.number(10, 13));
    }
}
