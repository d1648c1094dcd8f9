//! `NL_BSN`: the Dutch citizen service number: nine digits, or eight where the first is 0.

use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "NL_BSN",
    title: "citizen service number (Netherlands)",
    languages: &[Language::Dutch],
    countries: &["NL"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"\d{4}[. ]\d{2}[. ]\d{3}", concat!(r"\d{3}", sep!(), r"\d{3}", sep!(), r"\d{3}"), r"\d{8,9}"],
    longest: 15,
    extent: Extent::Lone,
    most: Most::figures(25, 45),
    check_says: "the weights 9 to 2, less the last digit, give a multiple of 11; one such check says little, so it needs context however it is written",
    sources: &[
        "Wet algemene bepalingen burgerservicenummer",
        "Rijksdienst voor Identiteitsgegevens, Logisch ontwerp BSN (elfproef)",
    ],
    context: &[
        (
            Language::Dutch,
            &[
                "bsn",
                "bsn-nummer",
                "bsnnummer",
                "burgerservicenummer",
                "sofinummer",
                "sofi",
                "sofi-nummer",
                "persoonsnummer",
                "burger service nummer",
                "fiscaal nummer",
                "rsin",
            ],
        ),
        (Language::English, &["bsn", "citizen service number", "citizen number", "social security", "tax id"]),
    ],
    taken_for: &["order and telephone numbers of nine digits", "bank account numbers of old", "dates of eight digits"],
    examples: &[
        "BSN ‹314159265›",
        "burgerservicenummer: ‹1112.22.333›",
        "rsin ‹2718.28.183›",
        "BSN ‹141 421 356›",
        "sofinummer ‹51234567›",
        "mijn bsn is ‹204610370›",
    ],
    counter_examples: &[
        "BSN 314159266",
        "BSN 341159265",
        "BSN 000000000",
        "BSN 3141592",
        "BSN 3141592655",
        "2718.28.183",
        "314159265",
        "BSN 7-314159265",
        "BSN 2718.28.184",
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
    if !elfproef(digits.as_slice(), 0) {
        return Err(Fault::Checksum);
    }
    let groups = Groups::of(site.matched());
    let score = match groups.sizes() {
        [4, 2, 3] if groups.even && site.matched().contains('.') => 45,
        [4, 2, 3] if groups.even => 40,
        [8] => 10,
        _ => 25,
    };
    hits.validated(site.start, site.end, score)
}

/// Whether the weights 9 to 2, less the last digit, leave this by 11. Of eight digits, the first of nine is 0.
pub(super) fn elfproef(digits: &[u8], left: u32) -> bool {
    const WEIGHTS: [u32; 8] = [9, 8, 7, 6, 5, 4, 3, 2];
    let Some((last, body)) = digits.split_last() else { return false };
    let from = WEIGHTS.len().saturating_sub(body.len());
    weighted(body, &WEIGHTS[from..]) % 11 == (u32::from(*last) + left) % 11
}

#[cfg(test)]
mod tests {
    use super::elfproef;

    #[test]
    fn published_numbers_hold() {
        // 1112.22.333 is the specimen of the citizen service number, 1012.22.331 that of the education number.
        assert!(elfproef(&[1, 1, 1, 2, 2, 2, 3, 3, 3], 0) && elfproef(&[1, 0, 1, 2, 2, 2, 3, 3, 1], 5));
        assert!(elfproef(&[0, 5, 1, 2, 3, 4, 5, 6, 7], 0) && elfproef(&[5, 1, 2, 3, 4, 5, 6, 7], 0));
        assert!(!elfproef(&[1, 1, 1, 2, 5, 2, 3, 3, 3], 0) && !elfproef(&[], 0));
    }
}
