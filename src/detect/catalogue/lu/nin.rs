//! `LU_NIN`: the Luxembourgish identification number (matricule), thirteen digits.

use crate::detect::calendar;
use crate::detect::checksum::{luhn, verhoeff};
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, sep};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "LU_NIN",
    title: "national identification number (Luxembourg)",
    languages: &[Language::Luxembourgish, Language::French, Language::German],
    countries: &["LU"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[concat!(
        r"(?:1[89]|20)\d{2}",
        sep!(),
        r"?[01]\d",
        sep!(),
        r"?[0-3]\d",
        sep!(),
        r"?\d{3}",
        sep!(),
        r"?\d{2}"
    )],
    longest: 25,
    extent: Extent::Lone,
    most: Most::of(85),
    check_says: "a date of birth that exists, a serial number, a digit by the Luhn formula and one by Verhoeff's scheme, each over the first eleven",
    sources: &[
        "loi du 19 juin 2013 relative à l'identification des personnes physiques",
        "règlement grand-ducal du 28 novembre 2013 fixant les modalités d'application de la loi du 19 juin 2013",
    ],
    context: &[
        (Language::Luxembourgish, &["matricule", "matrikel", "matrikelnummer", "sozialversécherung"]),
        (
            Language::French,
            &[
                "matricule",
                "numéro de matricule",
                "numéro d'identification",
                "matricule national",
                "sécurité sociale",
                "cns",
            ],
        ),
        (Language::German, &["matrikelnummer", "matrikel", "nationale identifikationsnummer", "sozialversicherung"]),
        (Language::English, &["matricule", "national id", "identification number", "social security", "nin"]),
    ],
    taken_for: &["timestamps", "EAN-13"],
    examples: &[
        "matricule ‹1985 06 15 123 47›",
        "‹1985061512347›",
        "Mäi Matricule: ‹2000022900197›.",
        "numéro d'identification ‹1901 1231 999 01›",
        "national id ‹1970-01-01-045-70›",
    ],
    counter_examples: &[
        "matricule 1985061512348",
        "matricule 1985061512374",
        "matricule 1985061521347",
        "matricule 1985023012399",
        "matricule 1785061512347",
        "matricule 198506151234",
        "matricule 19850615123470",
        "matricule 3.1985061512347",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    if !calendar::exists(digits.number(0, 4), digits.number(4, 6), digits.number(6, 8)) {
        return Err(Fault::Range);
    }
    if !keyed(&digits) {
        return Err(Fault::Checksum);
    }
    // Who was born before 1900 is hardly written about, and times in milliseconds begin so.
    let time = site.matched().len() == 13 && digits.number(0, 4) < 1900;
    hits.validated(site.start, site.end, if time { 45 } else { 85 })
}

/// Whether both check digits belong to the first eleven.
fn keyed(digits: &Digits) -> bool {
    let list = digits.as_slice();
    let (Some(first), Some(last)) = (list.get(..12), list.get(12)) else { return false };
    let mut second = [0; 12];
    second.copy_from_slice(first);
    second[11] = *last;
    luhn(first) && verhoeff(&second)
}

#[cfg(test)]
mod tests {
    use super::keyed;
    use crate::detect::shapes::Digits;

    #[test]
    fn the_specimen_holds() {
        assert!(keyed(&Digits::of("1893 1201 057 32")));
        assert!(!keyed(&Digits::of("1893 1201 057 23")));
        assert!(!keyed(&Digits::of("1893 1201 057")));
    }
}
