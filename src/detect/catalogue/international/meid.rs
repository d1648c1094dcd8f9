//! `MEID`: the number of a CDMA device, fourteen hexadecimal digits, perhaps a check digit, or eighteen decimal ones.

use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

/// Digits without the check digit.
const BODY: usize = 14;

pub(super) static DETECTOR: Detector = Detector {
    name: "MEID",
    title: "number of a mobile device (MEID)",
    languages: &[],
    countries: &[],
    special: None,
    specificity: Specificity::Specific,
    patterns: &[
        "[A-Fa-f][0-9A-Fa-f][ -]?[0-9A-Fa-f]{6}[ -]?[0-9A-Fa-f]{6}(?:[ -]?[0-9A-Fa-f])?",
        r"[24]\d{9}[ -]?\d{8}",
        r"[24]\d{4}[ -]\d{5}[ -]\d{4}[ -]\d{4}",
    ],
    longest: 21,
    extent: Extent::Whole,
    most: Most::of(35),
    check_says: "a first octet of A0 to FF; the Luhn formula in base 16 over fifteen digits; in decimal, ten digits for the first four octets and eight for the other three",
    sources: &["3GPP2 S.R0048-A, 3G Mobile Equipment Identifier (MEID)", "GSMA TS.06 (allocation)"],
    context: &[
        (Language::English, &["meid", "meid number", "device", "handset", "cdma", "device id"]),
        (Language::French, &["meid", "appareil"]),
        (Language::German, &["meid", "gerät"]),
        (Language::Spanish, &["meid", "dispositivo"]),
        (Language::Italian, &["meid", "dispositivo"]),
        (Language::Dutch, &["meid", "apparaat"]),
        (Language::Polish, &["meid", "urządzenie"]),
        (Language::Portuguese, &["meid", "aparelho"]),
    ],
    taken_for: &["parts of hashes", "colours and keys in hexadecimal", "order numbers of 18 digits"],
    examples: &[
        "MEID: ‹AF0123450ABCDE›",
        "meid ‹AF0123450ABCDEC›",
        "MEID ‹A0 000012 345678 D›",
        "meid dec ‹293608736500703710›",
        "appareil MEID ‹a1-00002b-3c4d5e-e›",
        "meid (decimal) ‹26843 54578 0343 0008›",
    ],
    counter_examples: &[
        "AF0123450ABCDE",
        "meid AF0123450ABCDED",
        "meid 9F0123450ABCDE",
        "meid AF0123450ABCD",
        "meid AF0123450ABCDEC1",
        "meid 268435457816777216",
        "meid 200000000000000001",
        "meid FFFFFFFFFFFFFF",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    let mut hex = [0; BODY + 1];
    let mut count = 0;
    let decimal = Digits::of(text);
    if decimal.len() == 18 {
        // Ten digits hold four octets, of which the first is A0 or more; eight hold three.
        let (high, low) = (decimal.number(0, 10), decimal.number(10, 18));
        let fits = (0xA000_0000..=0xFFFF_FFFF).contains(&high) && low <= 0xFF_FFFF;
        return if fits { hits.matched(site.start, site.end, 15) } else { Err(Fault::Range) };
    }
    for byte in text.bytes().filter(u8::is_ascii_hexdigit) {
        *hex.get_mut(count).ok_or(Fault::Range)? = char::from(byte).to_digit(16).ok_or(Fault::Range)?;
        count += 1;
    }
    let digits = hex.get(..count).unwrap_or_default();
    if count < BODY || digits[0] < 0xA || digits.iter().all(|digit| *digit == digits[0]) {
        return Err(Fault::Range);
    }
    if count == BODY {
        return hits.matched(site.start, site.end, 15);
    }
    if luhn16(digits) { hits.validated(site.start, site.end, 35) } else { Err(Fault::Checksum) }
}

/// The Luhn formula in base 16 (3GPP2 S.R0048-A, annex), check digit last.
fn luhn16(digits: &[u32]) -> bool {
    let weighed = digits.iter().rev().enumerate().map(|(place, &digit)| match place % 2 {
        1 => digit * 2 / 16 + digit * 2 % 16,
        _ => digit,
    });
    weighed.sum::<u32>().is_multiple_of(16)
}

#[cfg(test)]
mod tests {
    use super::luhn16;

    #[test]
    fn the_standards_example_holds() {
        // AF 012345 0ABCDE with its digit C is the number that descriptions of the MEID work out.
        let digits: Vec<u32> = "AF0123450ABCDEC".chars().filter_map(|c| c.to_digit(16)).collect();
        assert!(luhn16(&digits));
        for place in 0..digits.len() {
            let mut wrong = digits.clone();
            wrong[place] = (wrong[place] + 1) % 16;
            assert!(!luhn16(&wrong), "{place}");
        }
    }
}
