//! `PHONE_NUMBER`: international spellings of any country, national ones of the languages' countries, extensions.

use std::net::Ipv4Addr;

use crate::detect::detector::{Extent, Hits, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups};
use crate::detect::{Detector, Language, Specificity, boundary};

/// A separator inside a telephone number.
macro_rules! gap {
    () => {
        r"(?:[ ./()-]|\xC2\xA0|\xE2\x80[\xAF\x90-\x93])"
    };
}

pub(super) static DETECTOR: Detector = Detector {
    name: "PHONE_NUMBER",
    title: "telephone number",
    languages: &[],
    countries: &[],
    special: None,
    specificity: Specificity::Generic,
    patterns: &[
        concat!(r"(?:\+", gap!(), r"?|00)[1-9](?:", gap!(), r"{0,2}\d){6,15}"),
        concat!(r"\(?\d{1,5}\)?(?:", gap!(), r"{1,2}\d{2,8}){1,4}"),
        r"\d{7,15}",
    ],
    longest: 64,
    extent: Extent::Whole,
    check_says: "a number of a country's plan: of any country after `+` or `00`, else of the languages' countries; after `+`, the right number of digits is enough",
    sources: &[
        "ITU-T E.164, E.123",
        "libphonenumber's metadata (numbering plans), by the `phonenumber` crate",
        "RFC 3966 (extensions)",
    ],
    context: &[
        (
            Language::English,
            &[
                "phone",
                "telephone",
                "tel",
                "mobile",
                "cell",
                "cellphone",
                "call",
                "fax",
                "sms",
                "whatsapp",
                "text me",
                "ring",
                "phone number",
                "msisdn",
            ],
        ),
        (
            Language::French,
            &[
                "téléphone",
                "tél",
                "telephone",
                "portable",
                "mobile",
                "fixe",
                "appeler",
                "appelez",
                "joindre",
                "numéro de téléphone",
            ],
        ),
        (
            Language::German,
            &["telefon", "telefonnummer", "handy", "handynummer", "mobil", "rufnummer", "anrufen", "durchwahl"],
        ),
        (Language::Spanish, &["teléfono", "telefono", "móvil", "movil", "llámame", "llamar", "celular"]),
        (Language::Italian, &["telefono", "cellulare", "chiamare", "chiamami", "numero di telefono"]),
        (Language::Dutch, &["telefoon", "telefoonnummer", "mobiel", "bellen", "gsm"]),
        (Language::Polish, &["telefon", "telefonu", "komórka", "kom", "zadzwoń", "dzwonić"]),
        (Language::Portuguese, &["telefone", "telemóvel", "telemovel", "celular", "ligar", "ligue"]),
    ],
    taken_for: &["dates and times", "amounts", "order and account numbers", "IPv4 addresses", "national identifiers"],
    examples: &[
        "call ‹+33 6 12 34 56 78› or write",
        "‹+44 (0)20 7946 0018›",
        "‹(202) 555-0143›",
        "‹+1-202-555-0143 ext. 42›",
        "‹06 12 34 56 78›",
        "‹06.12.34.56.78›",
        "tél. ‹0612345678›",
        "‹+1-230-382-5086›",
        "tel (‹(211) 354-3844›)",
        "my phone is ‹2025550143›",
        "‹0033 6 12 34 56 78›",
        "Handy: ‹0171 2345678›",
        "‹+4915112345678›",
        "‹030/12345678›",
        "teléfono ‹612 345 678›",
    ],
    counter_examples: &[
        "2026-09-14 10:11:12",
        "14.09.2026",
        "1 234 567.89",
        "order 0612345678",
        "2025550143",
        "192.168.100.10",
        "+33 6 12 34 56 7",
        "+999 123 456 789",
        "$ 202 555 0143",
        "612 345 678",
        "20260914101112",
        "(202) 155-0143",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: fictional,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    let digits = Digits::of(text);
    let before = site.text.as_bytes().get(..site.start).unwrap_or_default();
    if matches!(before, [.., b'$' | b'#'] | [.., b'$' | b'#', b' '] | [.., 0xE2, 0x82, 0xAC] | [.., 0xC2, 0xA3]) {
        return Err(Fault::LooksLike("an amount or a number after a sign"));
    }
    if matches!(before, [.., b'0'..=b'9', b'.' | b',' | b'-' | b'/' | b':']) {
        return Err(Fault::LooksLike("part of a longer number"));
    }
    let belief = match text.strip_prefix('+') {
        Some(_) if site.phones.international(digits.as_slice()) => Belief { score: 80, validated: true },
        // Plans change, and people mistype: a plus, a country and the right number of digits are enough.
        Some(_) if site.phones.possible(digits.as_slice()) => Belief { score: 55, validated: false },
        Some(_) => return Err(Fault::Range),
        None => national(site, text, &digits)?,
    };
    let end = extension(site.text, site.end).unwrap_or(site.end);
    match belief.validated {
        true => hits.validated(site.start, end, belief.score),
        false => hits.matched(site.start, end, belief.score),
    }
}

/// How sure a spelling makes, in hundredths, and whether a plan holds the number.
struct Belief {
    score: u8,
    validated: bool,
}

/// The score of a spelling without `+`.
fn national(site: &Site<'_>, text: &str, digits: &Digits) -> Result<Belief, Fault> {
    let valid = |score| Ok(Belief { score, validated: true });
    let list = digits.as_slice();
    let groups = Groups::of(text);
    if let Some(foreign) = list.strip_prefix(&[0, 0]).filter(|rest| site.phones.international(rest)) {
        return valid(if groups.sizes().len() > 1 || foreign.len() > 11 { 60 } else { 50 });
    }
    if list.iter().all(|&digit| digit == list[0]) {
        return Err(Fault::Range);
    }
    if groups.sizes().len() == 1 && identifier(site) {
        return Err(Fault::LooksLike("an identifier"));
    }
    if let Some(other) = other_shape(site, text, groups.sizes()) {
        return Err(Fault::LooksLike(other));
    }
    let Some(plan) = site.phones.national(list) else {
        // Stores of numbers leave the plus out: `33612345678`.
        let code_first = list.len() > 9 && groups.sizes().len() == 1 && site.phones.international(list);
        if code_first {
            return valid(20);
        }
        // An area that is not given out, in the spelling of North America.
        let american =
            matches!(groups.sizes(), [3, 3, 4]) && text.starts_with('(') && text.contains(')') && list[0] > 1;
        return if american { Ok(Belief { score: 40, validated: false }) } else { Err(Fault::Range) };
    };
    if text.contains('(') != text.contains(')') {
        return Err(Fault::LooksLike("half of a parenthesis"));
    }
    valid(match groups.sizes() {
        [_] => 30,
        [3, 3, 4] | [1, 3, 3, 4] if plan.american => {
            if text.contains(['-', '.', '(']) {
                60
            } else {
                50
            }
        }
        _ if plan.trunk => 60,
        [3, 2, 2, 2] | [2, 3, 2, 2] if plan.bare => 50,
        [2, 3, 4] | [2, 4, 4] | [2, 5, 4] if plan.bare && text.contains(['(', '-']) => 50,
        _ => 40,
    })
}

/// Bare digits that hang on a word by a hyphen, as in `order-…`, unless the word is a cue.
fn identifier(site: &Site<'_>) -> bool {
    const CUES: [&[u8]; 4] = [b"tel", b"phone", b"fax", b"mobile"];
    let before = site.text.as_bytes().get(..site.start).unwrap_or_default();
    let Some(word) = before.strip_suffix(b"-") else { return false };
    let cue = |cue: &&[u8]| word.len().checked_sub(cue.len()).is_some_and(|at| word[at..].eq_ignore_ascii_case(cue));
    word.last().is_some_and(u8::is_ascii_alphabetic) && !CUES.iter().any(cue)
}

/// What else the candidate looks like: dates, amounts in groups of three, addresses.
fn other_shape(site: &Site<'_>, text: &str, sizes: &[u8]) -> Option<&'static str> {
    let bytes = text.as_bytes();
    let after = site.text.as_bytes().get(site.end..).unwrap_or_default();
    let number = |from: usize, to: usize| Digits::of(text).number(from, to);
    if matches!(after, [b'.' | b',' | b':' | b'-' | b'/', b'0'..=b'9', ..]) {
        return Some("part of a longer number");
    }
    let dated = |day: u64, month: u64| (1..=31).contains(&day) && (1..=12).contains(&month);
    let marks = bytes.iter().filter(|byte| matches!(byte, b'-' | b'/' | b'.')).count();
    match sizes {
        [4, 2, 2, ..] if dated(number(6, 8), number(4, 6)) => return Some("a date"),
        [2, 2, 4, ..] if marks > 1 && (dated(number(0, 2), number(2, 4)) || dated(number(2, 4), number(0, 2))) => {
            return Some("a date");
        }
        [2, 2, 2] | [1, 2, 2] | [1, 2, 4] | [4, 4] | [4, 2, ..] => return Some("a date or a range"),
        [first, rest @ ..] if *first <= 3 && rest.len() >= 2 && rest.iter().all(|&size| size == 3) => {
            let amount = bytes.first() != Some(&b'0') && *first < 3;
            if amount {
                return Some("an amount");
            }
        }
        _ => {}
    }
    if text.parse::<Ipv4Addr>().is_ok() {
        return Some("an IP address");
    }
    None
}

/// Where an extension after the number ends: `ext. 42`, `x42`, `poste 42`, `;ext=42` (RFC 3966 §5.3).
fn extension(text: &str, end: usize) -> Option<usize> {
    const CUES: [&str; 8] = [";ext=", "extension", "ext", "poste", "durchwahl", "int", "x", "#"];
    let rest = text.get(end..)?;
    let rest = rest.get(..rest.len().min(32)).unwrap_or(rest);
    let after = rest.trim_start_matches([' ', ',', '(']);
    let cue = CUES.iter().find(|cue| after.get(..cue.len()).is_some_and(|head| head.eq_ignore_ascii_case(cue)))?;
    let number = after[cue.len()..].trim_start_matches(['.', ':', ' ']);
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let stop = end + (rest.len() - number.len()) + digits;
    let alone = !boundary::word_after(text, stop);
    ((1..=6).contains(&digits) && alone && rest.len() - after.len() <= 3).then_some(stop)
}

/// North American numbers set aside for fiction: 555-0100 to 555-0199 of any area (NANPA).
fn fictional(text: &str) -> bool {
    let digits = Digits::of(text);
    let list = digits.as_slice();
    let national = list.strip_prefix(&[1]).filter(|_| list.len() > 10).unwrap_or(list);
    matches!(national.get(3..8), Some([5, 5, 5, 0, 1])) && national.len() >= 10
}
