//! `AU_TFN`: tax file numbers of Australia, nine digits, or eight in old ones.

use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity, alone};

pub(super) static DETECTOR: Detector = Detector {
    name: "AU_TFN",
    title: "tax file number (Australia)",
    languages: &[Language::English],
    countries: &["AU"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[
        concat!(r"\d{3}", sep!(), r"?\d{3}", sep!(), r"?\d{3}"),
        concat!(r"\d{2}", sep!(), r"?\d{3}", sep!(), r"?\d{3}"),
    ],
    longest: 15,
    extent: Extent::Lone,
    most: Most::of(40),
    check_says: "weights 1, 4, 3, 7, 5, 8, 6, 9, 10, or 10, 7, 8, 4, 6, 3, 5, 1 for eight digits, the sum a multiple of 11; not all the same; one check digit, so it needs context",
    sources: &[
        "Income Tax Assessment Act 1936 (Australia), part VA",
        "Australian Taxation Office, TFN algorithm for software developers",
        "Privacy (Tax File Number) Rule 2015",
    ],
    context: &[(
        Language::English,
        &["tfn", "tax file number", "tax file", "ato", "australian taxation office", "tax number"],
    )],
    taken_for: &["company numbers", "any number of eight or nine digits"],
    examples: &[
        "TFN ‹123 456 782›",
        "tax file number: ‹148265501›.",
        "tfn=‹425-833-785›",
        "ATO, TFN ‹283 913 606›",
        "old tax file number ‹23 641 099›",
    ],
    counter_examples: &[
        "TFN 123 456 783",
        "TFN 123 465 782",
        "TFN 000 000 000",
        "TFN 1234567",
        "TFN 1234567820",
        "TFN 999 999 999",
        "TFN 23 641 098",
        "123 456 782",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |text| Digits::of(text).number(0, 9) == 123_456_782,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    if alone::uniform(digits.as_slice()) {
        return Err(Fault::Range);
    }
    let weights: &[u32] = match digits.len() {
        9 => &[1, 4, 3, 7, 5, 8, 6, 9, 10],
        _ => &[10, 7, 8, 4, 6, 3, 5, 1],
    };
    if !weighted(digits.as_slice(), weights).is_multiple_of(11) {
        return Err(Fault::Checksum);
    }
    let groups = Groups::of(site.matched());
    let printed = matches!(groups.sizes(), [2 | 3, 3, 3]) && groups.even && !alone::in_row(site);
    hits.validated(site.start, site.end, if printed { 40 } else { 20 })
}

#[cfg(test)]
mod tests {
    use super::weighted;

    #[test]
    fn published_numbers_hold() {
        // Test numbers that the tax office gave to developers of software.
        for (number, weights) in [
            ([4, 5, 9, 5, 9, 9, 2, 3, 0].as_slice(), [1, 4, 3, 7, 5, 8, 6, 9, 10].as_slice()),
            (&[3, 7, 1, 1, 8, 6, 2, 9], &[10, 7, 8, 4, 6, 3, 5, 1]),
            (&[3, 7, 1, 1, 8, 6, 6, 0], &[10, 7, 8, 4, 6, 3, 5, 1]),
        ] {
            assert_eq!(weighted(number, weights) % 11, 0, "{number:?}");
        }
    }
}
