//! `AR_DNI`: the number of the Argentinian identity document: seven or eight digits, without a check digit.

use crate::detect::alone::{in_row, said_otherwise};
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "AR_DNI",
    title: "identity number (Argentina)",
    languages: &[Language::Spanish],
    countries: &["AR"],
    special: Some(Special::NationalId),
    specificity: Specificity::Generic,
    patterns: &[r"\d{1,2}\.\d{3}\.\d{3}", r"\d{1,2} \d{3} \d{3}", r"\d{7,8}"],
    longest: 10,
    extent: Extent::Lone,
    most: Most::of(30),
    check_says: "from one million to 69 999 999, or from 90 million on (foreigners); no check digit, so it needs context",
    sources: &[
        "Ley 17.671, Identificación, registro y clasificación del potencial humano nacional",
        "Registro Nacional de las Personas (RENAPER), Documento Nacional de Identidad",
    ],
    context: &[
        (
            Language::Spanish,
            &[
                "dni",
                "d.n.i.",
                "documento",
                "documento nacional de identidad",
                "número de documento",
                "nro de documento",
                "nro. doc",
                "libreta cívica",
                "libreta de enrolamiento",
                "renaper",
            ],
        ),
        (Language::English, &["dni", "national id", "identity document", "identity number"]),
    ],
    taken_for: &[
        "amounts",
        "dates of eight digits",
        "telephone numbers",
        "Spanish identity numbers without their letter",
    ],
    examples: &[
        "DNI ‹20.123.456›",
        "DNI: ‹30123456›",
        "documento ‹5.678.901›,",
        "D.N.I. N° ‹94.012.345›",
        "mi documento es ‹25 678 901›.",
        "dni ‹7654321›",
    ],
    counter_examples: &[
        "oferta 6766982, ważna 30 dni",
        "20.123.456",
        "30123456",
        "DNI 0.123.456",
        "DNI 80.123.456",
        "DNI 201.234.567",
        "DNI 20.123.4567",
        "DNI 87654321-X",
        "documento por $ 20.123.456,50",
        "DNI 1-20123456",
        "dni 123456",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    if said_otherwise(site) {
        return Err(Fault::LooksLike("days in Polish"));
    }
    match site.text.as_bytes().get(site.end..) {
        Some([b'-', b'A'..=b'Z' | b'a'..=b'z', ..]) => return Err(Fault::LooksLike("a number with its letter")),
        Some([b',', b'0'..=b'9', b'0'..=b'9', ..]) => return Err(Fault::LooksLike("an amount")),
        _ => {}
    }
    let digits = Digits::of(site.matched());
    if !matches!(digits.number(0, digits.len()), 1_000_000..=69_999_999 | 90_000_000..=99_999_999) {
        return Err(Fault::Range);
    }
    if in_row(site) {
        return Err(Fault::LooksLike("a row of groups"));
    }
    hits.matched(site.start, site.end, if site.matched().contains('.') { 30 } else { 20 })
}
