//! `PHONE_NUMBER`: international spellings of any country, national ones of the languages' countries, extensions.

mod shape;

use crate::detect::detector::{Extent, Hits, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::phone::National;
use crate::detect::shapes::{Digits, Groups};
use crate::detect::{Detector, Language, Specificity, boundary};

/// What may stand between the digits of a telephone number: spaces, marks, parentheses. How many together, the check says.
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
        concat!(r"(?:\+", gap!(), r"?|00", gap!(), r"?|011", gap!(), r")[1-9](?:", gap!(), r"{0,3}\d){6,15}"),
        concat!(r"\(?\d{1,5}\)?(?:", gap!(), r"{1,3}\d{2,8}){1,4}(?:-\d{1,8})?"),
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
        "75011 ‹01 99 00 53 00›",
        "417 ‹06 12 34 56 78›",
        "2 ‹(202) 555-0143›",
        "‹06 12 34 56 78›,‹06 12 34 56 79›",
        "‹06 12 34 56 78›/‹06 12 34 56 79›",
        "42,‹+33612345678›,Paris",
        "‹0470 12 34 56›",
        "‹0470/12.34.56›",
        "‹030 / 12345678›",
        "‹06 - 12 - 34 - 56 - 78›",
        "‹+49 (0) 30 / 12345678›",
        "‹00 33 6 12 34 56 78›",
        "‹011 44 20 7946 0018›",
        "Tel. ‹030 901820-0›",
        "‹+4930901820› 24/7",
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
        "0.369473",
        "08 05 2003",
        "07 78 48 11 82 17 70 91 52 92",
        "041 959 636 148 248 354 855 653",
        "9400 0941 8567 2034 4533 82",
        "x+9516329867",
        "01802-4160",
        "03814-155",
        "ORD-0853-719218",
        "012-34-5678",
        "18-0c-05-17-68-25",
        "1 065 974",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: fictional,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    // Plans have shorter numbers, of services that are nobody's, and too many other things are as short.
    const LEAST: usize = 7;
    let text = site.matched();
    let digits = Digits::of(text);
    if digits.len() < LEAST {
        return Err(Fault::Range);
    }
    shape::gaps(text)?;
    let groups = Groups::of(text);
    let belief = match text.starts_with('+') {
        true => international(site, &digits, groups.sizes())?,
        false => national(site, &digits, groups.sizes(), hits)?,
    };
    hits.settled |= belief.validated && belief.score >= SURE;
    let end = extension(site.text, site.end).unwrap_or(site.end);
    match belief.validated {
        true => hits.validated(site.start, end, belief.score),
        false => hits.matched(site.start, end, belief.score),
    }
}

/// From here on no shorter reading is better.
const SURE: u8 = 60;

/// How sure a spelling makes, in hundredths, and whether a plan holds the number.
struct Belief {
    score: u8,
    validated: bool,
}

/// A number that a plan holds.
fn valid(score: u8) -> Result<Belief, Fault> {
    Ok(Belief { score, validated: true })
}

/// The belief in a spelling with `+`.
fn international(site: &Site<'_>, digits: &Digits, sizes: &[u8]) -> Result<Belief, Fault> {
    // Country code and number: what is written without a gap and is whole ends there, whatever digits follow.
    const UNBROKEN: u8 = 9;
    let list = digits.as_slice();
    let head = match sizes {
        [first, _, ..] if *first >= UNBROKEN => list.get(..usize::from(*first)),
        _ => None,
    };
    if head.is_some_and(|head| site.phones.international(head)) {
        return Err(Fault::LooksLike("a number and more digits"));
    }
    if site.phones.international(list) {
        return valid(80);
    }
    // Plans change, and people mistype: a plus, a country, the right number of digits and gaps between them are enough.
    if !site.phones.possible(list) || boundary::word_before(site.text, site.start) {
        return Err(Fault::Range);
    }
    Ok(Belief { score: if sizes.len() > 1 { 55 } else { 45 }, validated: false })
}

/// The belief in a spelling without `+`.
fn national(site: &Site<'_>, digits: &Digits, sizes: &[u8], hits: &mut Hits) -> Result<Belief, Fault> {
    let list = digits.as_slice();
    if list.iter().all(|&digit| digit == list[0]) {
        return Err(Fault::Range);
    }
    if let Some(other) = shape::other(site, sizes) {
        return Err(Fault::LooksLike(other));
    }
    let text = site.matched();
    if shape::tied(text).is_some_and(|tied| whole(site, &Digits::of(tied))) {
        return Err(Fault::LooksLike("a number and more digits"));
    }
    let mut alone = |score: u8| match shape::crowded(site, sizes, score) {
        true => {
            // A row of equal groups holds no shorter number; in another, the last group may be the next number's.
            hits.settled = sizes.iter().all(|size| *size == sizes[0]);
            Err(Fault::LooksLike("digits in a row"))
        }
        false => valid(score),
    };
    if let Some(foreign) = dialled(site, list, &[0, 0]) {
        return alone(if sizes.len() > 1 || foreign.len() > 11 { 60 } else { 50 });
    }
    // With the country code, which has two digits but for `1` and `7`, there are fifteen (E.164 §6.1), and the trunk's zero.
    const MOST: usize = 14;
    let Some(plan) = site.phones.national(list).filter(|_| list.len() <= MOST) else {
        // As dialled from North America.
        if sizes.len() > 1 && dialled(site, list, &[0, 1, 1]).is_some() {
            return alone(60);
        }
        // Stores of numbers leave the plus out: `33612345678`.
        if list.len() > 9 && sizes.len() == 1 && site.phones.international(list) {
            return valid(20);
        }
        // An area that is not given out, in the spelling of North America.
        let american = matches!(sizes, [3, 3, 4]) && text.starts_with('(') && list[0] > 1;
        return if american { Ok(Belief { score: 40, validated: false }) } else { Err(Fault::Range) };
    };
    alone(spelled(text, sizes, plan))
}

/// The digits behind a prefix for calls abroad, if they are a country's number.
fn dialled<'d>(site: &Site<'_>, digits: &'d [u8], prefix: &[u8]) -> Option<&'d [u8]> {
    digits.strip_prefix(prefix).filter(|rest| site.phones.international(rest))
}

/// Whether the digits are a number as dialled, and one long enough not to be the beginning of another.
fn whole(site: &Site<'_>, digits: &Digits) -> bool {
    const WHOLE: usize = 10;
    let list = digits.as_slice();
    list.len() >= WHOLE
        && (dialled(site, list, &[0, 0]).is_some() || site.phones.national(list).is_some_and(|plan| plan.trunk))
}

/// The score of a number that a plan holds, by its spelling.
fn spelled(text: &str, sizes: &[u8], plan: National) -> u8 {
    match sizes {
        [_] => 30,
        [3, 3, 4] | [1, 3, 3, 4] if plan.american => {
            if text.contains(['-', '.', '(']) {
                60
            } else {
                50
            }
        }
        // Social security numbers, postal codes of nine and of eight digits, a figure alone.
        [3, 2, 4] | [1, ..] => 40,
        [5, 4] | [5, 3] if text.contains('-') => 40,
        _ if plan.trunk => 60,
        [3, 2, 2, 2] | [2, 3, 2, 2] if plan.bare => 50,
        [2, 3, 4] | [2, 4, 4] | [2, 5, 4] if plan.bare && text.contains(['(', '-']) => 50,
        _ => 40,
    }
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
