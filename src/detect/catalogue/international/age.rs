//! `AGE`: how old somebody is: `43 years old`, `âgé de 43 ans`, or a field that is called so.

use crate::detect::cues::{Cues, List, Then};
use crate::detect::detector::{Extent, Hits, Marks, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity, boundary, label};

/// No one is known to have lived longer by much.
const OLDEST: u32 = 125;
/// Longest word after a number, with what stands between.
const AFTER: usize = 24;

pub(super) static DETECTOR: Detector = Detector {
    name: "AGE",
    title: "age of a person",
    languages: &[],
    countries: &[],
    special: None,
    specificity: Specificity::Specific,
    patterns: &[r"\d{1,3}(?:[ -]|\xC2\xA0)?[ADEJLMWYadejlmwy]"],
    longest: 48,
    extent: Extent::Head,
    most: Most::ANY,
    check_says: "at most 125, with a word that makes it an age; bare years (`43 ans`) need context",
    sources: &[
        "Commission nationale de l'informatique et des libertés, guide de la sécurité: identifiants indirects",
        "45 CFR 164.514(b)(2)(i)(C) (ages over 89)",
    ],
    context: &[
        (Language::English, &["age", "aged", "old", "patient", "she is", "he is", "turned", "years of age"]),
        (
            Language::French,
            &["âge", "âgé", "âgée", "agé", "agée", "âgé de", "patient", "patiente", "j'ai", "elle a", "il a"],
        ),
        (Language::German, &["alter", "alt", "patient", "patientin", "ich bin", "lebensalter"]),
        (Language::Spanish, &["edad", "tengo", "tiene", "paciente", "cumplió"]),
        (Language::Italian, &["età", "ho", "paziente", "compiuto"]),
        (Language::Dutch, &["leeftijd", "oud", "patiënt", "ik ben"]),
        (Language::Polish, &["wiek", "wieku", "mam", "pacjent", "pacjentka"]),
        (Language::Portuguese, &["idade", "tenho", "tem", "paciente"]),
    ],
    taken_for: &["durations", "ages of things", "page numbers"],
    examples: &[
        "she is ‹43 years old› now",
        "a ‹43-year-old› man",
        "aged ‹43›, from Lyon",
        "Age: ‹43›",
        "âgée de ‹43 ans›",
        "er ist ‹43 Jahre alt›",
        "im Alter von ‹43 Jahren›",
        "tiene ‹43 años de edad›",
        "ha ‹43 anni› (età)",
        "‹43 jaar oud›",
        "idade: ‹43 anos›",
        "w wieku ‹43 lat›",
        "‹7 months old›",
        "‹43yo› female",
    ],
    counter_examples: &[
        "143 years old",
        "the last 43 years",
        "aged 430",
        "age: none",
        "1.43 years old",
        "43 yearlings",
        "page 43",
        "depuis 43 ans",
    ],
    trigger: Trigger::Cues(&Cues {
        lists: &[List::words(LABELS).then(Then::Digit(32))],
        whole: true,
        apart: Marks::BOTH,
        ..Cues::NONE
    }),
    check,
    reserved: |_| false,
};

/// Words before a bare number.
const LABELS: &[&str] = &[
    "aged",
    "age",
    "ages",
    "âgé de",
    "âgée de",
    "âge",
    "im alter von",
    "alter",
    "edad",
    "età",
    "leeftijd",
    "idade",
    "wiek",
    "w wieku",
    "con edad de",
    "all'età di",
    "op de leeftijd van",
    "com idade de",
    "à l'âge de",
    "at the age of",
];

