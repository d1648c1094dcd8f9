//! `IE_PPS`: the Irish personal public service number: seven digits, a check letter, and mostly a second letter.

use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, sep};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "IE_PPS",
    title: "personal public service number (Ireland)",
    languages: &[Language::English, Language::Irish],
    countries: &["IE"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[concat!(r"\d{7}", sep!(), r"?(?i:[A-W])", r"(?i:[ABHTWX])?")],
    longest: 12,
    extent: Extent::Lone,
    most: Most::of(45),
    check_says: "the check letter is that of the weighted sum (8 to 2) by 23, with 9 times the second letter where that is A, B or H; one letter of 23, so it needs context",
    sources: &[
        "Social Welfare Consolidation Act 2005 (Ireland), s. 262 (personal public service number)",
        "Revenue Commissioners (Ireland), PPS number: check character, extended format of 2013",
    ],
    context: &[
        (
            Language::English,
            &[
                "pps",
                "ppsn",
                "pps number",
                "pps no",
                "personal public service",
                "personal public service number",
                "rsi number",
                "revenue",
                "tax reference",
                "social welfare",
            ],
        ),
        (Language::Irish, &["upsp", "uimhir phearsanta", "uimhir phearsanta seirbhíse poiblí", "seirbhíse poiblí"]),
    ],
    taken_for: &["serial numbers of seven digits and one or two letters", "Irish VAT numbers"],
    examples: &[
        "PPS number ‹1234567T›",
        "PPSN: ‹1234567FA›",
        "my pps no is ‹9876543HW›.",
        "Uimhir Phearsanta Seirbhíse Poiblí ‹7654321BB›",
        "ppsn ‹5555555 NT›",
        "pps ‹2345678i›",
    ],
    counter_examples: &[
        "PPS 1234567U",
        "PPS 1243567T",
        "PPS 1234567TA",
        "PPS 1234567X",
        "PPS 1234567FZ",
        "PPS 123456T",
        "PPS 12345678T",
        "PPS 0000000W",
        "1234567T",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// The check letter of seven digits and a second letter; of those only A, B and H count, the older T, W and X do not.
fn letter(digits: &[u8], second: Option<u8>) -> u8 {
    let extra = match second {
        Some(b'A') => 1,
        Some(b'B') => 2,
        Some(b'H') => 8,
        _ => 0,
    };
    const LETTERS: &[u8; 23] = b"WABCDEFGHIJKLMNOPQRSTUV";
    LETTERS[((weighted(digits, &[8, 7, 6, 5, 4, 3, 2]) + 9 * extra) % 23) as usize]
}

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    let digits = Digits::of(text);
    if digits.number(0, 7) == 0 {
        return Err(Fault::Range);
    }
    let mut letters = text.bytes().filter(u8::is_ascii_alphabetic).map(|byte| byte.to_ascii_uppercase());
    let (first, second) = (letters.next(), letters.next());
    if first != Some(letter(digits.as_slice(), second)) {
        return Err(Fault::Checksum);
    }
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase());
    hits.validated(site.start, site.end, if plain { 45 } else { 25 })
}

#[cfg(test)]
mod tests {
    use super::letter;

    #[test]
    fn published_numbers_hold() {
        let digits = [1, 2, 3, 4, 5, 6, 7];
        assert_eq!((letter(&digits, None), letter(&digits, Some(b'A'))), (b'T', b'F'));
        let digits = [6, 4, 3, 3, 4, 3, 5];
        assert_eq!([None, Some(b'W'), Some(b'A'), Some(b'H')].map(|second| letter(&digits, second)), *b"FFOI");
    }
}
