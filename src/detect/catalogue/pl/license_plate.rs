//! `PL_LICENSE_PLATE`: Polish vehicle registration plates: a district of two or three letters, four or five letters and digits.

use super::districts::is_district;
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity};

/// Bytes of the longest plate, with its separator.
const LONGEST: usize = 9;

pub(super) static DETECTOR: Detector = Detector {
    name: "PL_LICENSE_PLATE",
    title: "vehicle registration (Poland)",
    languages: &[Language::Polish],
    countries: &["PL"],
    special: None,
    specificity: Specificity::Specific,
    patterns: &[r"[A-Za-z]{2,3}[ -]?[0-9A-Za-z]{4,5}"],
    longest: LONGEST,
    extent: Extent::Lone,
    most: Most::of(35),
    check_says: "a district's code; digits and letters (none of B, D, I, O, Q, Z) in one of the orders that are given out, the digits not all 0; no check digit, so that it needs context",
    sources: &[
        "Rozporządzenie Ministra Infrastruktury w sprawie rejestracji i oznaczania pojazdów, annex (wyróżniki i pojemność tablic)",
        "Ustawa z dnia 20 czerwca 1997 r. – Prawo o ruchu drogowym",
    ],
    context: &[
        (
            Language::Polish,
            &[
                "rejestracja",
                "rejestracyjny",
                "numer rejestracyjny",
                "nr rejestracyjny",
                "nr rej",
                "nr rej.",
                "tablica",
                "tablice",
                "tablicy",
                "tablica rejestracyjna",
                "pojazd",
                "pojazdu",
                "samochód",
                "auto",
                "samochodu",
            ],
        ),
        (
            Language::English,
            &["license plate", "licence plate", "number plate", "plate", "registration", "vehicle", "car"],
        ),
    ],
    taken_for: &["product and order codes, such as PO 12345"],
    examples: &[
        "nr rej. ‹WA 31415›",
        "samochód ‹KR 2718K›",
        "tablica ‹WPI1AJ2›",
        "number plate ‹po 3h141›",
        "pojazd ‹GDA 42XY›",
        "auto ‹ZSL C577›",
    ],
    counter_examples: &[
        "nr rej. WQ 31415",
        "nr rej. WA 00000",
        "nr rej. WA 3141B",
        "nr rej. WA 314",
        "nr rej. WA 314155",
        "nr rej. WA A3141",
        "WA 31415",
        "nr rej. GDA XY4Z",
        "nr rej. 7-WA 31415",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// The orders of digits (`9`) and letters (`A`) behind a district of two letters, and of three.
const TWO: [&[u8]; 6] = [b"99999", b"9999A", b"999AA", b"9A999", b"9AA99", b"AA999"];
const THREE: [&[u8]; 11] =
    [b"A999", b"99AA", b"9A99", b"99A9", b"9AA9", b"AA99", b"A99A", b"A9AA", b"99999", b"9999A", b"999AA"];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    let mut upper = [0; LONGEST];
    let upper = upper.get_mut(..text.len()).ok_or(Fault::Range)?;
    upper.copy_from_slice(text.as_bytes());
    upper.make_ascii_uppercase();
    let folded = std::str::from_utf8(upper).map_err(|_| Fault::Range)?;
    let parted = folded.find([' ', '-']);
    let split = |at: usize| Some((folded.get(..at)?, folded.get(at..)?.trim_start_matches([' ', '-'])));
    let sizes: &[usize] = parted.as_ref().map_or(&[2, 3], std::slice::from_ref);
    let given = |(district, rest): (&str, &str)| {
        let orders: &[&[u8]] = if district.len() == 2 { &TWO } else { &THREE };
        is_district(district) && orders.iter().any(|order| follows(rest.as_bytes(), order))
    };
    if !sizes.iter().filter_map(|at| split(*at)).any(given) {
        return Err(Fault::Range);
    }
    let numeric = text.bytes().filter(u8::is_ascii_digit).count() == 5;
    let score = match (folded == text, parted.is_some(), numeric) {
        (false, ..) => 10,
        (true, true, false) => 35,
        _ => 20,
    };
    hits.matched(site.start, site.end, score)
}

/// Whether digits and letters come in this order, with the letters that are given out and a digit that is not 0.
fn follows(rest: &[u8], order: &[u8]) -> bool {
    rest.len() == order.len()
        && rest.iter().any(|byte| matches!(byte, b'1'..=b'9'))
        && rest.iter().zip(order).all(|(byte, place)| match place {
            b'9' => byte.is_ascii_digit(),
            _ => byte.is_ascii_uppercase() && !b"BDIOQZ".contains(byte),
        })
}
