//! `IBAN_CODE`: international bank account numbers by country, mod 97.

use crate::detect::checksum;
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::sep;
use crate::detect::{Detector, Language, Specificity, boundary};

pub(super) static DETECTOR: Detector = Detector {
    name: "IBAN_CODE",
    title: "bank account number (IBAN)",
    languages: &[],
    countries: &[],
    special: None,
    specificity: Specificity::Narrow,
    patterns: &[concat!(r"(?i:[A-Z]{2})\d{2}(?:", sep!(), r"?(?i:[A-Z0-9])){6}")],
    longest: 96,
    extent: Extent::Head,
    most: Most::of(95),
    check_says: "the country's length and structure, check digits 02 to 98, and the remainder 1 by 97",
    sources: &["ISO 13616-1", "SWIFT IBAN Registry, release 99 (structures by country)"],
    context: &[
        (Language::English, &["iban", "account", "bank", "transfer"]),
        (Language::French, &["compte", "rib", "virement", "banque"]),
        (Language::German, &["konto", "kontonummer", "überweisung", "bankverbindung"]),
        (Language::Spanish, &["cuenta", "transferencia", "banco"]),
        (Language::Italian, &["conto", "bonifico", "banca"]),
        (Language::Dutch, &["rekening", "rekeningnummer", "overschrijving"]),
        (Language::Polish, &["konto", "rachunek", "przelew"]),
        (Language::Portuguese, &["conta", "transferência", "banco"]),
    ],
    taken_for: &["serial numbers that begin with two letters and two digits", "VAT numbers"],
    examples: &[
        "IBAN ‹FR14 2004 1010 0505 0001 3M02 606›",
        "‹DE89370400440532013000›",
        "pay to ‹gb29 nwbk 6016 1331 9268 19› and say when",
        "‹NL91-ABNA-0417-1643-00›.",
        "(‹ES91 2100 0418 4502 0005 1332›)",
        "‹MT84MALT011000012345MTLCAST001S›",
    ],
    counter_examples: &[
        "DE89370400440532013001",
        "DE98370400440532013000",
        "FR14 2004 1010 0505 0001 3M02 60",
        "ZZ89370400440532013000",
        "DE8937040044053201300",
        "GB29 6016 NWBK 1331 9268 19",
        "DE893704004405320130000",
        "NO0000000000040",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Country, and the structure after the two check digits: `n` digits, `a` letters, `c` either; counts before each.
const STRUCTURES: [(&[u8; 2], &str); 89] = [
    (b"AD", "8n12c"),
    (b"AE", "19n"),
    (b"AL", "8n16c"),
    (b"AT", "16n"),
    (b"AZ", "4a20c"),
    (b"BA", "16n"),
    (b"BE", "12n"),
    (b"BG", "4a6n8c"),
    (b"BH", "4a14c"),
    (b"BI", "23n"),
    (b"BR", "23n1a1c"),
    (b"BY", "4c4n16c"),
    (b"CH", "5n12c"),
    (b"CR", "18n"),
    (b"CY", "8n16c"),
    (b"CZ", "20n"),
    (b"DE", "18n"),
    (b"DJ", "23n"),
    (b"DK", "14n"),
    (b"DO", "4c20n"),
    (b"EE", "16n"),
    (b"EG", "25n"),
    (b"ES", "20n"),
    (b"FI", "14n"),
    (b"FK", "2a12n"),
    (b"FO", "14n"),
    (b"FR", "10n11c2n"),
    (b"GB", "4a14n"),
    (b"GE", "2a16n"),
    (b"GI", "4a15c"),
    (b"GL", "14n"),
    (b"GR", "7n16c"),
    (b"GT", "24c"),
    (b"HN", "4a20n"),
    (b"HR", "17n"),
    (b"HU", "24n"),
    (b"IE", "4a14n"),
    (b"IL", "19n"),
    (b"IQ", "4a15n"),
    (b"IS", "22n"),
    (b"IT", "1a10n12c"),
    (b"JO", "4a4n18c"),
    (b"KW", "4a22c"),
    (b"KZ", "3n13c"),
    (b"LB", "4n20c"),
    (b"LC", "4a24c"),
    (b"LI", "5n12c"),
    (b"LT", "16n"),
    (b"LU", "3n13c"),
    (b"LV", "4a13c"),
    (b"LY", "21n"),
    (b"MC", "10n11c2n"),
    (b"MD", "2c18c"),
    (b"ME", "18n"),
    (b"MK", "3n10c2n"),
    (b"MN", "16n"),
    (b"MR", "23n"),
    (b"MT", "4a5n18c"),
    (b"MU", "4a19n3a"),
    (b"NI", "4a20n"),
    (b"NL", "4a10n"),
    (b"NO", "11n"),
    (b"OM", "3n16c"),
    (b"PK", "4a16c"),
    (b"PL", "24n"),
    (b"PS", "4a21c"),
    (b"PT", "21n"),
    (b"QA", "4a21c"),
    (b"RO", "4a16c"),
    (b"RS", "18n"),
    (b"RU", "14n15c"),
    (b"SA", "2n18c"),
    (b"SC", "4a20n3a"),
    (b"SD", "14n"),
    (b"SE", "20n"),
    (b"SI", "15n"),
    (b"SK", "20n"),
    (b"SM", "1a10n12c"),
    (b"SO", "19n"),
    (b"ST", "21n"),
    (b"SV", "4a20n"),
    (b"TL", "19n"),
    (b"TN", "20n"),
    (b"TR", "5n1n16c"),
    (b"UA", "6n19c"),
    (b"VA", "18n"),
    (b"VG", "4a16n"),
    (b"XK", "16n"),
    (b"YE", "4a4n18c"),
];

/// Longest IBAN, in letters and digits (ISO 13616-1 §5).
const MOST: usize = 34;

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let bytes = site.text.as_bytes();
    let country = [bytes[site.start].to_ascii_uppercase(), bytes[site.start + 1].to_ascii_uppercase()];
    let Ok(entry) = STRUCTURES.binary_search_by(|(known, _)| known.as_slice().cmp(&country)) else {
        return Err(Fault::Range);
    };
    let structure = STRUCTURES[entry].1;
    let mut compact = [0; MOST];
    let length = 4 + parts(structure).map(|(count, _)| count).sum::<usize>();
    let end = gather(site.text, site.start, compact.get_mut(..length).ok_or(Fault::Range)?).ok_or(Fault::Range)?;
    hits.work = end - site.start;
    let compact = &compact[..length];
    if boundary::word_after(site.text, end) || !fits(structure, &compact[4..]) {
        return Err(Fault::Range);
    }
    if !checksum::iban(compact) {
        return Err(Fault::Checksum);
    }
    hits.validated(site.start, end, 95)
}

/// Fills `room` with the letters and digits from `start` on, over at most one separator between two; where they end.
fn gather(text: &str, start: usize, room: &mut [u8]) -> Option<usize> {
    let mut filled = 0;
    let mut gap = 0;
    for (at, c) in text.get(start..)?.char_indices() {
        if c.is_ascii_alphanumeric() {
            gap = 0;
            room[filled] = c.to_ascii_uppercase() as u8;
            filled += 1;
            if filled == room.len() {
                return Some(start + at + 1);
            }
        } else {
            gap += 1;
            let separator = matches!(c, ' ' | '-' | '.' | '\u{a0}' | '\u{202f}' | '\u{2010}'..='\u{2013}');
            if !separator || gap > 1 {
                return None;
            }
        }
    }
    None
}

/// The counts and classes of a structure.
fn parts(structure: &str) -> impl Iterator<Item = (usize, u8)> + '_ {
    structure.split_inclusive(|c: char| c.is_ascii_lowercase()).filter_map(|part| {
        let (class, count) = part.as_bytes().split_last()?;
        let count = count.iter().fold(0, |sum, digit| sum * 10 + usize::from(digit - b'0'));
        Some((count, *class))
    })
}

fn fits(structure: &str, account: &[u8]) -> bool {
    let mut rest = account;
    parts(structure).all(|(count, class)| {
        let Some((part, after)) = rest.split_at_checked(count) else { return false };
        rest = after;
        part.iter().all(|byte| match class {
            b'n' => byte.is_ascii_digit(),
            b'a' => byte.is_ascii_uppercase(),
            _ => byte.is_ascii_alphanumeric(),
        })
    }) && rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::{STRUCTURES, parts};

    #[test]
    fn countries_are_sorted_and_structures_readable() {
        assert!(STRUCTURES.is_sorted_by(|a, b| a.0 < b.0));
        for (country, structure) in STRUCTURES {
            let length = 4 + parts(structure).map(|(count, _)| count).sum::<usize>();
            assert!((15..=34).contains(&length), "{country:?}");
        }
    }
}
