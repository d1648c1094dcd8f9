//! `STREET_ADDRESS`: a street with its number, and the unit, the postal code and the town that follow. Three grammars: the
//! number first and the way before its name (French), the number first and the way last (English), the number last
//! (German, Dutch, the Romance languages, Polish).

use crate::detect::capitals::{self, OF_PLACES};
use crate::detect::cues::{Cues, List, Then};
use crate::detect::detector::{Extent, Hits, Marks, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity, boundary};

mod place;
mod ways;

use place::{Number, following, number};
use ways::{ENGLISH, FRENCH, GERMANIC, ROMANCE, WEAK};

/// Longest address, in bytes.
const LONGEST: usize = 240;
/// Longest name of a street before its way: `Karl-Marx-`, `Berliner `.
const NAME: usize = 64;

pub(super) static DETECTOR: Detector = Detector {
    name: "STREET_ADDRESS",
    title: "street address",
    languages: &[],
    countries: &["AT", "BE", "CA", "CH", "DE", "ES", "FR", "GB", "IT", "NL", "PL", "PT", "US"],
    special: None,
    specificity: Specificity::Specific,
    patterns: &[concat!(
        r"\d{1,5}(?:-\d{1,5})?[A-Za-z]?(?: ?(?:bis|ter|quater))?,? (?:[A-Z]|\d{1,4}(?:st|nd|rd|th) |\xC3[\x80-\xBF]|al|av|b[dlo]|c[hilo]|es|f[ab]|ha|im|lo",
        r"|m[ao]|p[alr]|qu|r[ .out]|r\xC3[\x80-\xBF]|s[eq]|tr|v[eio])"
    )],
    longest: LONGEST,
    extent: Extent::Head,
    most: Most::ANY,
    check_says: "a number, a way of the country's language and its name in the country's order; the postal code and the town behind it raise the score",
    sources: &[
        "Universal Postal Union, S42 (international postal address components and templates)",
        "AFNOR XP Z10-011 (France)",
        "BS 7666 (United Kingdom)",
        "USPS Publication 28, appendix C1 (street suffixes)",
        "Canada Post, Addressing Guidelines",
        "DIN 5008 (Germany)",
    ],
    context: &[
        (
            Language::English,
            &[
                "address",
                "street",
                "lives at",
                "living at",
                "home",
                "residence",
                "ship to",
                "deliver",
                "delivery",
                "shipping",
                "billing",
                "addr",
                "resides",
                "mail to",
            ],
        ),
        (Language::French, &["adresse", "domicile", "habite", "demeurant", "livraison", "rue", "domicilié"]),
        (Language::German, &["adresse", "anschrift", "wohnhaft", "wohnt", "straße", "strasse", "lieferung"]),
        (Language::Spanish, &["dirección", "domicilio", "calle", "vive en", "entrega"]),
        (Language::Italian, &["indirizzo", "residente", "domicilio", "abita"]),
        (Language::Dutch, &["adres", "woont", "straat", "bezorging"]),
        (Language::Polish, &["adres", "zamieszkały", "zamieszkała", "ulica", "mieszka"]),
        (Language::Portuguese, &["endereço", "morada", "residente", "reside", "rua"]),
    ],
    taken_for: &["numbers before capitalised words", "platforms and workplaces (`Bahnsteig 3`)"],
    examples: &[
        "lives at ‹12 rue de la Paix, 75002 Paris›.",
        "‹7 bis, avenue des Exemples, 69003 Lyon›",
        "‹221B Example Street, London NW1 6XE›",
        "‹1600 Sample Avenue NW, Springfield, IL 62704›",
        "at ‹55 Main St., Apt 4B, Springfield, IL 62704-1234›",
        "‹290 Bremner Blvd, Toronto, ON M5V 3L9›",
        "‹Musterstraße 12a, 10115 Berlin›",
        "wohnt in der ‹Berliner Str. 5, 1010 Wien›",
        "‹Karl-Muster-Allee 3›",
        "‹Voorbeeldstraat 12, 1012 AB Amsterdam›",
        "‹Calle Mayor, 12, 28013 Madrid›",
        "vive en ‹c/ de Alcalá nº 5›",
        "‹Via del Corso 18, 00186 Roma›",
        "‹Rua do Exemplo, 24, 1100-148 Lisboa›",
        "‹ul. Przykładowa 7, 00-950 Warszawa›",
        "‹Rue de la Loi 16, 1000 Bruxelles›",
        "‹Bahnhofstrasse 1\n8001 Zürich›",
    ],
    counter_examples: &[
        "12 rules of the street",
        "via 3 hops",
        "in 5 Minutes we Drive",
        "street art 12",
        "0 rue de la Paix",
        "Bahnsteig 3",
        "the rue of 12",
        "al 12",
        "Straße 12",
        "12 people walk",
    ],
    trigger: Trigger::Cues(&Cues {
        lists: &[List::words(ROMANCE).then(Then::Name(64)), List::tails(GERMANIC).then(Then::Digit(5))],
        apart: Marks::BOTH,
        ..Cues::NONE
    }),
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    hits.work = NAME / 2;
    let first = site.matched().chars().next().ok_or(Fault::Range)?;
    if first.is_ascii_digit() {
        return number_first(site, hits);
    }
    let tail = GERMANIC.iter().any(|way| lower(site.matched()) == *way);
    let (start, end, score) = if tail { compound(site)? } else { way_first(site)? };
    found(site, hits, start, end, score)
}

