//! `SG_UEN`: unique entity numbers of Singapore; those of sole traders are about a person.

use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "SG_UEN",
    title: "entity number (Singapore)",
    languages: &[Language::Malay, Language::Chinese, Language::English],
    countries: &["SG"],
    special: None,
    specificity: Specificity::Narrow,
    patterns: &[
        r"\d{8}[A-Za-z]",
        r"(?:18|19|20)\d{7}[A-Za-z]",
        r"[RSTrst]\d{2}[A-Za-z]{2}\d{4}[A-Za-z]",
        r"[Ff]000\d{5}[A-Za-z]",
    ],
    longest: 10,
    extent: Extent::Whole,
    most: Most::ANY,
    check_says: "a business (eight digits), a local company (year and five digits) or another entity (year, a kind that exists, four digits) with its check letter; foreign companies by shape, with context",
    sources: &["ACRA, Unique Entity Number: structure and entity types", "OECD, Tax identification numbers: Singapore"],
    context: &[
        (
            Language::English,
            &[
                "uen",
                "unique entity number",
                "acra",
                "company registration",
                "registration number",
                "business registration",
                "roc",
                "rob",
                "company",
                "gst",
                "entity",
            ],
        ),
        (Language::Malay, &["uen", "pendaftaran syarikat", "syarikat"]),
        (Language::Chinese, &["注册号"]),
    ],
    taken_for: &["identity numbers of eight digits and a letter (Spain)", "product codes"],
    examples: &[
        "UEN ‹201912345R›",
        "‹199912345R›, ‹T08LL1234H›",
        "company ‹53333333D›",
        "uen ‹202500001w›",
        "GST and UEN: ‹S99SS0001F›",
        "UEN: ‹F00056789H›",
        "(‹T20PF9876F›)",
    ],
    counter_examples: &[
        "UEN 201912345Z",
        "UEN 201921345R",
        "UEN 219912345G",
        "UEN 53333333E",
        "UEN 5333333D",
        "UEN T08LL1234J",
        "UEN T08ZZ1234A",
        "UEN 00000000X",
        "UEN 201912345RR",
        "53333333D",
        "UEN T08IY1234A",
        "UEN F00156789H",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Kinds of entity in the numbers that begin with a century's letter; in order.
const KINDS: [&[u8; 2]; 38] = [
    b"CC", b"CD", b"CH", b"CL", b"CM", b"CP", b"CS", b"CX", b"DP", b"FB", b"FC", b"FM", b"FN", b"GA", b"GB", b"GS",
    b"HS", b"LL", b"LP", b"MB", b"MC", b"MD", b"MH", b"MM", b"MQ", b"NB", b"NR", b"PA", b"PB", b"PF", b"RF", b"RP",
    b"SM", b"SS", b"TC", b"TU", b"VH", b"XL",
];

const BUSINESS: [u32; 8] = [10, 4, 9, 3, 8, 2, 7, 1];
const COMPANY: [u32; 9] = [10, 8, 6, 4, 9, 7, 5, 3, 1];
const OTHER: [u32; 9] = [4, 3, 5, 3, 10, 2, 2, 5, 7];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let mut text = [0; 10];
    let length = site.matched().len();
    for (place, byte) in text.iter_mut().zip(site.matched().bytes()) {
        *place = byte.to_ascii_uppercase();
    }
    let Some((&last, body)) = text.get(..length).and_then(<[u8]>::split_last) else { return Err(Fault::Range) };
    let upper = site.matched().as_bytes() == &text[..length];
    let digits = Digits::of(site.matched());
    if digits.number(0, digits.len()) == 0 {
        return Err(Fault::Range);
    }
    let (expected, score) = match (body[0], length) {
        (b'F', _) => return hits.matched(site.start, site.end, 25),
        (b'0'..=b'9', 9) => (b"XMKECAWLJDB"[rest(digits.as_slice(), &BUSINESS)], 35),
        (b'0'..=b'9', _) => {
            if !(1800..=2049).contains(&digits.number(0, 4)) {
                return Err(Fault::Range);
            }
            (b"ZKCMDNERGWH"[rest(digits.as_slice(), &COMPANY)], 65)
        }
        _ => (other(body).ok_or(Fault::Range)?, 80),
    };
    if expected != last {
        return Err(Fault::Checksum);
    }
    hits.validated(site.start, site.end, if upper { score } else { score.min(40) })
}

fn rest(digits: &[u8], weights: &[u32]) -> usize {
    (weighted(digits, weights) % 11) as usize
}

/// The check character of a number that begins with a century's letter: one of a row in which letters come first. `None` for
/// a kind that there is not.
fn other(body: &[u8]) -> Option<u8> {
    const ROW: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWX0123456789";
    let kind: &[u8; 2] = body.get(3..5)?.try_into().ok()?;
    KINDS.binary_search(&kind).ok()?;
    let mut sum = 0;
    for (byte, weight) in body.iter().zip(OTHER) {
        sum += ROW.iter().position(|one| one == byte)? * weight as usize;
    }
    // 5 less, by 11; 6 more is the same and never below 0.
    ROW.get((sum + 6) % 11).copied()
}

#[cfg(test)]
mod tests {
    use super::{BUSINESS, COMPANY, KINDS, other, rest};

    #[test]
    fn published_numbers_hold() {
        // Of entities, as the register and the OECD's sheet show them.
        let digits = |text: &str| text.bytes().map(|byte| byte - b'0').collect::<Vec<_>>();
        assert_eq!(b"XMKECAWLJDB"[rest(&digits("00192200"), &BUSINESS)], b'M');
        assert_eq!(b"ZKCMDNERGWH"[rest(&digits("197401143"), &COMPANY)], b'C');
        assert_eq!((other(b"T01FC6132"), other(b"S16FC0121")), (Some(b'D'), Some(b'D')));
        assert_eq!((other(b"T01ZZ6132"), other(b"T01"), other(b"I01FC6132")), (None, None, None));
        assert!(KINDS.is_sorted());
    }
}
