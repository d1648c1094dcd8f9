//! `HU_TAX_ID`: the Hungarian tax identification number of persons (adóazonosító jel): an 8, the day of birth counted
//! from 1867, a serial, a check digit.

use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "HU_TAX_ID",
    title: "tax identification number (Hungary)",
    languages: &[Language::Hungarian],
    countries: &["HU"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"8\d{9}", r"8\d{3}[ -]\d{3}[ -]\d{3}"],
    longest: 12,
    extent: Extent::Lone,
    most: Most::of(40),
    check_says: "a day of birth from 1886 to 2061, serial not zero; a check digit by weights modulo 11, never ten",
    sources: &[
        "1996. évi XX. törvény a személyazonosító jel helyébe lépő azonosítási módokról (Hungary), melléklet",
        "2017. évi CL. törvény az adózás rendjéről (Hungary)",
    ],
    context: &[
        (
            Language::Hungarian,
            &[
                "adóazonosító",
                "adóazonosító jel",
                "adóazonosító jele",
                "adóigazolvány",
                "adószám",
                "személyi",
                "munkavállaló",
            ],
        ),
        (Language::English, &["tax id", "tax identification", "tax number", "tin", "taxpayer"]),
    ],
    taken_for: &["telephone and order numbers of ten digits"],
    examples: &[
        "adóazonosító jel ‹8422780135›",
        "adóazonosító: ‹8350123451›,",
        "tax id ‹8487651240›",
        "Adóazonosító jele: ‹8350 123 451›.",
        "munkavállaló ‹8422780135› adatai",
    ],
    counter_examples: &[
        "adóazonosító 8422780136",
        "adóazonosító 8422870135",
        "adóazonosító 9422780135",
        "adóazonosító 8000011239",
        "adóazonosító 8422780003",
        "adóazonosító 842278013",
        "adóazonosító 84227801351",
        "adóazonosító 3-8422780135",
        "8422780135",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Weights by place.
const WEIGHTS: [u32; 9] = [1, 2, 3, 4, 5, 6, 7, 8, 9];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    // Days from 1 January 1867: from 1886, of those alive when the numbers were first given out, to the year 2061.
    if !matches!(digits.number(1, 6), 7_000..=71_000) || digits.number(6, 9) == 0 {
        return Err(Fault::Range);
    }
    if u64::from(weighted(&digits.as_slice()[..9], &WEIGHTS) % 11) != digits.number(9, 10) {
        return Err(Fault::Checksum);
    }
    hits.validated(site.start, site.end, 40)
}
