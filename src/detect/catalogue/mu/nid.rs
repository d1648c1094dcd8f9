//! `MU_NID`: the Mauritian national identity number: a letter, twelve digits, a check character.

use crate::detect::birth;
use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "MU_NID",
    title: "national identity number (Mauritius)",
    languages: &[Language::English, Language::French],
    countries: &["MU"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"(?i:[A-Z])[ -]?\d{6}[ -]?\d{6}[ -]?(?i:[0-9A-G])"],
    longest: 17,
    extent: Extent::Whole,
    most: Most::of(75),
    check_says: "the surname's letter, a date of birth that exists (day, month, year), a serial number; the weighted sum (14 to 1, letters from A = 10) is a multiple of 17",
    sources: &[
        "National Identity Card Act 1985 (Mauritius)",
        "Mauritius National Identity Scheme (MNIS), ID card: the NIC number",
    ],
    context: &[
        (
            Language::English,
            &["nid", "nic", "national identity", "national id", "identity card", "id card", "nic number"],
        ),
        (Language::French, &["carte d'identité", "identité", "numéro d'identité", "nic", "nid"]),
    ],
    taken_for: &["serial numbers of a letter and thirteen digits"],
    examples: &[
        "NIC ‹A0101901234563›",
        "‹P290200654321D›",
        "carte d'identité ‹S311285000123A›.",
        "national id ‹r150675999999a›",
        "‹Z 010101 000012 0›",
    ],
    counter_examples: &[
        "NIC A0101901234564",
        "NIC A0101901243563",
        "NIC T310285123456E",
        "NIC A010190123456",
        "NIC A01019012345630",
        "NIC A0101900000007",
        "NIC 10101901234563",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let mut values = [0; 14];
    for (value, byte) in values.iter_mut().zip(site.matched().bytes().filter(u8::is_ascii_alphanumeric)) {
        *value = match byte.to_ascii_uppercase() {
            letter @ b'A'..=b'Z' => letter - b'A' + 10,
            digit => digit.wrapping_sub(b'0'),
        };
    }
    let pair = |at: usize| u64::from(values[at]) * 10 + u64::from(values[at + 1]);
    if !birth::exists_short(pair(5), pair(3), pair(1)) || values[7..13].iter().all(|&digit| digit == 0) {
        return Err(Fault::Range);
    }
    if !weighted(&values, &[14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(17) {
        return Err(Fault::Checksum);
    }
    hits.validated(site.start, site.end, 75)
}
