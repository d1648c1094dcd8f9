//! `CZ_RC`: the Czech birth number (rodné číslo): the birthday, a slash, three or four digits.

use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity, alone, calendar};

pub(super) static DETECTOR: Detector = Detector {
    name: "CZ_RC",
    title: "birth number (Czechia)",
    languages: &[Language::Czech],
    countries: &["CZ"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"\d{6} ?/ ?\d{3,4}", r"\d{9,10}"],
    longest: 13,
    extent: Extent::Whole,
    most: Most::figures(40, 70),
    check_says: "a day that exists (the month 50 more for women, 20 or 70 where a day ran out of numbers since 2004); of ten digits the whole is a multiple of 11, or leaves 10 before a last 0 until 1985; nine digits only before 1954; without the slash, with no check, or with the code of a bank behind the slash it needs context",
    sources: &[
        "Zákon č. 133/2000 Sb., o evidenci obyvatel a rodných číslech, § 13",
        "Ministerstvo vnitra, Rodné číslo (struktura)",
    ],
    context: &[
        (
            Language::Czech,
            &[
                "rodné číslo",
                "rodného čísla",
                "rodným číslem",
                "rodne cislo",
                "rč",
                "r.č.",
                "rc",
                "narozen",
                "narozena",
                "nar.",
                "pojištěnec",
                "číslo pojištěnce",
                "pacient",
            ],
        ),
        (Language::English, &["birth number", "personal number", "national id", "czech id"]),
    ],
    taken_for: &["bank account numbers with the code of the bank", "file numbers", "telephone numbers"],
    examples: &[
        "rodné číslo ‹710319/2745›",
        "‹795624/3141›",
        "RČ: ‹0412312714›",
        "r.č. ‹045229 / 1411›",
        "narozen 1931, rodné číslo ‹310412/123›",
        "birth number ‹780123/3540›",
        "‹057415/2711›",
    ],
    counter_examples: &[
        "rodné číslo 710319/2746",
        "rodné číslo 710391/2745",
        "rodné číslo 710231/2742",
        "rodné číslo 711319/2745",
        "rodné číslo 710319/27",
        "rodné číslo 710319/27455",
        "7103192745",
        "rodné číslo 590312/123",
        "rodné číslo 7-710319/2745",
        "rodné číslo 310412/000",
        "037021/2713",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Codes of Czech banks that account numbers have behind their slash.
const BANKS: [u64; 12] = [100, 300, 600, 710, 800, 2010, 2250, 2700, 3030, 5500, 6210, 7990];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    birth_number(site, hits, &BANKS)
}

/// Checks a birth number, which Czechia and Slovakia have in common; `banks` are codes that stand behind a slash too.
pub(in crate::detect::catalogue) fn birth_number(site: &Site<'_>, hits: &mut Hits, banks: &[u64]) -> Result<(), Fault> {
    alone::alone(site)?;
    let digits = Digits::of(site.matched());
    holds(&digits)?;
    let slash = site.matched().contains('/');
    if digits.len() == 9 {
        return hits.matched(site.start, site.end, if slash { 35 } else { 10 });
    }
    let bank = banks.contains(&digits.number(6, 10));
    hits.validated(site.start, site.end, if slash && !bank { 70 } else { 40 })
}

/// Whether the digits, nine or ten, make a birth number.
pub(in crate::detect::catalogue) fn holds(digits: &Digits) -> Result<(), Fault> {
    let (two, day) = (digits.number(0, 2), digits.number(4, 6));
    let year = match (digits.len(), two) {
        (10, 54..) => 1900 + two,
        (10, _) => 2000 + two,
        (_, 80..) => 1800 + two,
        (_, ..=53) => 1900 + two,
        _ => return Err(Fault::Range),
    };
    let month = match digits.number(2, 4) {
        month @ 71..=82 if year >= 2004 => month - 70,
        month @ 51..=62 => month - 50,
        month @ 21..=32 if year >= 2004 => month - 20,
        month => month,
    };
    if !calendar::exists(year, month, day) || digits.number(6, digits.len()) == 0 {
        return Err(Fault::Range);
    }
    let (body, last) = (digits.number(0, 9), digits.number(9, 10));
    let left = body % 11;
    if digits.len() == 10 && left != last && !(left == 10 && last == 0 && year < 1986) {
        return Err(Fault::Checksum);
    }
    Ok(())
}
