//! `SE_PERSONNUMMER`: the Swedish personal identity number, and the co-ordination number of those who are not registered.

use crate::detect::checksum::luhn;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity, alone, birth, calendar};

pub(super) static DETECTOR: Detector = Detector {
    name: "SE_PERSONNUMMER",
    title: "personal identity number (Sweden)",
    languages: &[Language::Swedish],
    countries: &["SE"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"\d{6}[-+ ]?\d{4}", r"(?:18|19|20)\d{6}[-+ ]?\d{4}"],
    longest: 13,
    extent: Extent::Lone,
    most: Most::figures(65, 80),
    check_says: "a day that exists (60 more in co-ordination numbers, where month and day may be unknown), the birth number not 000; the Luhn formula over the last ten digits; ten digits in one word, and what may as well be a date and a time or the number of a bill, need context",
    sources: &[
        "Folkbokföringslag (1991:481), 18 § and 18 a §",
        "Lag (2022:1697) om samordningsnummer",
        "Skatteverket, SKV 704 Personnummer; testpersonnummer (birth numbers 980 to 999)",
    ],
    context: &[
        (
            Language::Swedish,
            &[
                "personnummer",
                "pnr",
                "persnr",
                "person nr",
                "personnr",
                "samordningsnummer",
                "födelsenummer",
                "födelsedatum",
                "personnumret",
                "svenskt personnummer",
            ],
        ),
        (
            Language::English,
            &["personal identity number", "personal number", "personal id", "national id", "ssn", "social security"],
        ),
    ],
    taken_for: &["organisation numbers", "numbers of bills with a date", "times", "Danish and Icelandic numbers"],
    examples: &[
        "personnummer ‹811228-9874›",
        "‹640823-3234›",
        "‹19670919-9530›",
        "pnr: ‹8802294713›",
        "född ‹121212+1212›",
        "samordningsnummer ‹811288-9871›",
        "personal number ‹196709199530›",
        "‹200402292395›",
    ],
    counter_examples: &[
        "personnummer 811228-9875",
        "personnummer 812128-9874",
        "personnummer 811232-9874",
        "personnummer 810229-9874",
        "personnummer 811228-0009",
        "personnummer 811228-987",
        "personnummer 811228-98744",
        "8112289874",
        "personnummer 7-811228-9874",
        "20260229-2395",
        "202401311002",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |text| {
        let digits = Digits::of(text);
        digits.number(digits.len().saturating_sub(4), digits.len().saturating_sub(1)) >= 980
    },
};

/// From this year of birth on, a date and four digits are more often a bill's or a file's than a person's.
const RECENT: u64 = 2015;

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    let list = digits.as_slice();
    let ten = digits.len() - 10;
    let number = |from: usize, to: usize| digits.number(ten + from, ten + to);
    let (year, month, day) = (number(0, 2), number(2, 4), number(4, 6));
    let coordination = day >= 60;
    let day = if coordination { day - 60 } else { day };
    let unknown = coordination && (month == 0 && day < 32 || day == 0 && month <= 12);
    let full = (ten == 2).then(|| digits.number(0, 4));
    let exists = full.map_or_else(|| birth::exists_short(year, month, day), |full| calendar::exists(full, month, day));
    if !(exists || unknown) || number(6, 9) == 0 {
        return Err(Fault::Range);
    }
    if !luhn(&list[ten..]) {
        return Err(Fault::Checksum);
    }
    let parted = site.matched().contains(['-', '+']) && !alone::in_row(site);
    let time = number(6, 8) < 24 && number(8, 10) < 60;
    let score = match (full, parted) {
        (Some(RECENT..), _) => 40,
        (Some(_), true) => 80,
        (Some(_), false) if !time => 65,
        (None, true) => 60,
        _ => 35,
    };
    hits.validated(site.start, site.end, score)
}
