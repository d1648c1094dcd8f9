//! `DE_SOCIAL_SECURITY`: the German pension insurance number: area, birthday, an initial, a serial number and a check digit.

use crate::detect::checksum::weighted_digits;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, sep};
use crate::detect::{Detector, Language, Specificity, birth};

pub(super) static DETECTOR: Detector = Detector {
    name: "DE_SOCIAL_SECURITY",
    title: "pension insurance number (Germany)",
    languages: &[Language::German],
    countries: &["DE"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[concat!(
        r"\d{2}",
        sep!(),
        r"?\d{2}",
        sep!(),
        r"?\d{2}",
        sep!(),
        r"?\d{2}",
        sep!(),
        r"?[A-Za-z]",
        sep!(),
        r"?\d{2}",
        sep!(),
        r"?\d"
    )],
    longest: 30,
    extent: Extent::Lone,
    most: Most::of(80),
    check_says: "an area that is given out; a day that exists (or 00 for what is not known, and 32 or 64 more where a day ran out of numbers); the check digit over the digits and the letter as its place in the alphabet",
    sources: &[
        "§ 147 SGB VI",
        "Versicherungsnummern-, Kontoführungs- und Versicherungsverlaufsverordnung (VKVV), § 2 and annex",
    ],
    context: &[
        (
            Language::German,
            &[
                "rentenversicherungsnummer",
                "rentenversicherung",
                "versicherungsnummer",
                "sozialversicherungsnummer",
                "sozialversicherung",
                "sozialversicherungsausweis",
                "sv-nummer",
                "sv-nr",
                "svnr",
                "sv nummer",
                "rvnr",
                "vsnr",
                "rv-nummer",
                "rv-nr",
            ],
        ),
        (
            Language::English,
            &["social security", "social security number", "pension insurance", "insurance number", "ssn"],
        ),
    ],
    taken_for: &["product codes of eight digits, a letter and three digits"],
    examples: &[
        "SV-Nr. ‹65 170839 J 003›",
        "‹15070649C103›",
        "Rentenversicherungsnummer ‹10 240679 M 12 7›.",
        "‹57-290200-K-051›",
        "social security ‹13150899s513›",
        "Versicherungsnummer ‹65320144A123›",
    ],
    counter_examples: &[
        "SV-Nr. 65 170839 J 004",
        "SV-Nr. 65 173839 J 003",
        "SV-Nr. 07 170839 J 003",
        "SV-Nr. 15071349C103",
        "SV-Nr. 57 290201 K 051",
        "SV-Nr. 150706491103",
        "SV-Nr. 15070649C1037",
        "SV-Nr. 7-15070649C103",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    let (area, day, month, year) = (digits.number(0, 2), digits.number(2, 4), digits.number(4, 6), digits.number(6, 8));
    let known = birth::exists_short(year, month, day);
    let stand_in =
        month <= 12 && day < 96 && (month == 0 || day % 32 == 0 || birth::exists_short(year, month, day % 32));
    if !area_exists(area) || !(known || stand_in) {
        return Err(Fault::Range);
    }
    let letter = site.matched().bytes().find(u8::is_ascii_alphabetic).ok_or(Fault::Range)?;
    let place = letter.to_ascii_uppercase() - b'A' + 1;
    let [body @ .., check] = digits.as_slice() else { return Err(Fault::Range) };
    let sum = weighted_digits(body, &[2, 1, 2, 5, 7, 1, 2, 1, 2, 1])
        // The letter counts as two digits between date and serial number, with the weights 2 and 1.
        + weighted_digits(&[place / 10, place % 10], &[2, 1]);
    if sum % 10 != u32::from(*check) {
        return Err(Fault::Checksum);
    }
    hits.validated(site.start, site.end, if known && letter.is_ascii_uppercase() { 80 } else { 45 })
}

/// The areas of the pension insurers: regional, of the federal insurer, of railways, seamen and miners.
fn area_exists(area: u64) -> bool {
    matches!(area, 2..=4 | 8..=21 | 23..=26 | 28 | 29 | 38..=40 | 42..=44 | 48..=61 | 63..=66 | 68 | 69 | 78..=82 | 89)
}

#[cfg(test)]
mod tests {
    use super::area_exists;

    #[test]
    fn areas_are_those_of_the_annex() {
        assert!([2, 10, 24, 65, 82, 89].into_iter().all(area_exists));
        assert!(![0, 1, 7, 22, 27, 70, 99].into_iter().any(area_exists));
    }
}
