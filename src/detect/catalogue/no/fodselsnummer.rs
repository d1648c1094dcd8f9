//! `NO_FODSELSNUMMER`: the Norwegian national identity number, and the D, H and FH numbers of those who have none yet.

use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, sep};
use crate::detect::{Detector, Language, Specificity, alone, calendar};

pub(super) static DETECTOR: Detector = Detector {
    name: "NO_FODSELSNUMMER",
    title: "national identity number (Norway)",
    languages: &[Language::Norwegian],
    countries: &["NO"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[
        concat!(r"\d{6}", sep!(), r"?\d{5}"),
        concat!(r"\d{2}", sep!(), r"\d{2}", sep!(), r"\d{2}", sep!(), r"\d{5}"),
    ],
    longest: 20,
    extent: Extent::Lone,
    most: Most::figures(75, 85),
    check_says: "both check digits by weights modulo 11; a day that exists (40 more in D numbers, the month 40 more in H numbers and 80 more in test data) in a century that the individual number stands for; FH numbers (first digit 8 or 9) have no day and need context",
    sources: &[
        "Folkeregisterloven § 2-2",
        "Folkeregisterforskriften § 2-2-1",
        "Skatteetaten, Fødselsnummer; Tenor testdata (month and 80)",
    ],
    context: &[
        (
            Language::Norwegian,
            &[
                "fødselsnummer",
                "fodselsnummer",
                "fødselsnr",
                "fnr",
                "f.nr",
                "personnummer",
                "pnr",
                "d-nummer",
                "dnr",
                "d nummer",
                "h-nummer",
                "fh-nummer",
                "nødnummer",
                "identitetsnummer",
                "pasient",
            ],
        ),
        (Language::English, &["national identity number", "personal number", "birth number", "national id", "ssn"]),
    ],
    taken_for: &["bank account numbers", "order numbers of eleven digits"],
    examples: &[
        "fødselsnummer ‹13126241539›",
        "‹290200 61772›",
        "d-nummer ‹41018012365›",
        "fnr: ‹010180-12371›",
        "H-nummer ‹01418027122›",
        "‹31 12 99 45616›",
        "nødnummer ‹82718281845›",
    ],
    counter_examples: &[
        "fnr 13126241538",
        "fnr 13126241549",
        "fnr 31026241539",
        "fnr 13136241539",
        "fnr 1312624153",
        "fnr 131262415399",
        "fnr 7-13126241539",
        "fnr 00000000000",
        "31126241539",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |text| {
        let digits = Digits::of(text);
        (81..=92).contains(&digits.number(2, 4)) && digits.number(0, 1) < 8
    },
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    let list = digits.as_slice();
    // Of help numbers (FH), only the first digit means something.
    let help = list[0] >= 8;
    if !help && !born(&digits) {
        return Err(Fault::Range);
    }
    let first = weighted(list, &[3, 7, 6, 1, 8, 9, 4, 5, 2, 1]);
    let second = weighted(list, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]);
    if !first.is_multiple_of(11) || !second.is_multiple_of(11) {
        return Err(Fault::Checksum);
    }
    let bare = site.matched().len() == 11;
    // Of days and months beyond the calendar's, D numbers, help numbers and test data, there are few among persons, and many
    // among random digits.
    let rare = help || digits.number(2, 4) > 12 || bare && digits.number(0, 2) > 31;
    let score = match (rare || !bare && alone::in_row(site), bare) {
        (true, _) => 40,
        (false, true) => 55,
        (false, false) => 85,
    };
    hits.validated(site.start, site.end, score)
}

/// Whether the day exists, in a century that its individual number stands for.
fn born(digits: &Digits) -> bool {
    let day = match digits.number(0, 2) {
        day @ 41..=71 => day - 40,
        day => day,
    };
    let month = match digits.number(2, 4) {
        month @ 81..=92 => month - 80,
        month @ 41..=52 => month - 40,
        month => month,
    };
    let year = digits.number(4, 6);
    let full = match digits.number(6, 9) {
        0..=499 => 1900 + year,
        500..=749 if year >= 54 => 1800 + year,
        500..=999 if year < 40 => 2000 + year,
        900..=999 => 1900 + year,
        _ => return false,
    };
    calendar::exists(full, month, day)
}
