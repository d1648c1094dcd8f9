//! `RU_SNILS`: the Russian number of an individual insurance account: nine digits and two check digits.

use crate::detect::alone::in_row;
use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "RU_SNILS",
    title: "insurance account number (Russia)",
    languages: &[Language::Russian],
    countries: &["RU"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[concat!(r"\d{3}", sep!(), r"?\d{3}", sep!(), r"?\d{3}", sep!(), r"?\d{2}")],
    longest: 20,
    extent: Extent::Lone,
    most: Most::figures(40, 75),
    check_says: "not zero; for numbers above 001-001-998 a check by weights modulo 101, where 100 is 00; those before have none and need context",
    sources: &[
        "Федеральный закон от 01.04.1996 № 27-ФЗ (индивидуальный персонифицированный учёт)",
        "Социальный фонд России, страховой номер индивидуального лицевого счёта (СНИЛС)",
    ],
    context: &[
        (
            Language::Russian,
            &[
                "снилс",
                "страховой номер",
                "страховое свидетельство",
                "страхового свидетельства",
                "лицевого счёта",
                "лицевого счета",
                "пфр",
                "сфр",
                "пенсионный",
            ],
        ),
        (Language::English, &["snils", "insurance account", "pension", "social insurance"]),
    ],
    taken_for: &["CPF of Brazil, which is written alike", "telephone numbers of eleven digits"],
    examples: &[
        "СНИЛС ‹112-233-445 95›",
        "‹087-654-303 00›",
        "снилс: ‹12345678964›,",
        "страховой номер ‹123-456-789-64›.",
        "пенсионный фонд, СНИЛС ‹11223344595›",
        "СНИЛС ‹001-001-998 00›",
    ],
    counter_examples: &[
        "СНИЛС 112-233-445 96",
        "СНИЛС 112-233-454 95",
        "СНИЛС 000-000-000 00",
        "СНИЛС 112-233-445",
        "СНИЛС 112233445951",
        "СНИЛС 5-112-233-445 95",
        "СНИЛС 112-2334-45 95",
        "11223344595",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Weights by place.
const WEIGHTS: [u32; 9] = [9, 8, 7, 6, 5, 4, 3, 2, 1];
/// The last number without a check.
const UNCHECKED: u64 = 1_001_998;

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    let number = digits.number(0, 9);
    let parted = Groups::of(site.matched()).sizes() == [3, 3, 3, 2];
    if number == 0 {
        return Err(Fault::Range);
    }
    if number <= UNCHECKED {
        return hits.matched(site.start, site.end, if parted { 25 } else { 10 });
    }
    if u64::from(weighted(&digits.as_slice()[..9], &WEIGHTS) % 101 % 100) != digits.number(9, 11) {
        return Err(Fault::Checksum);
    }
    let score = match parted {
        true if site.matched().contains('-') => 75,
        true if !in_row(site) => 45,
        _ => 40,
    };
    hits.validated(site.start, site.end, score)
}
