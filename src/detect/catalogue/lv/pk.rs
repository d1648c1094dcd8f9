//! `LV_PK`: the Latvian personal code: date of birth, century, serial and check digit; since July 2017 digits that say
//! nothing, after 32.

use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity, calendar};

pub(super) static DETECTOR: Detector = Detector {
    name: "LV_PK",
    title: "personal code (Latvia)",
    languages: &[Language::Latvian],
    countries: &["LV"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[concat!(r"[0-3]\d[01]\d{3}", sep!(), r"?[0-2]\d{4}"), concat!(r"32\d{4}", sep!(), r"?\d{5}")],
    longest: 14,
    extent: Extent::Lone,
    most: Most::of(85),
    check_says: "a date of birth that exists in the century of the seventh digit and a check digit by weights modulo 11; or 32 and digits that are not all zero (no check); these, and eleven digits in one word, need context",
    sources: &[
        "Fizisko personu reģistra likums (Latvian Law on the Register of Natural Persons)",
        "Pilsonības un migrācijas lietu pārvalde, personas kods",
    ],
    context: &[
        (
            Language::Latvian,
            &["personas kods", "personas kodu", "personas koda", "pers. kods", "p.k.", "pacients", "dzimšanas"],
        ),
        (
            Language::English,
            &["personal code", "personal identification code", "personas kods", "national id", "id code"],
        ),
    ],
    taken_for: &["dates with a serial", "telephone and order numbers of eleven digits"],
    examples: &[
        "personas kods ‹161175-19997›",
        "‹120585-10125›",
        "personas kods: ‹12058510125›,",
        "‹290200-23453›.",
        "p.k. ‹327654-12345›",
        "personas kods ‹32765412345›",
    ],
    counter_examples: &[
        "12058510125",
        "personas kods 161175-19998",
        "personas kods 161157-19997",
        "personas kods 161375-19997",
        "personas kods 290201-23454",
        "personas kods 161175-39998",
        "personas kods 320000-00000",
        "personas kods 161175-1999",
        "personas kods 161175-199971",
        "personas kods 1-161175-19997",
        "327654-12345",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Weights by place, to which one is added.
const WEIGHTS: [u32; 10] = [10, 5, 8, 4, 2, 1, 6, 3, 7, 9];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    let list = digits.as_slice();
    let parted = Groups::of(site.matched()).sizes() == [6, 5] && !site.matched().contains(' ');
    if digits.number(0, 2) == 32 {
        return match digits.number(2, 11) {
            0 => Err(Fault::Range),
            _ => hits.matched(site.start, site.end, if parted { 40 } else { 20 }),
        };
    }
    let year = 1800 + digits.number(6, 7) * 100 + digits.number(4, 6);
    if list[6] > 2 || !calendar::exists(year, digits.number(2, 4), digits.number(0, 2)) {
        return Err(Fault::Range);
    }
    if (1 + weighted(&list[..10], &WEIGHTS)) % 11 % 10 != u32::from(list[10]) {
        return Err(Fault::Checksum);
    }
    hits.validated(site.start, site.end, if parted { 85 } else { 45 })
}
