//! `BY_UNP`: the Belarusian taxpayer number (UNP): of companies nine digits, of persons two letters and seven digits;
//! the last is a check digit.

use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity, boundary};

pub(super) static DETECTOR: Detector = Detector {
    name: "BY_UNP",
    title: "taxpayer number (Belarus)",
    languages: &[Language::Belarusian, Language::Russian],
    countries: &["BY"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[
        r"[1-7]\d{8}",
        r"[ABCEHKM][ABCEHKMOPT]\d{7}",
        r"\xD0[\x90\x92\x95\x9A\x9C\x9D\xA1]\xD0[\x90\x92\x95\x9A\x9C-\x9E\xA0-\xA2]\d{7}",
    ],
    longest: 11,
    extent: Extent::Lone,
    most: Most::of(45),
    check_says: "a region (1 to 7, or its letter), serial not zero; a check digit by prime weights modulo 11, never ten",
    sources: &[
        "Налоговый кодекс Республики Беларусь (учётный номер плательщика)",
        "Министерство по налогам и сборам Республики Беларусь, Государственный реестр плательщиков",
    ],
    context: &[
        (Language::Belarusian, &["унп", "уліковы нумар плацельшчыка", "нумар плацельшчыка", "плацельшчык", "падаткаў"]),
        (
            Language::Russian,
            &[
                "унп",
                "учетный номер плательщика",
                "учётный номер плательщика",
                "номер плательщика",
                "плательщик",
                "унн",
            ],
        ),
        (Language::English, &["unp", "taxpayer", "tax number", "tax id", "payer number"]),
    ],
    taken_for: &["order numbers of nine digits", "product codes of two letters and seven digits"],
    examples: &[
        "УНП ‹200988541›",
        "УНП ‹MA1953684›",
        "унп: ‹100234568›,",
        "плательщик ‹КВ7654326›.",
        "плацельшчык, УНП ‹191234563›",
        "учётный номер плательщика ‹МА1953684›",
    ],
    counter_examples: &[
        "УНП 200988542",
        "УНП 200898541",
        "УНП 900988541",
        "УНП 200000003",
        "УНП MA1953685",
        "УНП QA1953684",
        "УНП 20098854",
        "УНП 2009885411",
        "УНП 3-200988541",
        "УНП ЯМА1953684",
        "200988541",
        "MA1953684",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Weights by place.
const WEIGHTS: [u32; 8] = [29, 23, 19, 17, 13, 7, 5, 3];
/// The letters of persons' numbers, Latin and as they look alike in Cyrillic; the second counts by its place among them.
const LETTERS: [&str; 2] = ["ABCEHKMOPT", "АВСЕНКМОРТ"];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    if boundary::word_before(site.text, site.start) {
        return Err(Fault::LooksLike("part of a word"));
    }
    let text = site.matched();
    let digits = Digits::of(text);
    let personal = digits.len() == 7;
    let mut values = [0u8; 8];
    let body = digits.as_slice().split_last().map(|(_, body)| body).unwrap_or_default();
    if body.iter().skip(if personal { 0 } else { 1 }).all(|digit| *digit == 0) {
        return Err(Fault::Range);
    }
    if personal {
        let mut places = text.chars().map(|sign| LETTERS.iter().find_map(|row| row.chars().position(|c| c == sign)));
        let (Some(Some(first)), Some(Some(second))) = (places.next(), places.next()) else { return Err(Fault::Range) };
        // The first counts as in base 36.
        values[0] = LETTERS[0].as_bytes().get(first).map_or(0, |letter| letter - b'A' + 10);
        values[1] = u8::try_from(second).unwrap_or_default();
        values[2..].copy_from_slice(body);
    } else {
        values.copy_from_slice(body);
    }
    if u32::from(digits.as_slice()[digits.len() - 1]) != weighted(&values, &WEIGHTS) % 11 {
        return Err(Fault::Checksum);
    }
    hits.validated(site.start, site.end, if personal { 45 } else { 25 })
}
