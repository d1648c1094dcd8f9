//! `UK_UTR`: the unique taxpayer reference of the United Kingdom, ten digits, the first of which checks the others.

use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, sep};
use crate::detect::{Detector, Language, Specificity, alone};

pub(super) static DETECTOR: Detector = Detector {
    name: "UK_UTR",
    title: "unique taxpayer reference (United Kingdom)",
    languages: &[Language::English],
    countries: &["GB"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[
        concat!(r"(?i:K)?\d{5}", sep!(), r"?\d{5}(?i:K)?"),
        concat!(r"\d{3}", sep!(), r"\d{3}", sep!(), r"\d{4}(?i:K)?"),
    ],
    longest: 17,
    extent: Extent::Whole,
    most: Most::of(30),
    check_says: "the first digit is that of the weighted remainder by 11 of the others, never 0; no more to tell it from other numbers of ten digits, so it needs context",
    sources: &[
        "HMRC, Specification for the modulus check of unique taxpayer references",
        "OECD, Tax identification numbers: United Kingdom",
    ],
    context: &[(
        Language::English,
        &[
            "utr",
            "unique taxpayer reference",
            "taxpayer reference",
            "tax reference",
            "self assessment",
            "self-assessment",
            "corporation tax",
            "tax return",
            "hmrc",
            "taxpayer",
        ],
    )],
    taken_for: &["telephone numbers", "order numbers and timestamps of ten digits"],
    examples: &[
        "UTR ‹1955839661›",
        "unique taxpayer reference: ‹67326 81950›",
        "HMRC self assessment ‹4627045345K›.",
        "utr=‹144-919-2327›",
        "tax reference ‹43738 17181›",
    ],
    counter_examples: &[
        "UTR 2955839661",
        "UTR 1955839616",
        "UTR 195583966",
        "UTR 19558396610",
        "UTR 0955839661",
        "UTR 1955839661.5",
        "UTR 1111111111",
        "1955839661",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    /// The check digit of each remainder.
    const CHECK: [u8; 11] = [2, 1, 9, 8, 7, 6, 5, 4, 3, 2, 1];
    alone::alone(site)?;
    let digits = Digits::of(site.matched());
    let Some((&first, rest)) = digits.as_slice().split_first() else { return Err(Fault::Range) };
    if alone::uniform(digits.as_slice()) {
        return Err(Fault::Range);
    }
    let remainder = weighted(rest, &[6, 7, 8, 9, 10, 5, 4, 3, 2]) % 11;
    if CHECK[remainder as usize] != first {
        return Err(Fault::Checksum);
    }
    hits.validated(site.start, site.end, 30)
}
