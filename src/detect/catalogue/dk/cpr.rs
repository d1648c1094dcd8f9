//! `DK_CPR`: the Danish civil registration number: the birthday and four digits.

use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, sep};
use crate::detect::{Detector, Language, Specificity, alone, calendar};

pub(super) static DETECTOR: Detector = Detector {
    name: "DK_CPR",
    title: "civil registration number (Denmark)",
    languages: &[Language::Danish],
    countries: &["DK"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[concat!(r"\d{2}[01]\d{3}", sep!(), r"?\d{4}")],
    longest: 13,
    extent: Extent::Lone,
    most: Most::figures(35, 65),
    check_says: "a day that exists in the century that the seventh digit tells (60 more for replacement numbers), the last four not 0000; modulo 11 as a sign only, since numbers without it are given out since 2007: those and all in one word need context",
    sources: &[
        "CPR-loven (lov om Det Centrale Personregister)",
        "CPR-kontoret, Personnummeret i CPR-systemet; Personnumre uden kontrolciffer (modulus 11 kontrol)",
    ],
    context: &[
        (
            Language::Danish,
            &[
                "cpr",
                "cpr-nr",
                "cpr-nummer",
                "cprnr",
                "cpr nr",
                "cpr nummer",
                "cprnummer",
                "personnummer",
                "person nr",
                "personnr",
                "sygesikring",
                "født",
                "sundhedskort",
            ],
        ),
        (
            Language::English,
            &["cpr", "cpr number", "civil registration", "personal identification number", "national id"],
        ),
    ],
    taken_for: &["dates and order numbers", "telephone numbers", "Swedish organisation numbers"],
    examples: &[
        "CPR ‹131262-4156›",
        "‹070761-4285›",
        "cpr-nr. ‹2902004176›",
        "personnummer: ‹010190-1239›",
        "CPR ‹710190-1238›",
        "cpr number ‹311299 5063›",
    ],
    counter_examples: &[
        "CPR 310262-4156",
        "CPR 290201-4176",
        "CPR 131362-4156",
        "CPR 131262-0000",
        "CPR 131262-415",
        "CPR 131262-41566",
        "131262-4157",
        "1312624156",
        "CPR 7-131262-4156",
        "CPR 510190-1238",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    let (day, month, year) = (digits.number(0, 2), digits.number(2, 4), digits.number(4, 6));
    let full = match digits.number(6, 7) {
        5..=8 if year >= 58 => 1800 + year,
        0..=3 => 1900 + year,
        4 | 9 if year >= 37 => 1900 + year,
        _ => 2000 + year,
    };
    let replaced = day > 60;
    if !calendar::exists(full, month, if replaced { day - 60 } else { day }) || digits.number(6, 10) == 0 {
        return Err(Fault::Range);
    }
    let eleven = weighted(digits.as_slice(), &[4, 3, 2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11);
    let hyphen = site.matched().contains('-') && !alone::in_row(site);
    let score = match (eleven && !replaced, hyphen) {
        (true, true) => 60,
        (true, false) => 35,
        (false, true) => 30,
        (false, false) => 10,
    };
    if eleven { hits.validated(site.start, site.end, score) } else { hits.matched(site.start, site.end, score) }
}
