//! `FR_NIR`: the French social security number (numéro d'inscription au répertoire), 13 digits and a key of two.

use crate::detect::checksum;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::sep;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "FR_NIR",
    title: "social security number (France)",
    languages: &[Language::French],
    countries: &["FR"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[concat!(
        r"[1-478]",
        sep!(),
        r"?\d{2}",
        sep!(),
        r"?\d{2}",
        sep!(),
        r"?\d[0-9ABab]",
        sep!(),
        r"?\d{3}",
        sep!(),
        r"?\d{3}(?:",
        sep!(),
        r"{0,2}\d{2})?"
    )],
    longest: 40,
    extent: Extent::Lone,
    most: Most::of(95),
    check_says: "month, department and commune in their ranges; 97 less the remainder by 97 is the key (Corsica: 2A as 19, 2B as 18)",
    sources: &[
        "INSEE, définition du numéro d'inscription au répertoire (NIR)",
        "décret n° 82-103 du 22 janvier 1982, art. 4 (composition)",
        "code de la sécurité sociale, art. R. 115-1; NIA and provisional numbers: first digit 3, 4, 7 or 8",
    ],
    context: &[
        (
            Language::French,
            &[
                "nir",
                "sécurité sociale",
                "numéro de sécurité sociale",
                "sécu",
                "secu",
                "n° de sécu",
                "carte vitale",
                "vitale",
                "insee",
                "assuré",
                "numéro insee",
                "assurance maladie",
                "nss",
            ],
        ),
        (Language::English, &["nir", "social security", "social security number", "insee", "ssn", "nss"]),
    ],
    taken_for: &["order numbers of 13 or 15 digits", "EAN-13", "IMEI"],
    examples: &[
        "NIR: ‹1 85 05 78 006 084 91›",
        "‹269054958815780›",
        "‹185052A00608435› (Corse)",
        "‹2 85 12 2B 123 456 25›",
        "née à l'étranger: ‹1 99 12 97 411 023 10›",
        "numéro provisoire ‹3 70 01 99 350 001 43›",
        "numéro de sécurité sociale ‹1850578006084›",
        "‹7 85 05 20 006 084-96›",
    ],
    counter_examples: &[
        "1 85 05 78 006 084 92",
        "1 58 05 78 006 084 91",
        "1 85 13 78 006 084 91",
        "185052A00608491",
        "1850578006084",
        "5 85 05 78 006 084 91",
        "1 85 05 00 006 084 91",
        "1 85 05 78 006 000 91",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let mut digits = [0; 15];
    let mut count = 0;
    let mut corsica = None;
    for byte in site.matched().bytes().filter(u8::is_ascii_alphanumeric) {
        *digits.get_mut(count).ok_or(Fault::Range)? = match byte.to_ascii_uppercase() {
            b'A' => *corsica.insert(19),
            b'B' => *corsica.insert(18),
            digit => digit.wrapping_sub(b'0'),
        };
        count += 1;
    }
    if corsica.is_some() && digits[5] != 2 {
        return Err(Fault::Range);
    }
    let number = |from: usize, to: usize| digits[from..to].iter().fold(0u32, |sum, &d| sum * 10 + u32::from(d));
    // In Corsica the department is 19 or 18 to the key, and any that exists to the ranges.
    let department = if corsica.is_some() { 20 } else { number(5, 7) };
    if !ranges(number(3, 5), department, number(7, 10), number(8, 10), number(10, 13)) {
        return Err(Fault::Range);
    }
    let usual = number(3, 5) <= 12;
    if let Some(value) = corsica {
        (digits[5], digits[6]) = (value / 10, value % 10);
    }
    if count == 13 {
        return hits.matched(site.start, site.end, 30);
    }
    let key = u32::from(digits[13]) * 10 + u32::from(digits[14]);
    if 97 - u32::from(checksum::remainder(&digits[..13])) != key {
        return Err(Fault::Checksum);
    }
    // Months beyond twelve are rare among persons, and common among random digits.
    let bare = site.matched().len() == 15;
    hits.validated(site.start, site.end, if usual || !bare { 95 } else { 45 })
}

/// Months 01 to 12, or 20, 30 to 42 and 50 to 99 where unknown; departments 01 to 95, 96 (before 1962), 97 and 98 overseas
/// with a third digit, 99 abroad.
fn ranges(month: u32, department: u32, commune: u32, overseas: u32, order: u32) -> bool {
    let month = matches!(month, 1..=12 | 20 | 30..=42 | 50..=99);
    let place = match department {
        0 => false,
        97 | 98 => (1..=90).contains(&overseas),
        _ => (1..=990).contains(&commune),
    };
    month && place && order > 0
}
