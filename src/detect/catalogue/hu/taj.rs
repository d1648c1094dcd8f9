//! `HU_TAJ`: the Hungarian social security number (TAJ): eight digits and a check digit, printed in threes.

use crate::detect::alone::in_row;
use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "HU_TAJ",
    title: "social security number (Hungary)",
    languages: &[Language::Hungarian],
    countries: &["HU"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[concat!(r"\d{3}", sep!(), r"?\d{3}", sep!(), r"?\d{3}")],
    longest: 15,
    extent: Extent::Lone,
    most: Most::of(30),
    check_says: "not all zero; a check digit by weights 3 and 7 modulo 10",
    sources: &[
        "1996. évi XX. törvény a személyazonosító jel helyébe lépő azonosítási módokról (Hungary), melléklet",
        "Nemzeti Egészségbiztosítási Alapkezelő, társadalombiztosítási azonosító jel (TAJ)",
    ],
    context: &[
        (
            Language::Hungarian,
            &[
                "taj",
                "taj szám",
                "taj-szám",
                "taj kártya",
                "tajszám",
                "társadalombiztosítási",
                "társadalombiztosítási azonosító",
                "egészségbiztosítás",
                "beteg",
            ],
        ),
        (Language::English, &["taj", "social security", "social security number", "health insurance"]),
    ],
    taken_for: &["company numbers of nine digits", "amounts", "telephone numbers"],
    examples: &[
        "TAJ szám: ‹111 111 110›",
        "TAJ ‹123456788›",
        "taj-szám ‹123-456-788›,",
        "TAJ: ‹034 567 892›.",
        "a beteg TAJ száma ‹034567892›",
    ],
    counter_examples: &[
        "TAJ 111 111 111",
        "TAJ 123546788",
        "TAJ 000 000 000",
        "TAJ 111 111 11",
        "TAJ 1111111100",
        "TAJ 5-111 111 110",
        "TAJ 111-111 110",
        "TAJ 222 111 111 110",
        "123456788",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Weights by place.
const WEIGHTS: [u32; 8] = [3, 7, 3, 7, 3, 7, 3, 7];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    if digits.number(0, 9) == 0 {
        return Err(Fault::Range);
    }
    if u64::from(weighted(&digits.as_slice()[..8], &WEIGHTS) % 10) != digits.number(8, 9) {
        return Err(Fault::Checksum);
    }
    let groups = Groups::of(site.matched());
    if !groups.even || groups.sizes().len() == 2 || in_row(site) {
        return Err(Fault::LooksLike("a row of groups"));
    }
    hits.validated(site.start, site.end, if groups.sizes().len() == 3 { 30 } else { 20 })
}
