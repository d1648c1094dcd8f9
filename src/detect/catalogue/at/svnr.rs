//! `AT_SVNR`: the Austrian social insurance number: three digits, a check digit and the birthday.

use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity, alone, birth};

pub(super) static DETECTOR: Detector = Detector {
    name: "AT_SVNR",
    title: "social insurance number (Austria)",
    languages: &[Language::German],
    countries: &["AT"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[concat!(r"[1-9]\d{3}", sep!(), r"?\d{2}", sep!(), r"?\d{2}", sep!(), r"?\d{2}")],
    longest: 19,
    extent: Extent::Lone,
    most: Most::of(65),
    check_says: "the fourth digit checks the others by weights modulo 11; a day that exists, or a month of 13 to 15 where a day ran out of numbers; ten digits in one word need context",
    sources: &["§ 31 Abs. 4 Z 1 ASVG", "Dachverband der Sozialversicherungsträger, Aufbau der Versicherungsnummer"],
    context: &[
        (
            Language::German,
            &[
                "svnr",
                "sv-nr",
                "sv-nummer",
                "svnummer",
                "sozialversicherungsnummer",
                "versicherungsnummer",
                "vnr",
                "vsnr",
                "sozialversicherung",
                "e-card",
                "ecard",
                "ögk",
                "gebietskrankenkasse",
                "asvg",
            ],
        ),
        (Language::English, &["social insurance", "social security", "insurance number", "ssn"]),
    ],
    taken_for: &["telephone numbers", "order numbers of ten digits", "Unix timestamps"],
    examples: &[
        "SVNR ‹1237 010180›",
        "‹7821 240679›",
        "Sozialversicherungsnummer: ‹4311150899›",
        "e-card ‹5694 29 02 00›",
        "SV-Nr. ‹2051-011390›",
        "social insurance ‹6176311256›",
    ],
    counter_examples: &[
        "SVNR 1238 010180",
        "SVNR 1273 010180",
        "SVNR 1237 310280",
        "SVNR 0237 010180",
        "SVNR 1237 01018",
        "SVNR 1237 0101800",
        "SVNR 7-1237 010180",
        "1237010180",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    let (day, month, year) = (digits.number(4, 6), digits.number(6, 8), digits.number(8, 10));
    let overflow = (13..=15).contains(&month) && (1..=31).contains(&day);
    if !overflow && !birth::exists_short(year, month, day) {
        return Err(Fault::Range);
    }
    let list = digits.as_slice();
    if weighted(list, &[3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11 != u32::from(list[3]) {
        return Err(Fault::Checksum);
    }
    let usual = matches!(Groups::of(site.matched()).sizes(), [4, 6] | [4, 2, 2, 2]);
    hits.validated(site.start, site.end, if usual && !overflow && !alone::in_row(site) { 65 } else { 40 })
}

#[cfg(test)]
mod tests {
    use super::weighted;

    #[test]
    fn the_specimen_holds() {
        // 1237 010180, the specimen on the e-card.
        assert_eq!(weighted(&[1, 2, 3, 7, 0, 1, 0, 1, 8, 0], &[3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11, 7);
    }
}