/// A street with its number, and what follows.
fn found(site: &Site<'_>, hits: &mut Hits, start: usize, end: usize, score: u8) -> Result<(), Fault> {
    let most = boundary::floor(site.text, start + LONGEST);
    hits.settled = true;
    match following(site.text, end) {
        Some(end) if end <= most => hits.matched(start, end, 80),
        _ => {
            let end = place::unit(site.text, end);
            hits.matched(start, end, score)
        }
    }
}

/// `12 rue de la Paix`, `221B Example Street`.
fn number_first(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.text;
    let before = text.as_bytes().get(..site.start).unwrap_or_default();
    if matches!(before, [.., b'0'..=b'9', b'.' | b',' | b':' | b'/' | b'-' | b'+'] | [.., b'$' | b'#' | b'+']) {
        return Err(Fault::LooksLike("part of a longer number"));
    }
    let Number { end, .. } = number(text, site.start).ok_or(Fault::Range)?;
    let rest = text.get(end..).ok_or(Fault::Range)?;
    let gap = if rest.starts_with(", ") { 2 } else { 1 };
    let at = end + gap;
    if let Some((end, score)) = french(text, at).or_else(|| english(text, at)) {
        return found(site, hits, site.start, end, score);
    }
    Err(Fault::LooksLike("a number before other words"))
}

fn lower(word: &str) -> String {
    word.to_lowercase()
}

/// The way and its name: where they end, and their score without a town.
fn french(text: &str, at: usize) -> Option<(usize, u8)> {
    let last = boundary::floor(text, at.saturating_add(NAME));
    let way = capitals::word(text, at, last)?;
    let known = lower(way.text.trim_end_matches('.'));
    if !FRENCH.contains(&known.as_str()) {
        return None;
    }
    let end = way.end + usize::from(!way.text.ends_with('.') && text.as_bytes().get(way.end) == Some(&b'.'));
    name(text, end + 1).map(|end| (end, 65)).or_else(|| small(text, end + 1).map(|end| (end, 40)))
}

