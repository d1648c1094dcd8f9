//! `RO_CNP`: the Romanian personal numeric code: sex and century, date of birth, county, serial, check digit.

use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity, birth, calendar};

pub(super) static DETECTOR: Detector = Detector {
    name: "RO_CNP",
    title: "personal numeric code (Romania)",
    languages: &[Language::Romanian],
    countries: &["RO"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"[1-9]\d{2}[01]\d[0-3]\d{7}"],
    longest: 13,
    extent: Extent::Lone,
    most: Most::of(45),
    check_says: "a date of birth that exists in the century of the first digit (of residents and foreigners, in any), a county, serial not zero; a check digit by weights modulo 11, where ten is 1; times in milliseconds begin like men, so it needs context",
    sources: &[
        "Ordonanța de urgență nr. 97/2005 privind evidența, domiciliul, reședința și actele de identitate ale cetățenilor români",
        "Hotărârea Guvernului nr. 295/2021 (norme metodologice)",
    ],
    context: &[
        (
            Language::Romanian,
            &[
                "cnp",
                "c.n.p.",
                "cod numeric personal",
                "codul numeric personal",
                "cod numeric",
                "buletin",
                "carte de identitate",
                "născut",
                "născută",
                "pacient",
            ],
        ),
        (Language::English, &["cnp", "personal numeric code", "national id", "personal code"]),
    ],
    taken_for: &["timestamps in milliseconds", "EAN-13"],
    examples: &[
        "CNP ‹1630615123457›",
        "CNP-ul meu: ‹2850512400126›",
        "CNP: ‹6000229120345›,",
        "cod numeric personal ‹7951231510076›.",
        "pacient, CNP ‹2850512400126›",
    ],
    counter_examples: &[
        "2850512400126",
        "CNP 1630615123458",
        "CNP 1630651123457",
        "CNP 1630230123451",
        "CNP 5001329123458",
        "CNP 1630615993454",
        "CNP 1630615120005",
        "CNP 0800101221142",
        "CNP 163061512345",
        "CNP 16306151234577",
        "CNP 2-1630615123457",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Weights by place.
const WEIGHTS: [u32; 12] = [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    let (year, month, day) = (digits.number(1, 3), digits.number(3, 5), digits.number(5, 7));
    let born = match digits.number(0, 1) {
        1 | 2 => calendar::exists(1900 + year, month, day),
        3 | 4 => calendar::exists(1800 + year, month, day),
        5 | 6 => calendar::exists(2000 + year, month, day),
        _ => birth::exists_short(year, month, day),
    };
    // Counties and the sectors of Bucharest, Călărași and Giurgiu, those registered without a county.
    let county = matches!(digits.number(7, 9), 1..=48 | 51 | 52 | 70);
    if !born || !county || digits.number(9, 12) == 0 {
        return Err(Fault::Range);
    }
    let wanted = match weighted(&digits.as_slice()[..12], &WEIGHTS) % 11 {
        10 => 1,
        rest => rest,
    };
    if u64::from(wanted) != digits.number(12, 13) {
        return Err(Fault::Checksum);
    }
    hits.validated(site.start, site.end, 45)
}
