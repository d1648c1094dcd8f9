//! `UK_UPN`: the unique pupil number of schools in England and Wales, a check letter and twelve characters.

use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "UK_UPN",
    title: "unique pupil number (United Kingdom)",
    languages: &[Language::English],
    countries: &["GB"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"(?i:[A-HJ-NP-RT-Z])\d{11}(?i:[0-9A-HJ-NP-RT-Z])"],
    longest: 13,
    extent: Extent::Whole,
    most: Most::of(65),
    check_says: "the letter is that of the weighted sum by 23 (I, O and S are not used); a local authority that gives numbers out; the last place is a letter in temporary numbers",
    sources: &[
        "Department for Education, Unique pupil numbers (UPNs): a guide for schools and local authorities",
        "The Education (Information About Individual Pupils) (England) Regulations 2013",
    ],
    context: &[(
        Language::English,
        &["upn", "unique pupil number", "pupil", "pupil number", "former upn", "school", "student"],
    )],
    taken_for: &["product codes of a letter and twelve digits", "serial numbers"],
    examples: &[
        "UPN ‹B801200005001›",
        "‹H801278272466›, year 4",
        "unique pupil number: ‹M208569041778›",
        "temporary ‹Z80182409465Y›",
        "pupil ‹u801617288818›",
    ],
    counter_examples: &[
        "UPN A801200005001",
        "UPN B801200005010",
        "UPN E000200005001",
        "UPN S801200005001",
        "UPN B80120000500",
        "UPN B8012000050011",
        "UPN B80120000A001",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Letters in the order of their values, 0 to 22.
const LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPQRTUVWXYZ";

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched().as_bytes();
    let digits = Digits::of(site.matched());
    if !authority(digits.number(0, 3)) {
        return Err(Fault::Range);
    }
    let Some((lead, rest)) = text.split_first() else { return Err(Fault::Range) };
    let mut sum = 0;
    for (&byte, weight) in rest.iter().zip(2..) {
        sum += weight * value(byte).ok_or(Fault::Range)?;
    }
    if value(*lead) != Some(sum % 23) || !lead.is_ascii_alphabetic() {
        return Err(Fault::Checksum);
    }
    hits.validated(site.start, site.end, if text.iter().any(u8::is_ascii_lowercase) { 40 } else { 65 })
}

/// A digit counts as it says, a letter by its place in the row.
fn value(byte: u8) -> Option<usize> {
    match byte {
        b'0'..=b'9' => Some(usize::from(byte - b'0')),
        letter => LETTERS.iter().position(|&known| known == letter.to_ascii_uppercase()),
    }
}

/// Numbers of local authorities of England, those since merged included, and of Wales (660 to 681).
fn authority(number: u64) -> bool {
    matches!(number,
        201..=213 | 301..=320 | 330..=336 | 340..=344 | 350..=359 | 370..=373 | 380..=384 | 390..=394 | 420 | 660..=681
        | 800..=803 | 805..=808 | 810..=813 | 815 | 816 | 820..=823 | 825 | 826 | 830 | 831 | 835..=841 | 845 | 846
        | 850..=852 | 855..=857 | 860 | 861 | 865..=896 | 901..=943)
}