/// What follows a number: the words, and the score by themselves.
const UNITS: &[(&str, u8)] = &[
    ("years old", 75),
    ("year old", 75),
    ("years-old", 75),
    ("year-old", 75),
    ("years of age", 75),
    ("yrs old", 75),
    ("yr old", 75),
    ("yr-old", 75),
    ("yo", 50),
    ("y/o", 70),
    ("y.o.", 70),
    ("months old", 70),
    ("month-old", 70),
    ("month old", 70),
    ("weeks old", 65),
    ("week-old", 60),
    ("days old", 50),
    ("ans", 20),
    ("mois", 10),
    ("jahre alt", 75),
    ("jahren", 20),
    ("jahre", 20),
    ("jähriger", 75),
    ("jährigen", 75),
    ("jährige", 75),
    ("jährig", 70),
    ("jähr.", 70),
    ("monate alt", 70),
    ("años de edad", 75),
    ("años", 20),
    ("anni", 20),
    ("anni di età", 75),
    ("enne", 60),
    ("jaar oud", 75),
    ("jaar", 20),
    ("jarige", 75),
    ("anos de idade", 75),
    ("anos", 20),
    ("lat", 20),
    ("lata", 15),
    ("latek", 50),
    ("letni", 60),
    ("letnia", 60),
    ("years", 10),
];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.text;
    if site.matched().is_empty() {
        // All of a field, whose name then has to say what it is.
        return match number(text, 0) {
            Some(end) if end == text.len() => hits.matched(0, end, 15),
            _ => Err(Fault::Range),
        };
    }
    if site.matched().starts_with(|c: char| c.is_ascii_digit()) {
        let before = text.as_bytes().get(..site.start).unwrap_or_default();
        if matches!(before, [.., b'0'..=b'9', b'.' | b',' | b'-' | b'/' | b':'] | [.., b'$' | b'#' | b'+']) {
            return Err(Fault::LooksLike("part of a longer number"));
        }
        let end = number(text, site.start).ok_or(Fault::Range)?;
        let (end, score) = unit(text, end).ok_or(Fault::Range)?;
        hits.settled = true;
        return hits.matched(site.start, end, score);
    }
    let value = label::value(text, site.end).ok_or(Fault::Range)?;
    let end = number(text, value.start).ok_or(Fault::Range)?;
    // With its unit the number speaks for itself, or is found where it stands.
    let (end, tied) = unit(text, end).map_or((end, value.tied), |(end, _)| (end, true));
    let open = matches!(text.as_bytes().get(end..), Some([b'.' | b',' | b'/' | b':' | b'-', next, ..]) if next.is_ascii_digit());
    if boundary::word_after(text, end) || open || matches!(text.as_bytes().get(end), Some(b'%')) {
        return Err(Fault::Range);
    }
    let says = !matches!(site.matched().to_ascii_lowercase().as_str(), "age" | "ages" | "alter" | "wiek" | "âge");
    hits.matched(value.start, end, if tied || says { 65 } else { 30 })
}

/// Where the number at `at` ends, if it can be an age.
fn number(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let digits = rest.bytes().take(4).take_while(u8::is_ascii_digit).count();
    let age: u32 = rest.get(..digits)?.parse().ok()?;
    (digits <= 3 && age <= OLDEST).then_some(at + digits)
}

/// Where the words after a number end that make it an age, the longest that fit, and their score.
fn unit(text: &str, at: usize) -> Option<(usize, u8)> {
    let rest = text.get(at..boundary::floor(text, at.saturating_add(AFTER)))?;
    let gap = rest.find(|c: char| !matches!(c, ' ' | '-' | '\u{a0}' | '\u{202f}')).filter(|gap| *gap <= 3)?;
    let rest = rest.get(gap..)?;
    let first = rest.bytes().next()?.to_ascii_lowercase();
    let fits = |word: &str| {
        let mut letters = rest.chars().flat_map(char::to_lowercase);
        if !word.chars().all(|c| letters.next().is_some_and(|other| other == c || c == ' ' && other == '-')) {
            return None;
        }
        let length: usize = rest.chars().take(word.chars().count()).map(char::len_utf8).sum();
        let end = at + gap + length;
        let open = word.ends_with(char::is_alphabetic) && boundary::word_after(text, end);
        (!open).then_some(end)
    };
    let units = UNITS.iter().filter(|(word, _)| word.as_bytes().first() == Some(&first));
    units.filter_map(|(word, score)| fits(word).map(|end| (end, *score))).max()
}

#[cfg(test)]
mod tests {
    use super::UNITS;
    use crate::detect::{Config, Outcome, Scanner};

    #[test]
    fn every_unit_is_read_behind_its_number() {
        let scanner = Scanner::new(&Config::default()).expect("the default makes sense");
        let age = scanner.entity("AGE").expect("a type of the catalogue");
        for text in UNITS.iter().flat_map(|(unit, _)| [format!("43 {unit}"), format!("43 {}", unit.to_uppercase())]) {
            let found = scanner.explain(&text, "age");
            let stands = |outcome| matches!(outcome, Outcome::Accepted | Outcome::Outlived(_));
            assert!(found.iter().any(|one| one.finding.entity == age && stands(one.outcome)), "{text}: {found:?}");
        }
    }
}
