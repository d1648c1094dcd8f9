//! `RU_INN`: the Russian taxpayer number: of persons twelve digits with two check digits, of companies ten with one.

use crate::detect::alone::alone;
use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "RU_INN",
    title: "taxpayer number (Russia)",
    languages: &[Language::Russian],
    countries: &["RU"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"\d{10}", r"\d{12}"],
    longest: 12,
    extent: Extent::Whole,
    most: Most::of(45),
    check_says: "region and serial not zero; check digits by weights modulo 11",
    sources: &[
        "Налоговый кодекс Российской Федерации, ст. 84",
        "Приказ ФНС России от 29.06.2012 № ММВ-7-6/435@ (порядок присвоения ИНН)",
    ],
    context: &[
        (
            Language::Russian,
            &[
                "инн",
                "идентификационный номер",
                "идентификационный номер налогоплательщика",
                "номер налогоплательщика",
                "налогоплательщик",
                "фнс",
                "кпп",
                "контрагент",
            ],
        ),
        (Language::English, &["inn", "taxpayer", "tax number", "tax id", "tin"]),
    ],
    taken_for: &[
        "timestamps in seconds",
        "telephone numbers of ten digits",
        "tax numbers of Ukraine",
        "order numbers of twelve digits",
    ],
    examples: &[
        "ИНН ‹123456789047›",
        "ИНН: ‹1234567894›",
        "ИНН/КПП ‹1234567894›/770101001",
        "инн ‹7700123459›,",
        "налогоплательщик ‹500112345631›.",
        "tax id ‹500112345631›",
    ],
    counter_examples: &[
        "ИНН 123456789037",
        "ИНН 1234567895",
        "ИНН 1234576894",
        "ИНН 0000000018",
        "ИНН 000012345627",
        "ИНН 12345678941",
        "ИНН 123456789",
        "ИНН 3-1234567894",
        "ИНН 1234567894/7701",
        "123456789047",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Weights of the second check digit of persons by place; the first has those from the second on, a company's from the third.
const WEIGHTS: [u32; 11] = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    if !parted_from_kpp(site) {
        alone(site)?;
    }
    let digits = Digits::of(site.matched());
    let list = digits.as_slice();
    if digits.number(0, 2) == 0 || digits.number(4, 9) == 0 {
        return Err(Fault::Range);
    }
    let holds = |count: usize| {
        let sum = weighted(list.get(..count).unwrap_or_default(), &WEIGHTS[11 - count..]);
        list.get(count).is_some_and(|digit| sum % 11 % 10 == u32::from(*digit))
    };
    let personal = list.len() == 12;
    if !(if personal { holds(10) && holds(11) } else { holds(9) }) {
        return Err(Fault::Checksum);
    }
    hits.validated(site.start, site.end, if personal { 45 } else { 25 })
}

/// Whether the code of a company's registration follows behind a slash, as on invoices: `ИНН/КПП 1234567894/770101001`.
fn parted_from_kpp(site: &Site<'_>) -> bool {
    let after = site.text.as_bytes().get(site.end..).unwrap_or_default();
    let digits = after.iter().skip(1).take_while(|byte| byte.is_ascii_digit()).take(10).count();
    after.starts_with(b"/") && digits == 9
}
