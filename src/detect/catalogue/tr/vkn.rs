//! `TR_VKN`: the Turkish tax number of companies and of foreigners (vergi kimlik numarası): nine digits and a check
//! digit.

use crate::detect::alone::in_row;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "TR_VKN",
    title: "tax number (Türkiye)",
    languages: &[Language::Turkish],
    countries: &["TR"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"\d{10}", r"\d{3} \d{3} \d{2} \d{2}", r"\d{3} \d{3} \d{4}"],
    longest: 13,
    extent: Extent::Lone,
    most: Most::of(25),
    check_says: "not all zero; a check digit by powers of two modulo 9, then modulo 10",
    sources: &[
        "213 sayılı Vergi Usul Kanunu (Türkiye), madde 8",
        "4358 sayılı Kanun (vergi kimlik numarası kullanımı)",
        "Gelir İdaresi Başkanlığı, vergi kimlik numarası",
    ],
    context: &[
        (
            Language::Turkish,
            &[
                "vkn",
                "vergi",
                "vergi no",
                "vergi kimlik",
                "vergi kimlik no",
                "vergi kimlik numarası",
                "vergi numarası",
                "vergi dairesi",
                "mükellef",
            ],
        ),
        (Language::English, &["vkn", "tax number", "tax id", "taxpayer", "tin"]),
    ],
    taken_for: &["telephone numbers of ten digits", "timestamps in seconds"],
    examples: &[
        "VKN ‹4540536920›",
        "vergi no: ‹1234567890›",
        "vergi kimlik numarası ‹9876543217›,",
        "Kadıköy vergi dairesi ‹123 456 78 90›.",
        "mükellef ‹454 053 6920›",
    ],
    counter_examples: &[
        "VKN 4540536921",
        "VKN 4540356920",
        "VKN 0000000000",
        "VKN 454053692",
        "VKN 45405369200",
        "VKN 5-4540536920",
        "VKN 12 454 053 6920",
        "4540536920",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    let list = digits.as_slice();
    if digits.number(0, 10) == 0 {
        return Err(Fault::Range);
    }
    // Each digit and its place, counted from the right, by 10; that times two to the place, by 9, where 9 stays 9.
    let weighed = list[..9].iter().zip((1u32..=9).rev()).map(|(digit, place)| match (u32::from(*digit) + place) % 10 {
        0 => 0,
        rest => ((rest << place) - 1) % 9 + 1,
    });
    if (10 - weighed.sum::<u32>() % 10) % 10 != u32::from(list[9]) {
        return Err(Fault::Checksum);
    }
    if in_row(site) {
        return Err(Fault::LooksLike("a row of groups"));
    }
    hits.validated(site.start, site.end, 25)
}
