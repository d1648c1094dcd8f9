//! `BG_EGN`: the Bulgarian civil number (ЕГН): the birthday, three digits and a check digit.

use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity, calendar};

pub(super) static DETECTOR: Detector = Detector {
    name: "BG_EGN",
    title: "civil number (Bulgaria)",
    languages: &[Language::Bulgarian],
    countries: &["BG"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"\d{2}[0-5]\d{7}", r"\d{2}[0-5]\d{3}[ -]\d{4}"],
    longest: 11,
    extent: Extent::Lone,
    most: Most::of(40),
    check_says: "a day that exists (the month 20 more before 1900, 40 more from 2000 on); the last digit by powers of two modulo 11; ten digits in one word need context",
    sources: &[
        "Закон за гражданската регистрация, чл. 11",
        "ГД ГРАО, Единен граждански номер (ЕГН): структура и контролно число",
    ],
    context: &[
        (
            Language::Bulgarian,
            &[
                "егн",
                "единен граждански номер",
                "граждански номер",
                "лична карта",
                "л.к.",
                "роден",
                "родена",
                "пациент",
            ],
        ),
        (Language::English, &["egn", "civil number", "personal number", "national id", "ucn"]),
    ],
    taken_for: &["telephone numbers", "order numbers of ten digits", "numbers of foreigners"],
    examples: &[
        "ЕГН ‹7906243148›",
        "егн: ‹0442291418›",
        "EGN ‹8929155772›",
        "ЕГН: ‹7523169263›.",
        "civil number ‹560731 2043›",
        "с ЕГН ‹0144152719›",
    ],
    counter_examples: &[
        "ЕГН 7906243149",
        "ЕГН 7960243148",
        "ЕГН 7906323148",
        "ЕГН 7913243148",
        "ЕГН 790624314",
        "ЕГН 79062431488",
        "7906243148",
        "ЕГН 7-7906243148",
        "ЕГН 7902293145",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    let (year, month, day) = (digits.number(0, 2), digits.number(2, 4), digits.number(4, 6));
    let exists = match month {
        41.. => calendar::exists(2000 + year, month - 40, day),
        21.. => calendar::exists(1800 + year, month - 20, day),
        _ => calendar::exists(1900 + year, month, day),
    };
    if !exists {
        return Err(Fault::Range);
    }
    let list = digits.as_slice();
    if weighted(list, &[2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11 % 10 != u32::from(list[9]) {
        return Err(Fault::Checksum);
    }
    hits.validated(site.start, site.end, 40)
}

#[cfg(test)]
mod tests {
    use super::weighted;

    #[test]
    fn a_published_number_holds() {
        // 6101057509, the worked example that descriptions of the number use.
        assert_eq!(weighted(&[6, 1, 0, 1, 0, 5, 7, 5, 0], &[2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11 % 10, 9);
    }
}
