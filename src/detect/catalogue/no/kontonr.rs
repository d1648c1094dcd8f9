//! `NO_KONTONR`: the Norwegian bank account number: bank, kind, account and a check digit.

use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups};
use crate::detect::{Detector, Language, Specificity, alone};

pub(super) static DETECTOR: Detector = Detector {
    name: "NO_KONTONR",
    title: "bank account number (Norway)",
    languages: &[Language::Norwegian],
    countries: &["NO"],
    special: None,
    specificity: Specificity::Narrow,
    patterns: &[r"\d{4}[. ]\d{2}[. ]\d{5}", r"\d{11}"],
    longest: 13,
    extent: Extent::Lone,
    most: Most::figures(20, 45),
    check_says: "the weights 5 to 2 and 7 to 2 modulo 11 give the last digit; the bank is not 0000; one number in eleven holds by chance, so it needs context",
    sources: &[
        "Bits AS, Kontonummerstandarden (Norwegian account number and check digit)",
        "SWIFT IBAN registry: Norway (BBAN)",
    ],
    context: &[
        (
            Language::Norwegian,
            &[
                "kontonummer",
                "kontonr",
                "konto",
                "bankkonto",
                "konto nr",
                "kontonr.",
                "betaling",
                "utbetaling",
                "lønnskonto",
            ],
        ),
        (Language::English, &["account", "account number", "bank account"]),
    ],
    taken_for: &["national identity numbers", "order numbers of eleven digits", "telephone numbers with country code"],
    examples: &[
        "kontonummer ‹1234.56.78903›",
        "konto ‹9710.31.41595›",
        "konto: ‹15032718288›",
        "bank account ‹6045 14 14219›",
        "Utbetaling til ‹3207.57.72156›",
    ],
    counter_examples: &[
        "kontonummer 1234.56.78904",
        "kontonummer 1234.65.78903",
        "kontonummer 0000.56.78903",
        "kontonummer 1234.56.7890",
        "kontonummer 1234.56.789033",
        "9710.31.41595",
        "12345678903",
        "kontonummer 7-12345678903",
        "kontonummer 1234.56 78903",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    let groups = Groups::of(site.matched());
    if !groups.even {
        return Err(Fault::LooksLike("digits under unlike separators"));
    }
    if digits.number(0, 4) == 0 {
        return Err(Fault::Range);
    }
    if !weighted(digits.as_slice(), &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11) {
        return Err(Fault::Checksum);
    }
    let score = match groups.sizes() {
        [_] => 20,
        _ if alone::in_row(site) => 20,
        _ => 45,
    };
    hits.validated(site.start, site.end, score)
}
