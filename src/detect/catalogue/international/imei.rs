//! `IMEI`: the number of a mobile device, fifteen digits with a check digit, or sixteen with the software's version.

use crate::detect::checksum::luhn;
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "IMEI",
    title: "number of a mobile device (IMEI, IMEISV)",
    languages: &[],
    countries: &[],
    special: None,
    specificity: Specificity::Narrow,
    patterns: &[r"\d{2}[ .-]?\d{6}[ .-]?\d{6}[ .-]?\d{1,2}", r"\d{6}[ /-]\d{2}[ /-]\d{6}[ /-]\d"],
    longest: 20,
    extent: Extent::Whole,
    most: Most::figures(35, 70),
    check_says: "a reporting body that allocates, the Luhn formula over fifteen digits (sixteen, with a software version, have no check digit and need context), not one digit throughout",
    sources: &["3GPP TS 23.003 §6.2 and annex B", "GSMA TS.06, IMEI allocation and approval process"],
    context: &[
        (
            Language::English,
            &["imei", "imeisv", "imei number", "device", "handset", "mobile", "equipment", "phone serial", "device id"],
        ),
        (Language::French, &["imei", "appareil", "téléphone", "numéro de série"]),
        (Language::German, &["imei", "gerät", "handy", "gerätenummer", "seriennummer"]),
        (Language::Spanish, &["imei", "dispositivo", "móvil"]),
        (Language::Italian, &["imei", "dispositivo", "cellulare"]),
        (Language::Dutch, &["imei", "toestel", "apparaat"]),
        (Language::Polish, &["imei", "telefon", "urządzenie"]),
        (Language::Portuguese, &["imei", "aparelho", "telemóvel", "celular"]),
    ],
    taken_for: &["order numbers of 15 digits", "IMSI", "American Express cards", "FR_NIR"],
    examples: &[
        "IMEI: ‹490154203237518›",
        "‹35-209900-176148-1› was reported stolen",
        "le téléphone IMEI ‹86 000012 345678 1›",
        "imei=‹010123456789013›",
        "imeisv ‹9900011234560102›",
        "Gerät ‹990001123456014›",
        "‹352099/00/176148/1›",
    ],
    counter_examples: &[
        "imei 490154203237519",
        "imei 490154203273518",
        "imei 000000000000000",
        "imei 4901542032375180001",
        "imei 777777777777775",
        "imei 49015420323751",
        "352099001761481",
        "3520990017614811",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Two digits of the bodies that report allocations (GSMA TS.06, annex); 00 is for test numbers of networks without one.
const BODIES: [u64; 19] = [1, 10, 30, 33, 35, 44, 45, 49, 50, 51, 52, 53, 54, 86, 91, 95, 97, 98, 99];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    let list = digits.as_slice();
    if !BODIES.contains(&digits.number(0, 2)) || list.iter().all(|digit| Some(digit) == list.first()) {
        return Err(Fault::Range);
    }
    let groups = Groups::of(site.matched());
    match (list.len(), groups.sizes()) {
        (16, [16] | [2, 6, 6, 2]) => hits.matched(site.start, site.end, 15),
        (15, sizes) if luhn(list) => {
            let grouped = groups.even && matches!(sizes, [2, 6, 6, 1] | [6, 2, 6, 1]);
            hits.validated(site.start, site.end, if grouped { 70 } else { 35 })
        }
        (15, _) => Err(Fault::Checksum),
        _ => Err(Fault::Range),
    }
}
