//! `US_SSN`: social security numbers of the United States, by the rules for area, group and serial.

use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity, row};

pub(super) static DETECTOR: Detector = Detector {
    name: "US_SSN",
    title: "social security number (United States)",
    languages: &[Language::English, Language::Spanish],
    countries: &["US"],
    special: Some(Special::NationalId),
    specificity: Specificity::Specific,
    patterns: &[concat!(r"\d{3}", sep!(), r"\d{2}", sep!(), r"\d{4}"), r"\d{9}"],
    longest: 17,
    extent: Extent::Whole,
    most: Most::figures(20, 60),
    check_says: "area not 000, 666 or 900 and above, group not 00, serial not 0000; no check digit, so nine bare digits need context",
    sources: &["SSA, Social Security Number Randomization (2011)", "SSA, POMS RM 10201.035 (numbers never given out)"],
    context: &[
        (
            Language::English,
            &["ssn", "social", "social security", "social security number", "ss#", "tax id", "taxpayer", "itin"],
        ),
        (Language::Spanish, &["seguro social", "seguridad social", "número de seguro social", "nss"]),
    ],
    taken_for: &["telephone numbers without an area", "postal codes of nine digits", "order numbers"],
    examples: &[
        "My SSN is ‹536-22-1234›.",
        "‹219-45-6789›",
        "‹001 01 0001›",
        "social security number ‹536221234›",
        "ssn ‹899.99.9999›",
        "7 ‹536-22-1234› 8",
        "ssn 7 ‹536 22 1234› 8",
    ],
    counter_examples: &[
        "000-22-1234",
        "666-22-1234",
        "912-22-1234",
        "536-00-1234",
        "536-22-0000",
        "536221234",
        "536-22-12345",
        "536-22 1234",
        "ssn 078-05-1120",
        "1-536-22-1234",
        "466 5078 645 29 8080 14 0 67",
        "536 22 1234 7",
        "7 536 22 1234",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Numbers printed in advertisements and so never valid.
const PRINTED: [u64; 2] = [78_051_120, 219_099_999];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let bytes = site.text.as_bytes();
    if matches!(&bytes[..site.start], [.., b'0'..=b'9', b'-' | b'.' | b'/'])
        || matches!(&bytes[site.end..], [b'-' | b'.' | b'/', b'0'..=b'9', ..])
    {
        return Err(Fault::LooksLike("part of a longer number"));
    }
    let digits = Digits::of(site.matched());
    let (area, group, serial) = (digits.number(0, 3), digits.number(3, 5), digits.number(5, 9));
    if matches!(area, 0 | 666 | 900..) || group == 0 || serial == 0 || PRINTED.contains(&digits.number(0, 9)) {
        return Err(Fault::Range);
    }
    let groups = Groups::of(site.matched());
    if !groups.even {
        return Err(Fault::LooksLike("digits under unlike separators"));
    }
    // Digits beside it behind the same separator make a row of numbers.
    let gap = row::gaps(site.matched()).map_or("", |(first, _)| first);
    let row = |gap: &str| {
        !row::before(site.text, site.start, gap, site.done).sizes().is_empty()
            || !row::after(site.text, site.end, gap).sizes().is_empty()
    };
    let score = match groups.sizes() {
        [_] => 20,
        _ if row(gap) => 20,
        _ if site.matched().contains('-') => 60,
        _ => 50,
    };
    hits.matched(site.start, site.end, score)
}
