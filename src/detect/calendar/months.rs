//! The names of the months in English, French, German, Spanish, Italian, Dutch, Portuguese and Polish, as the Unicode
//! CLDR lists them, and their usual abbreviations.

use crate::detect::cues::{List, Then};

/// The names of each month, January first; lower case. Polish has them in the nominative and in dates.
const NAMES: [&[&str]; 12] = [
    &[
        "january", "jan", "janvier", "janv", "januar", "jänner", "enero", "ene", "gennaio", "gen", "januari",
        "janeiro", "stycznia", "styczeń",
    ],
    &[
        "february",
        "feb",
        "février",
        "fevrier",
        "févr",
        "fév",
        "fevr",
        "februar",
        "feber",
        "febrero",
        "febbraio",
        "febr",
        "februari",
        "fevereiro",
        "fev",
        "lutego",
        "luty",
    ],
    &["march", "mar", "mars", "märz", "mär", "mrz", "marzo", "maart", "mrt", "março", "marca", "marzec"],
    &["april", "apr", "avril", "avr", "abril", "abr", "aprile", "kwietnia", "kwiecień"],
    &["may", "mai", "mayo", "maggio", "mag", "mei", "maio", "maja", "maj"],
    &["june", "jun", "juin", "juni", "junio", "giugno", "giu", "junho", "czerwca", "czerwiec"],
    &["july", "jul", "juillet", "juil", "juli", "julio", "luglio", "lug", "julho", "lipca", "lipiec"],
    &["august", "aug", "août", "aout", "agosto", "ago", "augustus", "sierpnia", "sierpień"],
    &[
        "september",
        "sep",
        "sept",
        "septembre",
        "septiembre",
        "setiembre",
        "settembre",
        "set",
        "setembro",
        "września",
        "wrzesień",
    ],
    &[
        "october",
        "oct",
        "octobre",
        "oktober",
        "okt",
        "octubre",
        "ottobre",
        "ott",
        "outubro",
        "out",
        "października",
        "październik",
    ],
    &["november", "nov", "novembre", "noviembre", "novembro", "listopada", "listopad"],
    &[
        "december",
        "dec",
        "décembre",
        "decembre",
        "déc",
        "dezember",
        "dez",
        "diciembre",
        "dic",
        "dicembre",
        "dezembro",
        "grudnia",
        "grudzień",
    ],
];

/// The names that a date may begin with, and the day or the year behind them.
pub(in crate::detect) const MONTHS: List = List::words(CUES).then(Then::Digit(12));

/// In full, and the English abbreviations. Other short ones are common words.
const CUES: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
    "januar",
    "jänner",
    "februar",
    "märz",
    "juni",
    "juli",
    "oktober",
    "dezember",
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
    "gennaio",
    "febbraio",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "settembre",
    "ottobre",
    "dicembre",
    "januari",
    "februari",
    "maart",
    "mei",
    "augustus",
    "janeiro",
    "fevereiro",
    "março",
    "maio",
    "junho",
    "julho",
    "setembro",
    "outubro",
    "novembro",
    "dezembro",
    "styczeń",
    "luty",
    "marzec",
    "kwiecień",
    "maj",
    "czerwiec",
    "lipiec",
    "sierpień",
    "wrzesień",
    "październik",
    "listopad",
    "grudzień",
];

/// All names.
#[cfg(test)]
pub(in crate::detect) fn names() -> impl Iterator<Item = &'static str> {
    NAMES.iter().flat_map(|names| names.iter().copied())
}

/// The number of the month, 1 to 12, that a word names in any case.
pub(super) fn number(word: &str) -> Option<u32> {
    // No name has more characters; other words are not folded.
    const MOST: usize = 12;
    if !(3..=MOST).contains(&word.chars().count()) {
        return None;
    }
    let ascii = word.is_ascii();
    let known = |name: &str| match ascii {
        true => word.eq_ignore_ascii_case(name),
        false => word.chars().flat_map(char::to_lowercase).eq(name.chars()),
    };
    (1..).zip(NAMES).find(|(_, names)| names.iter().any(|name| known(name))).map(|(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::{CUES, number};

    #[test]
    fn names_are_known_in_any_case() {
        for (word, month) in
            [("March", 3), ("MÄRZ", 3), ("août", 8), ("Października", 10), ("dez", 12), ("enero", 1), ("Sept", 9)]
        {
            assert_eq!(number(word), Some(month), "{word}");
        }
        for word in ["", "ma", "marching", "mark", "monday"] {
            assert_eq!(number(word), None, "{word}");
        }
        assert!(CUES.iter().all(|cue| number(cue).is_some()));
    }
}
