//! `PE_CUI`: the Peruvian identity number (DNI): eight digits, often without their check digit or letter.

use crate::detect::alone;
use crate::detect::checksum::complement;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "PE_CUI",
    title: "identity number (Peru)",
    languages: &[Language::Spanish],
    countries: &["PE"],
    special: Some(Special::NationalId),
    specificity: Specificity::Generic,
    patterns: &[r"\d{8}", r"\d{8}-?\d", r"\d{8}-?[A-K]", r"\d{8}-[a-k]"],
    longest: 10,
    extent: Extent::Lone,
    most: Most::of(45),
    check_says: "not zero; where a check digit or letter follows, it is that of the weights modulo 11",
    sources: &[
        "Ley 26497, Ley Orgánica del Registro Nacional de Identificación y Estado Civil (RENIEC)",
        "RENIEC, Documento Nacional de Identidad: código único de identificación y dígito de verificación",
    ],
    context: &[
        (
            Language::Spanish,
            &[
                "dni",
                "d.n.i.",
                "cui",
                "documento",
                "documento nacional de identidad",
                "código único de identificación",
                "número de documento",
                "reniec",
                "identidad",
            ],
        ),
        (Language::English, &["dni", "cui", "national id", "identity document", "identity number"]),
    ],
    taken_for: &["dates of eight digits", "Argentinian and Spanish identity numbers", "order numbers"],
    examples: &[
        "DNI ‹10117410-2›",
        "DNI: ‹10117410›",
        "CUI ‹101174102›,",
        "documento ‹45678901-C›",
        "dni ‹45678901C›.",
        "identificado con DNI N° ‹45678901›",
    ],
    counter_examples: &[
        "campioni, di cui 54 falliti: 36951064",
        "oferta 6766982, ważna 30 dni, 36951064",
        "10117410",
        "10117410-2",
        "DNI 10117410-3",
        "DNI 10117401-2",
        "DNI 00000000",
        "DNI 10117410-Z",
        "DNI 1011741",
        "DNI 1011741022",
        "DNI 9-10117410",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Weights by place.
const WEIGHTS: [u32; 8] = [3, 2, 7, 6, 5, 4, 3, 2];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    if !text.contains('-') && alone::said_otherwise(site) {
        return Err(Fault::LooksLike("days in Polish, or a pronoun in Italian"));
    }
    let digits = Digits::of(text);
    if digits.number(0, 8) == 0 {
        return Err(Fault::Range);
    }
    if text.len() == 8 {
        let rest = site.text.as_bytes().get(site.end..).unwrap_or_default();
        return match rest {
            [b'-', next, ..] if next.is_ascii_alphanumeric() => Err(Fault::LooksLike("a number with its letter")),
            _ => hits.matched(site.start, site.end, 20),
        };
    }
    let lack = complement(&digits.as_slice()[..8], &WEIGHTS, 11);
    // Digits go 6 to 0, then 9 to 7 as the remainder grows; letters K down to A: one row for both, turned by what is lacking.
    let wanted = match text.as_bytes().last().map(u8::to_ascii_uppercase) {
        Some(letter @ b'A'..=b'K') => u32::from(letter - b'A') == (lack + 10) % 11,
        Some(digit) => u32::from(digit - b'0') == DIGITS[lack as usize],
        None => false,
    };
    if !wanted {
        return Err(Fault::Checksum);
    }
    hits.validated(site.start, site.end, if text.contains('-') { 45 } else { 25 })
}

/// The check digit by what the sum lacks to a multiple of eleven.
const DIGITS: [u32; 11] = [6, 7, 8, 9, 0, 1, 1, 2, 3, 4, 5];
