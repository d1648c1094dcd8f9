//! `CZ_DIC`: the Czech tax number: CZ and a company number, a birth number, or a number of a person without one.

use super::rc::holds as birth_number;
use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "CZ_DIC",
    title: "tax number (Czechia)",
    languages: &[Language::Czech],
    countries: &["CZ"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"(?i:CZ)[ -]?\d{8,10}"],
    longest: 13,
    extent: Extent::Lone,
    most: Most::of(65),
    check_says: "eight digits: the weights 8 to 2 modulo 11, the first digit not 9; nine that begin with 6: their own check digit; else a birth number; small letters need context",
    sources: &[
        "Zákon č. 280/2009 Sb., daňový řád, § 130",
        "European Commission, VIES: structure of the Czech VAT number",
    ],
    context: &[
        (
            Language::Czech,
            &["dič", "dic", "daňové identifikační číslo", "daňové číslo", "plátce dph", "dph", "finanční úřad"],
        ),
        (Language::English, &["vat", "vat id", "vat number", "tax id", "tax number", "tin"]),
    ],
    taken_for: &["article numbers that begin with CZ"],
    examples: &[
        "DIČ ‹CZ25123891›",
        "‹CZ7103192745›",
        "DIČ: ‹CZ 640903926›",
        "VAT ‹cz31415920›",
        "plátce DPH, ‹CZ27182819›",
        "‹CZ-614142130›",
    ],
    counter_examples: &[
        "DIČ CZ25123892",
        "DIČ CZ25132891",
        "DIČ CZ95123891",
        "DIČ CZ640903927",
        "DIČ CZ7103192746",
        "DIČ CZ2512389",
        "DIČ CZ25123891234",
        "DIČ CZ590312123",
        "XCZ25123891",
        "DIČ CZ25123891-7",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    match digits.as_slice() {
        [9, _, _, _, _, _, _, _] => return Err(Fault::Range),
        [body @ .., last] if body.len() == 7 => {
            let left = match weighted(body, &WEIGHTS) % 11 {
                0 => 1,
                1 => 0,
                left => 11 - left,
            };
            if left != u32::from(*last) {
                return Err(Fault::Checksum);
            }
        }
        [6, body @ .., last] if body.len() == 7 => {
            let left = (10 - weighted(body, &WEIGHTS) % 11) % 11;
            if (18 - left) % 10 != u32::from(*last) {
                return Err(Fault::Checksum);
            }
        }
        _ => birth_number(&digits)?,
    }
    hits.validated(site.start, site.end, if site.matched().starts_with("CZ") { 65 } else { 35 })
}

const WEIGHTS: [u32; 7] = [8, 7, 6, 5, 4, 3, 2];
