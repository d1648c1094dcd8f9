//! `DATE_OF_BIRTH`: a date that words or a path call one.

use crate::detect::calendar::{self, Form};
use crate::detect::cues::Cues;
use crate::detect::detector::{Extent, Hits, Marks, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity};

use super::date_time;

/// Years in which people of our texts were born.
const YEARS: std::ops::RangeInclusive<u32> = 1880..=2099;
/// Bytes of a date in eight digits.
const COMPACT: usize = 8;

pub(super) static DETECTOR: Detector = Detector {
    name: "DATE_OF_BIRTH",
    title: "date of birth",
    languages: &[],
    countries: &[],
    special: None,
    specificity: Specificity::Specific,
    patterns: &[
        r"\d{4}[/.-]\d{1,2}[/.-]\d",
        r"\d{8}",
        r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2}",
        r"\d{1,2}\. \d{1,2}\. \d{4}",
        r"\d{1,2}(?:st|nd|rd|th|er|ste|\.|\xC2[\xBA\xAA\xB0])?(?:[ -]|\xC2\xA0|\xE2\x80\xAF)(?:of |de |d'|d\xE2\x80\x99)?[A-Za-z]{2}",
    ],
    longest: calendar::FAR,
    extent: Extent::Head,
    most: Most::ANY,
    check_says: "a date of the calendar, 1880 or later, and words beside it or in its path that speak of birth",
    sources: &["ISO 8601-1:2019", "Unicode CLDR (names of months)", "OpenID Connect Core 1.0 §5.1 (birthdate)"],
    context: CONTEXT,
    taken_for: &["any other date near words of birth", "numbers of eight digits"],
    examples: &[
        "born ‹12 March 1985› in Lyon",
        "date of birth: ‹1985-03-12›",
        "DOB ‹03/12/1985›",
        "née le ‹12 mars 1985›",
        "geboren am ‹12.03.1985›",
        "nacido el ‹12 de marzo de 1985›",
        "nata il ‹12/3/85›",
        "geboortedatum ‹12-03-1985›",
        "nascida em ‹12 de março de 1985›",
        "urodzona ‹12 marca 1985›",
        "birthday: ‹March 12›",
        "dob=‹19850312›",
    ],
    counter_examples: &[
        "12 March 1985",
        "born 1985-02-30",
        "dob 31/04/1985",
        "born 12.03.1685",
        "dob 19851312",
        "né le 30 février 1985",
        "geboren am 32.12.1985",
        "dob 1.2.3.1985",
    ],
    trigger: Trigger::Cues(&Cues { lists: &[calendar::MONTHS], apart: Marks::BOTH, ..Cues::NONE }),
    check,
    reserved: |_| false,
};

const CONTEXT: &[(Language, &[&str])] = &[
    (
        Language::English,
        &[
            "born",
            "date of birth",
            "birth date",
            "birthdate",
            "birth",
            "birthday",
            "dob",
            "d.o.b",
            "b-day",
            "bday",
            "birth day",
            "year of birth",
        ],
    ),
    (
        Language::French,
        &["né", "née", "né le", "née le", "né(e) le", "date de naissance", "naissance", "anniversaire", "ddn", "né(e)"],
    ),
    (
        Language::German,
        &["geboren", "geb", "geburtsdatum", "geburtstag", "geburt", "geb.-datum", "gebdatum", "geburtsdat", "geborene"],
    ),
    (
        Language::Spanish,
        &["nacido", "nacida", "nació", "nací", "fecha de nacimiento", "nacimiento", "cumpleaños", "f. nacimiento"],
    ),
    (Language::Italian, &["nato", "nata", "data di nascita", "nascita", "compleanno"]),
    (Language::Dutch, &["geboren", "geboortedatum", "geboorte", "verjaardag", "geb.datum", "geb"]),
    (
        Language::Polish,
        &["urodzony", "urodzona", "ur", "data urodzenia", "urodzenia", "urodziny", "urodził", "urodziła"],
    ),
    (
        Language::Portuguese,
        &["nascido", "nascida", "nasceu", "nasci", "data de nascimento", "nascimento", "aniversário"],
    ),
];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    if text.len() == COMPACT && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return compact(site, hits);
    }
    let date = date_time::read(site, hits)?;
    if date.year.is_some_and(|year| !YEARS.contains(&year)) || date.form == Form::Month {
        return Err(Fault::Range);
    }
    hits.validated(site.start, date.end, if date.form == Form::Day { 15 } else { 20 })
}

/// Eight digits: year, month, day, or day, month, year.
fn compact(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let after = site.text.as_bytes().get(site.end);
    let before = site.start.checked_sub(1).and_then(|at| site.text.as_bytes().get(at));
    let joined = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || b"-./+".contains(byte));
    let number: u32 = site.matched().parse().map_err(|_| Fault::Range)?;
    let (year, month, day) = calendar::split(number);
    let (first, second, last) = (number / 1_000_000, number / 10_000 % 100, number % 10_000);
    let born = |year: u32, month: u32, day: u32| YEARS.contains(&year) && calendar::exists(year, month, day);
    let fits = born(year, month, day) || born(last, second, first) || born(last, first, second);
    if !fits || joined(after) && after != Some(&b'.') || joined(before) {
        return Err(Fault::Range);
    }
    hits.validated(site.start, site.end, 15)
}
