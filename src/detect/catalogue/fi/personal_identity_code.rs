//! `FI_PERSONAL_IDENTITY_CODE`: the Finnish personal identity code: the birthday, a sign for the century, three digits and a control character.

use crate::detect::checksum::control;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity, calendar};

pub(super) static DETECTOR: Detector = Detector {
    name: "FI_PERSONAL_IDENTITY_CODE",
    title: "personal identity code (Finland)",
    languages: &[Language::Finnish, Language::Swedish],
    countries: &["FI"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"[0-3]\d[01]\d{3}[-+A-FU-Ya-fu-y]\d{3}[0-9A-FHJ-NPR-Ya-fhj-npr-y]"],
    longest: 11,
    extent: Extent::Lone,
    most: Most::of(90),
    check_says: "a day that exists in the century of the sign (+ for 1800, - and U to Y for 1900, A to F for 2000); the individual number from 002 on; the remainder by 31 gives the last character",
    sources: &[
        "Laki väestötietojärjestelmästä ja Digi- ja väestötietoviraston varmennepalveluista 661/2009, 11 §",
        "Valtioneuvoston asetus väestötietojärjestelmästä 128/2010, 2 to 4 § (with the signs of 2023)",
        "Digital and Population Data Services Agency, The personal identity code",
    ],
    context: &[
        (
            Language::Finnish,
            &["henkilötunnus", "hetu", "henkilötunnuksen", "sosiaaliturvatunnus", "sotu", "tunnus", "syntymäaika"],
        ),
        (Language::Swedish, &["personbeteckning", "personnummer", "socialskyddssignum"]),
        (
            Language::English,
            &["personal identity code", "personal identity number", "identity code", "national id", "hetu", "ssn"],
        ),
    ],
    taken_for: &["product codes with a hyphen or letter among digits"],
    examples: &[
        "hetu ‹131052-308T›",
        "‹010180-1232›",
        "henkilötunnus: ‹290200A417S›",
        "‹311256+045K›",
        "‹150899X314T› (2023)",
        "personal identity code ‹240679-217p›",
        "‹070703B271N›.",
    ],
    counter_examples: &[
        "hetu 131052-308U",
        "hetu 131052-380T",
        "hetu 310252-308T",
        "hetu 131052-001U",
        "hetu 131052G308T",
        "hetu 131052-308",
        "hetu 131052-308TT",
        "hetu 290201A417S",
        "hetu 7-131052-308T",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |text| {
        // Not for persons in the register: temporary numbers, and those that the agency hands out for tests.
        Digits::of(text).number(6, 9) >= 900
    },
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    let [.., sign, _, _, _, last] = text.as_bytes() else { return Err(Fault::Range) };
    let century = match sign.to_ascii_uppercase() {
        b'+' => 1800,
        b'A'..=b'F' => 2000,
        _ => 1900,
    };
    let digits = Digits::of(text);
    let (day, month, year) = (digits.number(0, 2), digits.number(2, 4), digits.number(4, 6));
    if !calendar::exists(century + year, month, day) || digits.number(6, 9) < 2 {
        return Err(Fault::Range);
    }
    if control(digits.number(0, 9)) != last.to_ascii_uppercase() {
        return Err(Fault::Checksum);
    }
    let upper = !text.bytes().any(|byte| byte.is_ascii_lowercase());
    hits.validated(site.start, site.end, if upper { 90 } else { 75 })
}
