//! `AU_ABN`: Australian business numbers, which sole traders have too: two check digits and nine others.

use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity, alone};

pub(super) static DETECTOR: Detector = Detector {
    name: "AU_ABN",
    title: "business number (Australia)",
    languages: &[Language::English],
    countries: &["AU"],
    special: None,
    specificity: Specificity::Narrow,
    patterns: &[concat!(r"[1-9]\d", sep!(), r"?\d{3}", sep!(), r"?\d{3}", sep!(), r"?\d{3}")],
    longest: 20,
    extent: Extent::Lone,
    most: Most::of(45),
    check_says: "1 taken from the first digit, weights 10, 1, 3, 5 to 19, the sum a multiple of 89; not all the same; it needs context",
    sources: &[
        "A New Tax System (Australian Business Number) Act 1999",
        "Australian Business Register, Format of the ABN (modulus 89)",
    ],
    context: &[(
        Language::English,
        &["abn", "australian business number", "business number", "tax invoice", "gst", "registered business"],
    )],
    taken_for: &["telephone numbers with Australia's code 61", "German tax numbers of eleven digits"],
    examples: &[
        "ABN ‹51 824 753 556›",
        "abn=‹53004085616›",
        "GST ‹96 578 526 146› trading as Example Plumbing",
        "business number: ‹74-786-810-123›.",
        "ABN ‹61 407 489 623›",
    ],
    counter_examples: &[
        "ABN 51 824 753 557",
        "ABN 51 824 735 556",
        "ABN 01 824 753 556",
        "ABN 5182475355",
        "ABN 518247535560",
        "ABN 99 999 999 999",
        "ABN 3-51-824-753-556",
        "96 578 526 146",
        "53004085616",
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
    // Ten from the sum is the 1 taken from the first digit, whose weight is 10; it is not 0.
    let sum = weighted(digits.as_slice(), &[10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]);
    if sum < 10 || !(sum - 10).is_multiple_of(89) {
        return Err(Fault::Checksum);
    }
    let groups = Groups::of(site.matched());
    let printed = groups.sizes() == [2, 3, 3, 3] && groups.even && !alone::in_row(site);
    // Mobile telephone numbers are grouped alike behind Australia's code.
    let mobile = digits.number(0, 3) == 614;
    hits.validated(site.start, site.end, if printed && !mobile { 45 } else { 35 })
}
