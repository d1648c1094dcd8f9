//! `RS_JMBG`: the master citizen number of Serbia and of other republics of former Yugoslavia (JMBG): date of birth,
//! region, serial and sex, check digit.

use crate::detect::checksum::jmbg;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity, birth, calendar};

pub(super) static DETECTOR: Detector = Detector {
    name: "RS_JMBG",
    title: "master citizen number (Serbia)",
    languages: &[Language::Serbian],
    countries: &["RS", "BA", "ME", "MK"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"[0-3]\d[01]\d[089]\d{8}"],
    longest: 13,
    extent: Extent::Lone,
    most: Most::of(75),
    check_says: "a date of birth that exists, from 1880 to 2040, a region below 97; a check digit by weights modulo 11; another region than Serbia's (70 to 96) counts less",
    sources: &["Zakon o jedinstvenom matičnom broju građana (Službeni glasnik RS 24/2018)"],
    context: &[
        (
            Language::Serbian,
            &[
                "jmbg",
                "јмбг",
                "matični broj",
                "матични број",
                "jedinstveni matični broj",
                "јединствени матични број",
                "građanin",
                "грађанин",
                "lična karta",
                "лична карта",
                "pacijent",
                "пацијент",
            ],
        ),
        (Language::English, &["jmbg", "master citizen number", "national id", "personal number"]),
    ],
    taken_for: &["EMŠO of Slovenia, which is alike", "EAN-13", "timestamps in milliseconds"],
    examples: &[
        "JMBG ‹0101995710006›",
        "‹1503985710126›",
        "ЈМБГ: ‹0101000710068›,",
        "matični broj ‹2407959805121›.",
        "лична карта, матични број ‹1503985710126›",
        "JMBG ‹0505990456784›",
    ],
    counter_examples: &[
        "JMBG 0101087710006",
        "JMBG 0101995710007",
        "JMBG 0110995710006",
        "JMBG 3104985710121",
        "JMBG 2902901710121",
        "JMBG 1513985710121",
        "JMBG 1503985980123",
        "JMBG 010199571000",
        "JMBG 01019957100066",
        "JMBG 2-0101995710006",
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
    let region = digits.number(7, 9);
    if !calendar::exists(year, digits.number(2, 4), digits.number(0, 2)) || region > 96 {
        return Err(Fault::Range);
    }
    if !jmbg(digits.as_slice()) {
        return Err(Fault::Checksum);
    }
    hits.validated(site.start, site.end, if region >= 70 { 75 } else { 45 })
}