/// The name of a street: particles, capitalised words, and dates (`du 8 Mai 1945`).
fn name(text: &str, at: usize) -> Option<usize> {
    let last = boundary::floor(text, at.saturating_add(NAME));
    let mut next = at;
    for _ in 0..4 {
        let word = capitals::word(text, next, last);
        match word {
            Some(word) if capitals::capital(word.text) => return capitals::run(text, next, 5, OF_PLACES),
            Some(word) if OF_PLACES.contains(&word.text) || word.text.ends_with(['\'', '’']) => {
                next = word.end + usize::from(text.as_bytes().get(word.end) == Some(&b' '));
            }
            _ => {
                // `8 Mai 1945`, `11 Novembre`.
                let rest = text.get(next..last)?;
                let digits = rest.bytes().take(3).take_while(u8::is_ascii_digit).count();
                let day = next + digits + 1;
                let month = capitals::word(text, day, last)
                    .filter(|word| (1..=2).contains(&digits) && capitals::capital(word.text))?;
                let year = text.get(month.end..boundary::floor(text, month.end + 6)).unwrap_or_default();
                let dated = year.starts_with(' ')
                    && year.get(1..5).is_some_and(|year| year.bytes().all(|b| b.is_ascii_digit()));
                let end = month.end + if dated { 5 } else { 0 };
                return (!boundary::word_after(text, end)).then_some(end);
            }
        }
    }
    None
}

/// A name in small letters, behind particles: `rue de la paix`.
fn small(text: &str, at: usize) -> Option<usize> {
    let last = boundary::floor(text, at.saturating_add(NAME));
    let mut next = at;
    for particles in 0..4 {
        let word = capitals::word(text, next, last)?;
        if OF_PLACES.contains(&word.text) {
            next = word.end + usize::from(text.as_bytes().get(word.end) == Some(&b' '));
        } else {
            let enough = particles > 0 && word.text.chars().count() > 2 && !boundary::word_after(text, word.end);
            return enough.then_some(word.end);
        }
    }
    None
}

/// One to four capitalised words and a way with its capital, perhaps a quarter of the compass.
fn english(text: &str, at: usize) -> Option<(usize, u8)> {
    const WORDS: usize = 6;
    let last = boundary::floor(text, at.saturating_add(NAME));
    let (mut next, mut found) = (at, None);
    for nth in 0..WORDS {
        // `5th Avenue`.
        let rest = text.get(next..last)?;
        let digits = rest.bytes().take(4).take_while(u8::is_ascii_digit).count();
        if nth == 0 && digits > 0 {
            let suffix = rest.get(digits..digits + 3).filter(|s| matches!(*s, "st " | "nd " | "rd " | "th "))?;
            next += digits + suffix.len();
            continue;
        }
        let Some(word) = capitals::word(text, next, last).filter(|word| word.text.starts_with(char::is_uppercase))
        else {
            break;
        };
        let dot = usize::from(!word.text.ends_with('.') && text.as_bytes().get(word.end) == Some(&b'.'));
        let bare = word.text.trim_end_matches('.');
        if nth > 0 && ENGLISH.contains(&bare) {
            found = Some((word.end + dot, if WEAK.contains(&bare) { 40 } else { 65 }));
        } else if found.is_some() {
            break;
        }
        // `St. James`: the dot of a saint.
        next = word.end + dot;
        if text.as_bytes().get(next) != Some(&b' ') {
            break;
        }
        next += 1;
    }
    found.map(|(end, score)| (quarter(text, end), score))
}

/// Past `NW` or `West`.
fn quarter(text: &str, end: usize) -> usize {
    let last = boundary::floor(text, end.saturating_add(8));
    let word = capitals::word(text, end + 1, last).filter(|_| text.as_bytes().get(end) == Some(&b' '));
    let known = ["N", "S", "E", "W", "NE", "NW", "SE", "SW", "North", "South", "East", "West"];
    word.filter(|word| known.contains(&word.text)).map_or(end, |word| word.end)
}

