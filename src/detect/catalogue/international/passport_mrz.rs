//! `PASSPORT_MRZ`: the machine-readable lines of passports and identity cards, in the three sizes of ICAO 9303.

use crate::detect::checksum::icao;
use crate::detect::countries::travel;
use crate::detect::cues::{Cues, List, Written};
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity, boundary, calendar};

/// Characters of a line, and lines, by size.
const SIZES: [(Size, usize, usize); 3] = [(Size::Td3, 44, 2), (Size::Td2, 36, 2), (Size::Td1, 30, 3)];
/// Bytes that may part two lines.
const GAP: usize = 4;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Size {
    Td1,
    Td2,
    Td3,
}

pub(super) static DETECTOR: Detector = Detector {
    name: "PASSPORT_MRZ",
    title: "machine-readable zone of a passport or identity card",
    languages: &[],
    countries: &[],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[
        "[A-Z0-9<]{9}[0-9][A-Z<]{3}[0-9<]{6}[0-9][MFX<][0-9<]{6}[0-9][A-Z0-9<]{16}",
        "[A-Z0-9<]{9}[0-9][A-Z<]{3}[0-9<]{6}[0-9][MFX<][0-9<]{6}[0-9][A-Z0-9<]{8}",
    ],
    longest: 100,
    extent: Extent::Head,
    most: Most::of(95),
    check_says: "lines of the length that their size demands, an issuer's code, dates that exist, and all check digits: number, birth, expiry, the holder's own number, and the composite one",
    sources: &[
        "ICAO Doc 9303, part 3 (common specifications, check digits)",
        "ICAO Doc 9303, part 4 (TD3), part 5 (TD1), part 6 (TD2)",
    ],
    context: &[
        (Language::English, &["passport", "mrz", "machine readable", "identity card", "travel document"]),
        (Language::French, &["passeport", "carte d'identité"]),
        (Language::German, &["reisepass", "personalausweis"]),
        (Language::Spanish, &["pasaporte"]),
    ],
    taken_for: &["nothing that is common"],
    examples: &[
        "‹P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10›",
        "passport: ‹P<FRAMUSTER<<ANA<<<<<<<<<<<<<<<<<<<<<<<<<<<<\r\nXY12345671FRA8503127F3001019<<<<<<<<<<<<<<<8› (copy)",
        "‹I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6›",
        "‹I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<›",
        "passeport, seconde ligne: ‹XY12345671FRA8503127F3001019<<<<<<<<<<<<<<<8›",
    ],
    counter_examples: &[
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C37UTO7408122F1204159ZE184226B<<<<<10",
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<11",
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7448122F1204159ZE184226B<<<<<10",
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
        "passport L898902C36QQQ7408122F1204159ZE184226B<<<<<10",
        "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<7\nERIKSSON<<ANNA<MARIA<<<<<<<<<<",
        "ID cards are checked at the door",
    ],
    trigger: Trigger::Cues(&Cues {
        lists: &[List::heads(&[
            "P<", "PB", "PC", "PD", "PE", "PL", "PM", "PN", "PO", "PP", "PR", "PS", "PT", "PU", "V<", "VB", "VC", "A<",
            "AC", "C<", "CR", "I<", "ID", "IP", "IR", "IX",
        ])
        .written(Written::So)],
        ..Cues::NONE
    }),
    check,
    // Utopia is the country of the specification's specimens.
    reserved: |text| text.get(2..5) == Some("UTO") || text.get(10..13) == Some("UTO"),
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.text;
    hits.work = GAP;
    let alone = site.matched().len() > GAP;
    let first = line(text, site.start);
    for (size, width, lines) in SIZES {
        if first.len() != width {
            continue;
        }
        hits.work = width * lines;
        if alone {
            return second_alone(site, size, first, hits);
        }
        let second_at = next(text, site.start + width).ok_or(Fault::Range)?;
        let second = line(text, second_at);
        let holds = match size {
            Size::Td1 => td1(first, second),
            _ => travel(first.get(2..5).unwrap_or_default()) && td2(size, second),
        };
        if second.len() != width || !holds {
            return Err(Fault::Checksum);
        }
        let mut end = second_at + width;
        if lines == 3 {
            let third_at = next(text, end).ok_or(Fault::Range)?;
            end = third_at + line(text, third_at).len();
            if end - third_at != width {
                return Err(Fault::Range);
            }
        }
        return hits.validated(site.start, end, 95);
    }
    Err(Fault::Range)
}

