//! `PHONE_NUMBER`: international spellings of any country, national ones of the languages' countries, extensions.

mod shape;

use crate::detect::detector::{Extent, Hits, Marks, Most, Site, Trigger};
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
    most: Most::ANY,
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
                "cell phone",
                "cell number",
                "cell:",
                "cell is",
                "my cell",
                "cellphone",
                "call",
                "fax",
                "sms",
                "whatsapp",
                "text me",
                "ring me",
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
        "20 × part 407-208-1275",
        "J. Phys. A 04 (2024) 625-643",
        "M96.159 410.49 33.70 12",
        "395 x 77,06  01  62 925,26",
        "PMID 34979870, j.cell.2009",
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
    trigger: Trigger::Apart(Marks::BOTH),
    check,
    reserved: fictional,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    // Plans have shorter numbers, of services that are nobody's, and too many other things are as short.
    const LEAST: usize = 7;
    let text = site.matched();
    if text.len() < LEAST {
        return Err(Fault::Range);
    }
    let plus = text.starts_with('+');
    if !plus && shape::inside(site) {
        hits.settled = true;
        return Err(Fault::LooksLike("part of a longer number"));
    }
    let digits = Digits::of(text);
    if digits.len() < LEAST {
        return Err(Fault::Range);
    }
    // The plans first: most digits are in none, and they are cheaper to ask than the spelling.
    let reading = if plus { with_plus(site, &digits)? } else { without(site, &digits)? };
    shape::gaps(text)?;
    let groups = Groups::of(text);
    let (score, validated) = match reading {
        Reading::Plus { valid } => (international(&digits, groups.sizes(), site, valid)?, valid),
        Reading::Area => (national(site, groups.sizes(), &reading, hits)?, false),
        _ => (national(site, groups.sizes(), &reading, hits)?, true),
    };
    hits.settled |= validated && score >= SURE;
    let end = extension(site.text, site.end).unwrap_or(site.end);
    match validated {
        true => hits.validated(site.start, end, score),
        false => hits.matched(site.start, end, score),
    }
}

/// From here on, in hundredths, no shorter reading is better.
const SURE: u8 = 60;

/// What the digits are by themselves.
enum Reading {
    /// Behind a plus: of a country's plan, or as many as its numbers have.
    Plus { valid: bool },
    /// Behind `00`, or `011` as dialled from North America: how many digits follow.
    Abroad(usize),
    /// As dialled inside one of the languages' countries.
    Home(National),
    /// As stores of numbers write them: with a country code, without a plus (`33612345678`).
    Stored,
    /// As many as in North America, in an area that is not given out.
    Area,
}

fn with_plus(site: &Site<'_>, digits: &Digits) -> Result<Reading, Fault> {
    if site.phones.international(digits.as_slice()) {
        return Ok(Reading::Plus { valid: true });
    }
    let possible = site.phones.possible(digits.as_slice()) && !boundary::word_before(site.text, site.start);
    if possible { Ok(Reading::Plus { valid: false }) } else { Err(Fault::Range) }
}

fn without(site: &Site<'_>, digits: &Digits) -> Result<Reading, Fault> {
    // With the country code, which has two digits but for `1` and `7`, there are fifteen (E.164 §6.1), and the trunk's zero.
    const MOST: usize = 14;
    let list = digits.as_slice();
    let text = site.matched();
    if list.iter().all(|&digit| digit == list[0]) {
        return Err(Fault::Range);
    }
    if let Some(foreign) = dialled(site, list, &[0, 0]) {
        return Ok(Reading::Abroad(foreign.len()));
    }
    let plan = if list.len() <= MOST { site.phones.national(list) } else { None };
    if let Some(plan) = plan {
        return Ok(Reading::Home(plan));
    }
    let bare = text.len() == list.len();
    match dialled(site, list, &[0, 1, 1]) {
        Some(foreign) if !bare => Ok(Reading::Abroad(foreign.len())),
        _ if bare && list.len() > 9 && site.phones.international(list) => Ok(Reading::Stored),
        _ if list.len() == 10 && list[0] > 1 && text.starts_with('(') => Ok(Reading::Area),
        _ => Err(Fault::Range),
    }
}

/// The score of a spelling with `+`.
fn international(digits: &Digits, sizes: &[u8], site: &Site<'_>, valid: bool) -> Result<u8, Fault> {
    // Country code and number: what is written without a gap and is whole ends there, whatever digits follow.
    const UNBROKEN: u8 = 9;
    let head = match sizes {
        [first, _, ..] if *first >= UNBROKEN => digits.as_slice().get(..usize::from(*first)),
        _ => None,
    };
    if head.is_some_and(|head| site.phones.international(head)) {
        return Err(Fault::LooksLike("a number and more digits"));
    }
    // Plans change, and people mistype: a plus, a country, the right number of digits and gaps between them are enough.
    Ok(match (valid, sizes.len()) {
        (true, _) => 80,
        (false, 1) => 45,
        (false, _) => 55,
    })
}

/// The score of a spelling without `+`.
fn national(site: &Site<'_>, sizes: &[u8], reading: &Reading, hits: &mut Hits) -> Result<u8, Fault> {
    if let Some(other) = shape::other(site, sizes) {
        return Err(Fault::LooksLike(other));
    }
    let text = site.matched();
    if shape::tied(text).is_some_and(|tied| whole(site, &Digits::of(tied))) {
        return Err(Fault::LooksLike("a number and more digits"));
    }
    let score = match reading {
        Reading::Abroad(count) if sizes.len() > 1 || *count > 11 => 60,
        Reading::Abroad(_) => 50,
        Reading::Home(plan) => spelled(text, sizes, *plan),
        Reading::Area if matches!(sizes, [3, 3, 4]) => 40,
        Reading::Stored => 20,
        _ => return Err(Fault::Range),
    };
    // A part number has the same groups; a word that speaks of telephones lifts it.
    let thing = !text.contains('(') && shape::of_a_thing(site);
    if thing && sizes.len() == 1 {
        return Err(Fault::LooksLike("the number of a thing"));
    }
    let score = if thing { score.min(40) } else { score };
    if shape::crowded(site, sizes, score) {
        // A row of equal groups holds no shorter number; in another, the last group may be the next number's.
        hits.settled = sizes.iter().all(|size| *size == sizes[0]);
        return Err(Fault::LooksLike("digits in a row"));
    }
    Ok(score)
}

/// The digits behind a prefix for calls abroad, if they are a country's number.
fn dialled<'d>(site: &Site<'_>, digits: &'d [u8], prefix: &[u8]) -> Option<&'d [u8]> {
    digits.strip_prefix(prefix).filter(|rest| rest.first() != Some(&0) && site.phones.international(rest))
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
    const READ: usize = 32;
    const CUES: [&str; 8] = [";ext=", "extension", "ext", "poste", "durchwahl", "int", "x", "#"];
    let rest = text.get(end..)?;
    let rest = rest.get(..boundary::floor(rest, READ))?;
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
