//! `SI_EMSO`: the Slovenian master citizen number (EMŠO): date of birth, region, serial and sex, check digit.

use crate::detect::checksum::jmbg;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity, birth, calendar};

pub(super) static DETECTOR: Detector = Detector {
    name: "SI_EMSO",
    title: "master citizen number (Slovenia)",
    languages: &[Language::Slovenian],
    countries: &["SI"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"[0-3]\d[01]\d[089]\d{8}"],
    longest: 13,
    extent: Extent::Lone,
    most: Most::of(80),
    check_says: "a date of birth that exists, from 1880 to 2040; a check digit by weights modulo 11; another region than 50 needs context",
    sources: &[
        "Zakon o centralnem registru prebivalstva (ZCRP, Slovenia)",
        "Ministrstvo za notranje zadeve (Slovenia), enotna matična številka občana (EMŠO)",
    ],
    context: &[
        (
            Language::Slovenian,
            &[
                "emšo",
                "emso",
                "enotna matična številka",
                "matična številka",
                "matična številka občana",
                "občan",
                "osebna izkaznica",
            ],
        ),
        (Language::English, &["emso", "master citizen number", "national id", "personal number"]),
    ],
    taken_for: &["numbers of the other republics of former Yugoslavia", "EAN-13"],
    examples: &[
        "EMŠO ‹0101006500006›",
        "‹1205985501232›",
        "emšo: ‹2902000505677›,",
        "matična številka občana ‹1205985501232›.",
        "rojen v Zagrebu, EMŠO ‹1205985330128›",
    ],
    counter_examples: &[
        "EMŠO 0101006500007",
        "EMŠO 0110006500006",
        "EMŠO 3104985501239",
        "EMŠO 2902001505670",
        "EMŠO 0113985501237",
        "EMŠO 1205500501230",
        "EMŠO 010100650000",
        "EMŠO 01010065000066",
        "EMŠO 2-0101006500006",
        "1205985330128",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Nobody is born after it yet; times in milliseconds read as later years.
const LAST: u64 = 2040;

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    let year = birth::year_of_three(digits.number(4, 7)).filter(|year| *year <= LAST).ok_or(Fault::Range)?;
    if !calendar::exists(year, digits.number(2, 4), digits.number(0, 2)) {
        return Err(Fault::Range);
    }
    if !jmbg(digits.as_slice()) {
        return Err(Fault::Checksum);
    }
    // Of Slovenia's 50 to 59 only the first is given out; who came from another republic before 1992 has its region.
    let ours = digits.number(7, 9) == 50;
    hits.validated(site.start, site.end, if ours { 80 } else { 40 })
}