/// The second line of a passport without the first.
fn second_alone(site: &Site<'_>, size: Size, line: &str, hits: &mut Hits) -> Result<(), Fault> {
    let before =
        site.text.get(boundary::floor(site.text, site.start.saturating_sub(GAP))..site.start).unwrap_or_default();
    if before.contains(['\n', '\r']) && before.contains('<') {
        return Err(Fault::LooksLike("the second of two lines"));
    }
    hits.settled = true;
    if td2(size, line) { hits.validated(site.start, site.start + line.len(), 90) } else { Err(Fault::Checksum) }
}

/// The run of a line's characters at `at`, cut where it is longer than any line.
fn line(text: &str, at: usize) -> &str {
    const MOST: usize = 45;
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    let length = rest.iter().take(MOST).take_while(|b| matches!(b, b'A'..=b'Z' | b'0'..=b'9' | b'<')).count();
    text.get(at..at + length).unwrap_or_default()
}

/// Where the next line begins: after a line break, perhaps escaped, or after spaces.
fn next(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..boundary::floor(text, at.saturating_add(GAP + 1)))?;
    let gap = ["\r\n", "\n", "\r", "\\r\\n", "\\n", " "].iter().find(|gap| rest.starts_with(**gap))?;
    Some(at + gap.len())
}

/// The second line of TD2 and TD3: number, nationality, birth, sex, expiry, and what the state adds.
fn td2(size: Size, line: &str) -> bool {
    let part = |from: usize, to: usize| line.get(from..to).unwrap_or_default();
    let (optional, last) = if size == Size::Td3 { (part(28, 42), 43) } else { (part(28, 35), 35) };
    let own = match size {
        // Where the holder has no number of their own, its check digit may be left out.
        Size::Td3 => holds(&[optional], line, 42) || part(42, 43) == "<" && optional.bytes().all(|b| b == b'<'),
        _ => true,
    };
    let up_to = if size == Size::Td3 { 43 } else { 35 };
    travel(part(10, 13))
        && person(part(13, 20), part(20, 21), part(21, 28))
        && number(part(0, 10), optional)
        && own
        && holds(&[part(0, 10), part(13, 20), part(21, up_to)], line, last)
}

/// The first and the second line of TD1.
fn td1(first: &str, second: &str) -> bool {
    let upper = |from: usize, to: usize| first.get(from..to).unwrap_or_default();
    let lower = |from: usize, to: usize| second.get(from..to).unwrap_or_default();
    travel(upper(2, 5))
        && travel(lower(15, 18))
        && person(lower(0, 7), lower(7, 8), lower(8, 15))
        && number(upper(5, 15), upper(15, 30))
        && holds(&[upper(5, 30), lower(0, 7), lower(8, 15), lower(18, 29)], second, 29)
}

/// Birth, sex and expiry, each date with its check digit. Unknown parts of a birth are filled.
fn person(birth: &str, sex: &str, expiry: &str) -> bool {
    let date = |text: &str| {
        let digits: String = text.chars().take(6).map(|c| if c == '<' { '0' } else { c }).collect();
        let number: u32 = digits.parse().unwrap_or(u32::MAX);
        let (year, month, day) = calendar::split(number);
        let unknown = text.get(..6).is_some_and(|text| text.contains('<'));
        unknown && month <= 12 && day <= 31
            || calendar::exists(2000 + year, month, day)
            || calendar::exists(1900 + year, month, day)
    };
    let checked = |text: &str| text.get(..6).is_some_and(|body| holds(&[body], text, 6));
    date(birth) && checked(birth) && matches!(sex, "M" | "F" | "X" | "<") && date(expiry) && checked(expiry)
}

/// The document's number and its check digit; a longer number goes on in the optional part, with the digit after it.
fn number(text: &str, optional: &str) -> bool {
    let Some((body, check)) = text.split_at_checked(9) else { return false };
    if body.bytes().all(|byte| byte == b'<') {
        return false;
    }
    if check != "<" {
        return holds(&[body], text, 9);
    }
    let rest = optional.split('<').next().unwrap_or_default();
    rest.len() > 1 && holds(&[body, rest.get(..rest.len() - 1).unwrap_or_default()], rest, rest.len() - 1)
}

/// Whether the digit at `at` of a line checks the parts, one after the other.
fn holds(parts: &[&str], line: &str, at: usize) -> bool {
    let digit = icao(parts.iter().flat_map(|part| part.bytes()));
    line.as_bytes().get(at) == Some(&(b'0' + digit))
}
