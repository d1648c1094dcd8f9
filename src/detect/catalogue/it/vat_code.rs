//! `IT_VAT_CODE`: the Italian VAT number (partita IVA), eleven digits; sole traders have one too.

use crate::detect::alone::in_table;
use crate::detect::checksum::luhn;
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, sep};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "IT_VAT_CODE",
    title: "VAT number (Italy)",
    languages: &[Language::Italian],
    countries: &["IT"],
    special: None,
    specificity: Specificity::Narrow,
    patterns: &[
        r"\d{11}",
        concat!(r"\d{3}", sep!(), r"\d{3}", sep!(), r"\d{3}", sep!(), r"\d{2}"),
        concat!(r"(?i:IT)", sep!(), r"?\d{11}"),
        concat!(r"(?i:IT)", sep!(), r"?\d{3}", sep!(), r"\d{3}", sep!(), r"\d{3}", sep!(), r"\d{2}"),
    ],
    longest: 25,
    extent: Extent::Lone,
    most: Most::of(70),
    check_says: "seven digits that are not all 0, an office of 001 to 100, 120, 121, 888 or 999, the Luhn formula; without IT before it needs context",
    sources: &[
        "D.P.R. 26 ottobre 1972, n. 633, art. 35",
        "Ministero delle Finanze, decreto 23 dicembre 1976, Sistemi di codificazione dei soggetti",
    ],
    context: &[
        (
            Language::Italian,
            &[
                "partita iva",
                "p. iva",
                "p.iva",
                "p iva",
                "piva",
                "partitaiva",
                "iva",
                "codice fiscale",
                "c.f",
                "fattura",
            ],
        ),
        (Language::English, &["vat", "vat number", "vat id", "vat code", "tax code", "fiscal code"]),
    ],
    taken_for: &["telephone numbers", "order numbers of eleven digits", "RPPS"],
    examples: &[
        "P. IVA ‹12345670017›",
        "partita IVA: ‹00000010587›",
        "‹IT98765431204›",
        "fattura a ‹IT 07654328884›, scadenza a fine mese",
        "vat number ‹it12345670017›",
        "piva ‹123 456 700 17›",
    ],
    counter_examples: &[
        "P. IVA 12345670018",
        "P. IVA 12345760017",
        "P. IVA 12345671015",
        "P. IVA 00000000588",
        "P. IVA 1234567001",
        "P. IVA 123456700170",
        "P. IVA 12345670017.5",
        "12345670017",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    if digits.number(0, 7) == 0 || !matches!(digits.number(7, 10), 1..=100 | 120 | 121 | 888 | 999) {
        return Err(Fault::Range);
    }
    if !luhn(digits.as_slice()) {
        return Err(Fault::Checksum);
    }
    let led = site.matched().starts_with(['I', 'i']);
    hits.validated(
        site.start,
        site.end,
        if led {
            70
        } else if in_table(site) {
            20
        } else {
            40
        },
    )
}
