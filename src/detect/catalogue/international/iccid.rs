//! `ICCID`: the number of a SIM card, 19 or 20 digits that begin with 89 and end with a check digit.

use crate::detect::checksum::luhn;
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "ICCID",
    title: "number of a SIM card (ICCID)",
    languages: &[],
    countries: &[],
    special: None,
    specificity: Specificity::Narrow,
    patterns: &[
        r"89\d{17,18}[Ff]?",
        r"89\d{2}(?:[ -]\d{4}){3}[ -]\d{3,4}",
        r"89(?:[ -]\d{2}){8}[ -]\d{1,2}",
        r"89[ -]?\d{2,4}[ -]\d{2,6}[ -]\d{5,12}[ -]\d",
    ],
    longest: 29,
    extent: Extent::Whole,
    most: Most::of(75),
    check_says: "industry 89 (telecommunications), a country's telephone code, the Luhn formula over 19 or 20 digits",
    sources: &[
        "Recommendation ITU-T E.118 (05/2006) §3",
        "ETSI TS 102 221 §13.2 (EF ICCID)",
        "ITU-T E.164 (country codes)",
    ],
    context: &[
        (Language::English, &["iccid", "sim", "sim card", "sim number", "esim", "icc-id", "simcard", "ssn"]),
        (Language::French, &["iccid", "carte sim", "sim"]),
        (Language::German, &["iccid", "sim-karte", "sim-kartennummer", "sim"]),
        (Language::Spanish, &["iccid", "tarjeta sim"]),
        (Language::Italian, &["iccid", "scheda sim"]),
        (Language::Dutch, &["iccid", "simkaart"]),
        (Language::Polish, &["iccid", "karta sim", "karty sim"]),
        (Language::Portuguese, &["iccid", "cartão sim"]),
    ],
    taken_for: &["parcel numbers of 20 digits", "Luhn numbers of loyalty cards"],
    examples: &[
        "‹8933101234567890121›",
        "SIM ‹8944100123456789015›",
        "iccid ‹89331012345678901230›",
        "carte SIM ‹8933 1012 3456 7890 121›",
        "eSIM: ‹8949100123456789014F›",
    ],
    counter_examples: &[
        "iccid 8933101234567890122",
        "iccid 8933101234567890211",
        "iccid 8833101234567890121",
        "iccid 893310123456789012",
        "iccid 8900101234567890125",
        "iccid 89331012345678901211234",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    if !matches!(digits.len(), 19 | 20) || !country(&digits) {
        return Err(Fault::Range);
    }
    if !luhn(digits.as_slice()) {
        return Err(Fault::Checksum);
    }
    let grouped = Groups::of(site.matched()).sizes().len() > 1;
    hits.validated(site.start, site.end, if grouped { 75 } else { 65 })
}

/// Whether a telephone code of a country follows the 89: the zones of ITU-T E.164 with codes of one, two and three digits.
fn country(digits: &Digits) -> bool {
    let two = digits.number(2, 4);
    match two / 10 {
        0 => false,
        1 | 7 => true,
        _ => !matches!(two, 28 | 83 | 89),
    }
}
