//! `DE_TAX_ID`: the German tax identification number, eleven digits for life.

use std::net::Ipv4Addr;

use crate::detect::checksum::mod11_10;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity, alone};

pub(super) static DETECTOR: Detector = Detector {
    name: "DE_TAX_ID",
    title: "tax identification number (Germany)",
    languages: &[Language::German],
    countries: &["DE"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[concat!(r"[1-9]\d(?:", sep!(), r"?\d{3}){3}")],
    longest: 20,
    extent: Extent::Lone,
    most: Most::figures(45, 65),
    check_says: "first digit not 0; of the first ten exactly one digit stands twice or three times (not in a row), the others once at most; ISO 7064 MOD 11,10; eleven digits in one word need context",
    sources: &[
        "§ 139b Abgabenordnung",
        "Bundeszentralamt für Steuern, Informationen zur steuerlichen Identifikationsnummer (Aufbau, Prüfziffer)",
        "ISO/IEC 7064 MOD 11,10",
    ],
    context: &[
        (
            Language::German,
            &[
                "steuer",
                "steuer-id",
                "steuerid",
                "steuer-idnr",
                "idnr",
                "id-nr",
                "steueridentifikationsnummer",
                "steuer-identifikationsnummer",
                "identifikationsnummer",
                "finanzamt",
                "tin",
            ],
        ),
        (Language::English, &["tax", "tax id", "tin", "tax identification"]),
    ],
    taken_for: &["telephone numbers", "order numbers of eleven digits"],
    examples: &[
        "Steuer-ID ‹86 095 742 719›",
        "IdNr. ‹47036892816›",
        "‹65 929 970 489›",
        "IdNr. ‹12345678995›.",
        "Steuer-ID: ‹11213456783›",
    ],
    counter_examples: &[
        "65 929 970.489",
        "47036892816",
        "86 095 742 718",
        "86 095 724 719",
        "24681357905",
        "01234567899",
        "8609574271",
        "11123456788",
        "860957427191",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let groups = Groups::of(site.matched());
    if !groups.even || site.matched().parse::<Ipv4Addr>().is_ok() {
        return Err(Fault::LooksLike("an address, or digits under unlike separators"));
    }
    let digits = Digits::of(site.matched());
    let list = digits.as_slice();
    if !repeats(&list[..10]) {
        return Err(Fault::Range);
    }
    if !mod11_10(list) {
        return Err(Fault::Checksum);
    }
    let printed = groups.sizes() == [2, 3, 3, 3] && !alone::in_row(site);
    hits.validated(site.start, site.end, if printed { 65 } else { 45 })
}

/// Exactly one digit stands twice, or three times but not in a row; no other stands more than once.
fn repeats(digits: &[u8]) -> bool {
    let mut counts = [0u8; 10];
    for digit in digits {
        counts[usize::from(*digit)] += 1;
    }
    let mut many = counts.iter().filter(|&&count| count > 1);
    let row = digits.windows(3).any(|three| three[0] == three[1] && three[1] == three[2]);
    matches!((many.next(), many.next()), (Some(2 | 3), None)) && !row
}
