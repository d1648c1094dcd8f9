//! `SI_TIN`: the Slovenian tax number of persons and companies (davčna številka): seven digits and a check digit.

use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "SI_TIN",
    title: "tax number (Slovenia)",
    languages: &[Language::Slovenian],
    countries: &["SI"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"(?:SI ?)?[1-9]\d{7}"],
    longest: 11,
    extent: Extent::Lone,
    most: Most::of(60),
    check_says: "no leading zero; a check digit by weights modulo 11, never eleven; ten is written 0",
    sources: &["Zakon o davčnem postopku (ZDavP-2, Slovenia)", "Finančna uprava Republike Slovenije, davčna številka"],
    context: &[
        (
            Language::Slovenian,
            &["davčna", "davčna številka", "davčno", "davčni zavezanec", "id za ddv", "ddv", "furs", "zavezanec"],
        ),
        (Language::English, &["tax number", "tax id", "tin", "vat", "taxpayer"]),
    ],
    taken_for: &["dates of eight digits", "order numbers"],
    examples: &[
        "davčna številka ‹50223054›",
        "‹SI50223054›",
        "ID za DDV: ‹SI 12345679›,",
        "davčna št. ‹98765434›",
        "davčni zavezanec ‹12345679›.",
    ],
    counter_examples: &[
        "davčna številka 50223055",
        "davčna številka 50232054",
        "davčna številka 00223054",
        "davčna številka 5022305",
        "davčna številka 502230544",
        "davčna številka 3-50223054",
        "davčna ESI50223054",
        "50223054",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Weights by place.
const WEIGHTS: [u32; 7] = [8, 7, 6, 5, 4, 3, 2];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    // Eleven less the remainder: ten is written 0, and where it is eleven the number is not given out.
    let wanted = 11 - weighted(&digits.as_slice()[..7], &WEIGHTS) % 11;
    if wanted == 11 || u64::from(wanted % 10) != digits.number(7, 8) {
        return Err(Fault::Checksum);
    }
    let named = site.matched().starts_with('S');
    hits.validated(site.start, site.end, if named { 60 } else { 25 })
}
