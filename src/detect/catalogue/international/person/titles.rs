//! Titles before names, in English, French, German, Spanish, Italian, Dutch, Portuguese and Polish. Lower case; what is
//! written with a dot is listed without it, and the dot is read where it stands.

use super::words::is;
use crate::detect::boundary;
use crate::detect::cues::{List, Written};

/// Titles that must be written with a capital: in small letters they are other words.
const SHORT: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "rev",
    "hon",
    "capt",
    "lt",
    "sgt",
    "m.",
    "mm.",
    "mme",
    "mlle",
    "me.",
    "pr.",
    "herr",
    "frau",
    "hr",
    "fr.",
    "dipl.-ing",
    "mag.",
    "sr.",
    "sra",
    "srta",
    "dn",
    "sig.",
    "sig.ra",
    "sig.na",
    "dott",
    "dott.ssa",
    "avv.",
    "ing.",
    "arch.",
    "geom.",
    "dhr",
    "mevr",
    "mw",
    "drs",
    "sr",
    "dra",
    "eng.",
    "pan",
    "pani",
    "panie",
    "don",
    "doña",
    "dona",
    "sir",
    "lady",
    "lord",
    "father",
    "sister",
    "mgr",
    "inż",
    "frl",
    "fräulein",
    "dipl.-kfm",
    "univ.-prof",
    "priv.-doz",
    "dña",
    "lic.",
    "prof.ssa",
    "rag.",
    "profa",
    "exmo",
    "exma",
    "mec.",
    "ks.",
    "pana",
    "panią",
    "panu",
    "cllr",
    "col.",
    "maj.",
    "gen.",
    "insp.",
];

/// Titles that are titles in small letters too.
const LONG: &[&str] = &[
    "monsieur",
    "madame",
    "mademoiselle",
    "maître",
    "docteur",
    "professeur",
    "señor",
    "señora",
    "señorita",
    "doctor",
    "doctora",
    "profesor",
    "profesora",
    "signor",
    "signora",
    "signorina",
    "dottor",
    "dottore",
    "dottoressa",
    "professor",
    "professore",
    "professoressa",
    "avvocato",
    "meneer",
    "mevrouw",
    "mijnheer",
    "senhor",
    "senhora",
    "doutor",
    "doutora",
    "professora",
    "heer",
    "captain",
    "sergeant",
    "reverend",
    "frater",
    "doktor",
    "mister",
];

/// What stands between a title and a name, or another title, and never alone.
const FURTHER: &[&str] =
    &["med", "phil", "jur", "rer", "nat", "hab", "oec", "pol", "vet", "dent", "techn", "h.c", "habil", "ir"];

/// All titles, for the detectors of names and of titles.
pub(in crate::detect::catalogue) const TITLED: [List; 2] =
    [List::words(SHORT).written(Written::Capital), List::words(LONG)];

/// Whether a cue is a title.
pub(in crate::detect) fn is_title(cue: &str) -> bool {
    is(SHORT, cue) || is(LONG, cue)
}

/// Where the name begins behind the title at `start..end`, further titles passed over; `None` where the title is another
/// word.
pub(in crate::detect::catalogue) fn titled(text: &str, start: usize, end: usize) -> Option<usize> {
    const TITLES_IN_A_ROW: usize = 4;
    let title = text.get(start..end)?;
    let whole = title.starts_with(char::is_uppercase) || is(LONG, title);
    let before = text.get(boundary::floor(text, start.saturating_sub(8))..start)?;
    // `44717088-M. Somebody`: a number's last letter.
    let joined = before.strip_suffix(['-', '_']).is_some_and(|before| before.ends_with(char::is_alphanumeric));
    let before = before.trim_end_matches(' ');
    // `500 MS Word`, `3 M. Ampère`: units.
    let unit = before.ends_with(|c: char| c.is_ascii_digit()) && title.len() <= 3;
    let mut next = behind(text, end).filter(|_| whole && !unit && !(joined && title.len() <= 3))?;
    // `PAN` is a card's or a tax number's far more often than a Pole's title.
    if title == "PAN" && text.get(next..)?.chars().take_while(|c| c.is_alphabetic()).any(char::is_lowercase) {
        return None;
    }
    for _ in 0..TITLES_IN_A_ROW {
        match title_end(text, next).and_then(|end| behind(text, end)) {
            Some(further) => next = further,
            None => break,
        }
    }
    Some(next)
}

/// Whether a title stands at a place.
pub(super) fn title_at(text: &str, at: usize) -> bool {
    title_end(text, at).is_some()
}

/// Where the title that begins at a place ends, without its dot.
fn title_end(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..boundary::floor(text, at.saturating_add(16)))?;
    let end = rest.find([' ', '\u{a0}']).unwrap_or(rest.len());
    let word = rest.get(..end)?;
    let bare = word.trim_end_matches('.');
    let known = [SHORT, LONG, FURTHER].iter().any(|list| is(list, bare)) || is(SHORT, word);
    (known && !bare.is_empty()).then_some(at + bare.len())
}

/// Where the next word begins behind a title and its dot.
fn behind(text: &str, end: usize) -> Option<usize> {
    let rest = text.get(end..)?;
    let rest = rest.strip_prefix('.').map_or((0, rest), |rest| (1, rest));
    let gap = [" ", "\u{a0}", "\u{202f}"].iter().find(|gap| rest.1.starts_with(**gap))?;
    Some(end + rest.0 + gap.len())
}

#[cfg(test)]
mod tests {
    use super::titled;

    #[test]
    fn titles_lead_to_a_name() {
        let check = |text: &str, end: usize, name: Option<&str>| {
            assert_eq!(titled(text, 0, end).and_then(|at| text.get(at..)), name, "{text}");
        };
        check("Dr. Ana", 2, Some("Ana"));
        check("Dr Ana", 2, Some("Ana"));
        check("Prof. Dr. med. Ana", 4, Some("Ana"));
        check("monsieur Ana", 8, Some("Ana"));
        check("dr Ana", 2, None);
        check("Mr.", 2, None);
    }
}
