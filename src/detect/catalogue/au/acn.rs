//! `AU_ACN`: Australian company numbers, nine digits.

use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity, alone};

pub(super) static DETECTOR: Detector = Detector {
    name: "AU_ACN",
    title: "company number (Australia)",
    languages: &[Language::English],
    countries: &["AU"],
    special: None,
    specificity: Specificity::Narrow,
    patterns: &[concat!(r"\d{3}", sep!(), r"?\d{3}", sep!(), r"?\d{3}")],
    longest: 15,
    extent: Extent::Lone,
    most: Most::of(40),
    check_says: "weights 8 to 1, the last digit fills the sum up to a multiple of ten; not all the same; one check digit, so it needs context",
    sources: &["Corporations Act 2001 (Australia), s. 118", "ASIC, Australian Company Number (ACN) digit check"],
    context: &[(
        Language::English,
        &["acn", "australian company number", "company number", "company", "asic", "pty", "pty ltd"],
    )],
    taken_for: &["tax file numbers", "any number of nine digits"],
    examples: &[
        "ACN ‹004 085 616›",
        "acn=‹010499966›",
        "Example Pty Ltd, ‹670 312 928›",
        "company number: ‹045-391-651›.",
        "ASIC: ‹407 924 412›",
    ],
    counter_examples: &[
        "ACN 004 085 617",
        "ACN 004 058 616",
        "ACN 000 000 000",
        "ACN 00408561",
        "ACN 0040856160",
        "ACN 999 999 999",
        "ACN 51-004-085-616",
        "004 085 616",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    if alone::uniform(digits.as_slice()) {
        return Err(Fault::Range);
    }
    if !weighted(digits.as_slice(), &[8, 7, 6, 5, 4, 3, 2, 1, 1]).is_multiple_of(10) {
        return Err(Fault::Checksum);
    }
    let groups = Groups::of(site.matched());
    let printed = groups.sizes() == [3, 3, 3] && groups.even && !alone::in_row(site);
    hits.validated(site.start, site.end, if printed { 40 } else { 20 })
}
