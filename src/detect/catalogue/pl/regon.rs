//! `PL_REGON`: the Polish business register number (REGON): nine digits, or fourteen of a branch.

use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "PL_REGON",
    title: "business register number REGON (Poland)",
    languages: &[Language::Polish],
    countries: &["PL"],
    special: None,
    specificity: Specificity::Narrow,
    patterns: &[r"\d{3}[ -]?\d{3}[ -]?\d{3}", r"\d{9} ?\d{5}"],
    longest: 15,
    extent: Extent::Lone,
    most: Most::of(40),
    check_says: "the ninth digit by weights modulo 11, and of fourteen the last too; it needs context",
    sources: &[
        "Ustawa z dnia 29 czerwca 1995 r. o statystyce publicznej",
        "Rozporządzenie Rady Ministrów w sprawie sposobu i metodologii prowadzenia i aktualizacji krajowego rejestru urzędowego podmiotów gospodarki narodowej",
        "Główny Urząd Statystyczny, REGON",
    ],
    context: &[
        (Language::Polish, &["regon", "nr regon", "numer regon", "gus", "krs", "firma", "spółka", "przedsiębiorca"]),
        (Language::English, &["regon", "business number", "company number", "registration number"]),
    ],
    taken_for: &["order and telephone numbers of nine digits", "timestamps of fourteen digits"],
    examples: &[
        "REGON ‹314159269›",
        "regon: ‹271828186›",
        "REGON ‹12345678512347›",
        "firma, REGON ‹141-421-353›",
        "nr REGON ‹010577217›",
        "REGON: ‹27182818614140›",
    ],
    counter_examples: &[
        "27182818614140",
        "REGON 314159268",
        "REGON 341159269",
        "REGON 000000000",
        "REGON 31415926",
        "REGON 3141592699",
        "314159269",
        "REGON 12345678512348",
        "REGON 12345678612342",
        "REGON 7-314159269",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    let list = digits.as_slice();
    if digits.number(0, 9) == 0 {
        return Err(Fault::Range);
    }
    let local = list.len() == 14;
    let holds = weighted(list, &[8, 9, 2, 3, 4, 5, 6, 7]) % 11 % 10 == u32::from(list[8])
        && (!local || weighted(list, &[2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8]) % 11 % 10 == u32::from(list[13]));
    if !holds {
        return Err(Fault::Checksum);
    }
    let time = (1900..=2099).contains(&digits.number(0, 4)) && (1..=12).contains(&digits.number(4, 6));
    hits.validated(site.start, site.end, if local && !time { 40 } else { 20 })
}
