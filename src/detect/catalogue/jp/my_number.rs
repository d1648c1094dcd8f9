//! `JP_MY_NUMBER`: the individual number of Japan (個人番号, マイナンバー): eleven digits and a check digit.

use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity, row};

pub(super) static DETECTOR: Detector = Detector {
    name: "JP_MY_NUMBER",
    title: "individual number (Japan)",
    languages: &[Language::Japanese],
    countries: &["JP"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[concat!(r"\d{4}", sep!(), r"?\d{4}", sep!(), r"?\d{4}")],
    longest: 18,
    extent: Extent::Whole,
    most: Most::of(40),
    check_says: "the check digit is 11 less the weighted sum's remainder by 11, 0 where that is above 9; not one digit twelve times; always needs context, since one digit in ten holds by chance",
    sources: &[
        "行政手続における特定の個人を識別するための番号の利用等に関する法律 (平成25年法律第27号)",
        "平成26年総務省令第85号 第5条 (check digit)",
    ],
    context: &[
        (Language::Japanese, &["マイナンバー", "個人番号", "共通番号"]),
        (
            Language::English,
            &["my number", "mynumber", "individual number", "kojin bango", "national id", "tax id", "id number"],
        ),
    ],
    taken_for: &["order numbers of twelve digits", "timestamps", "Aadhaar numbers", "parts of card numbers"],
    examples: &[
        "マイナンバー：‹1234 5678 9018›",
        "My Number ‹123456789018›",
        "個人番号 ‹9021-0543-2104›",
        "my number is ‹7123 4509 8763›.",
        "個人番号は‹555123400676›です",
    ],
    counter_examples: &[
        "マイナンバー 1234 5678 9017",
        "my number 123457689018",
        "my number 1234 5678 901",
        "my number 1234567890181",
        "my number 111111111118",
        "my number 000000000000",
        "my number 1234 5678-9018",
        "my number 1234 5678 9018 1111",
        "1234 5678 9018",
        "123456789018",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Weights of the first eleven digits: from the right 2 to 7, then 2 to 6.
const WEIGHTS: [u32; 11] = [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    let list = digits.as_slice();
    let (Some(first), Some(&last)) = (list.first(), list.get(11)) else { return Err(Fault::Range) };
    if list[..11].iter().all(|digit| digit == first) {
        return Err(Fault::Range);
    }
    let rest = weighted(list, &WEIGHTS) % 11;
    if u32::from(last) != if rest < 2 { 0 } else { 11 - rest } {
        return Err(Fault::Checksum);
    }
    if row::part(site) {
        return Err(Fault::LooksLike("a part of a longer row"));
    }
    let groups = Groups::of(site.matched());
    if !groups.even {
        return Err(Fault::LooksLike("digits under unlike separators"));
    }
    hits.validated(site.start, site.end, if groups.sizes().len() == 3 { 40 } else { 20 })
}