/// `Musterstraße 12`, `Berliner Str. 5`: back to the name, on to the number.
fn compound(site: &Site<'_>) -> Result<(usize, usize, u8), Fault> {
    let text = site.text;
    let from = boundary::floor(text, site.start.saturating_sub(NAME));
    let before = text.get(from..site.start).unwrap_or_default();
    let part = |c: char| c.is_alphabetic() || c == '-';
    let mut head = before.trim_end_matches(part);
    let glued = &before[head.len()..];
    if glued.is_empty() || glued == "-" {
        // The way is a word by itself: the one or two words before it are its name.
        let spaced = head.strip_suffix(' ').ok_or(Fault::Range)?;
        head = spaced.trim_end_matches(part);
        let word = &spaced[head.len()..];
        if !word.starts_with(char::is_uppercase)
            || word.chars().count() < 3
            || ways::ARTICLES.contains(&lower(word).as_str())
        {
            return Err(Fault::LooksLike("a way without a name"));
        }
    } else if !glued.starts_with(char::is_uppercase) || glued.chars().count() < 3 {
        return Err(Fault::LooksLike("a word that ends like a way"));
    }
    let start = from + head.len();
    let dot = usize::from(!site.matched().ends_with('.') && text.as_bytes().get(site.end) == Some(&b'.'));
    let at = site.end + dot;
    let gap =
        text.get(at..).and_then(|rest| [" ", "\u{a0}", "\u{202f}"].into_iter().find(|gap| rest.starts_with(*gap)));
    let number = number(text, at + gap.ok_or(Fault::Range)?.len()).ok_or(Fault::Range)?;
    let weak = WEAK.contains(&lower(site.matched()).as_str());
    Ok((start, number.end, if weak { 40 } else { 65 }))
}

/// `Calle Mayor, 12`, `ul. Przykładowa 7`.
fn way_first(site: &Site<'_>) -> Result<(usize, usize, u8), Fault> {
    let text = site.text;
    let dot = usize::from(!site.matched().ends_with('.') && text.as_bytes().get(site.end) == Some(&b'.'));
    let gap = site.end + dot;
    let spaced = text.as_bytes().get(gap) == Some(&b' ');
    if !spaced && !site.matched().ends_with('/') {
        return Err(Fault::Range);
    }
    let before = text.get(boundary::floor(text, site.start.saturating_sub(12))..site.start).unwrap_or_default();
    let before = before.trim_end_matches([' ', ',']);
    let before =
        ["bis", "ter", "quater"].iter().find_map(|word| before.strip_suffix(word)).unwrap_or(before).trim_end();
    // `Sample Avenue NW`: an English way, whose number stands further before.
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let english =
        ENGLISH.iter().any(|way| way.eq_ignore_ascii_case(site.matched())) && word.starts_with(char::is_uppercase);
    if english || before.ends_with(|c: char| c.is_ascii_digit()) {
        return Err(Fault::LooksLike("the street of a number before it"));
    }
    let at = gap + usize::from(spaced);
    let end = name(text, at).ok_or(Fault::Range)?;
    if following(text, end).is_some() {
        return Ok((site.start, end, 60));
    }
    let rest = text.get(end..boundary::floor(text, end.saturating_add(12))).unwrap_or_default();
    let marks = [
        ", nº ", ", n.º ", ", n° ", ", n. ", ", núm. ", ", num. ", " nº ", " n.º ", " n° ", " n. ", " nr ", " núm. ",
        ", ", " ",
    ];
    let mark = marks.iter().find(|mark| rest.starts_with(**mark)).ok_or(Fault::Range)?;
    let number = number(text, end + mark.len()).ok_or(Fault::Range)?;
    let weak = WEAK.contains(&lower(site.matched()).as_str());
    Ok((site.start, number.end, if weak { 40 } else { 60 }))
}

#[cfg(test)]
mod tests {
    use super::FRENCH;
    use crate::detect::{Config, Outcome, Scanner};

    #[test]
    fn every_way_is_read_behind_its_number() {
        let scanner = Scanner::new(&Config::default()).expect("the default makes sense");
        let street = scanner.entity("STREET_ADDRESS").expect("a type of the catalogue");
        for text in
            FRENCH.iter().flat_map(|way| [format!("12 {way} Exemple"), format!("12 {} Exemple", way.to_uppercase())])
        {
            let found = scanner.explain(&text, "");
            let stands = |outcome| matches!(outcome, Outcome::Accepted | Outcome::Outlived(_));
            assert!(found.iter().any(|one| one.finding.entity == street && stands(one.outcome)), "{text}: {found:?}");
        }
    }
}
