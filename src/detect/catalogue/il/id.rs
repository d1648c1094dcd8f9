//! `IL_ID`: the Israeli identity number (mispar zehut): eight digits and a check digit; leading zeros are often left
//! out.

use crate::detect::checksum::luhn;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "IL_ID",
    title: "identity number (Israel)",
    languages: &[Language::Hebrew],
    countries: &["IL"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"\d{7,8}-\d", r"\d{8,9}"],
    longest: 10,
    extent: Extent::Lone,
    most: Most::of(35),
    check_says: "not all zero; the Luhn formula",
    sources: &[
        "חוק מרשם האוכלוסין, תשכ״ה-1965 (Israel, Population Registry Law 5725-1965)",
        "רשות האוכלוסין וההגירה, מספר זהות",
    ],
    context: &[
        (
            Language::Hebrew,
            &["ת.ז", "ת.ז.", "ת\"ז", "ת״ז", "תז", "תעודת זהות", "מספר זהות", "מס' זהות", "מספר ת.ז", "זהות", "מזהה"],
        ),
        (
            Language::English,
            &["teudat zehut", "mispar zehut", "israeli id", "id number", "national id", "identity number"],
        ),
    ],
    taken_for: &["order numbers of nine digits", "dates of eight digits", "SIREN of France, which has the same check"],
    examples: &[
        "ת.ז. ‹039337423›",
        "מספר זהות: ‹3933742-3›",
        "תעודת זהות ‹123456782›,",
        "Israeli ID ‹02345678-3›",
        "teudat zehut ‹23456783›.",
        "ת״ז ‹123456782›",
    ],
    counter_examples: &[
        "ת.ז. 039337422",
        "ת.ז. 039373423",
        "ת.ז. 000000000",
        "ת.ז. 3933742-2",
        "ת.ז. 3937423",
        "ת.ז. 0393374231",
        "ת.ז. 5-039337423",
        "039337423",
        "3933742-3",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    if digits.number(0, digits.len()) == 0 {
        return Err(Fault::Range);
    }
    if !luhn(digits.as_slice()) {
        return Err(Fault::Checksum);
    }
    let score = match (site.matched().contains('-'), digits.len()) {
        (true, _) => 35,
        (_, 9) => 25,
        _ => 15,
    };
    hits.validated(site.start, site.end, score)
}
