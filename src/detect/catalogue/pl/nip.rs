//! `PL_NIP`: the Polish tax number (NIP): nine digits and a check digit.

use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "PL_NIP",
    title: "tax number NIP (Poland)",
    languages: &[Language::Polish],
    countries: &["PL"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[
        r"(?:(?i:PL)[ -]?)?[1-9]\d{2}[ -]?\d{3}[ -]?\d{2}[ -]?\d{2}",
        r"(?:(?i:PL)[ -]?)?[1-9]\d{2}[ -]\d{2}[ -]\d{2}[ -]\d{3}",
    ],
    longest: 16,
    extent: Extent::Lone,
    most: Most::figures(25, 65),
    check_says: "the first digit not 0; the last digit by weights modulo 11; with PL before it it says enough by itself, else it needs context",
    sources: &[
        "Ustawa z dnia 13 października 1995 r. o zasadach ewidencji i identyfikacji podatników i płatników",
        "Ministerstwo Finansów, NIP (budowa numeru)",
    ],
    context: &[
        (
            Language::Polish,
            &[
                "nip",
                "nip:",
                "numer nip",
                "nr nip",
                "numer identyfikacji podatkowej",
                "podatnik",
                "urząd skarbowy",
                "nabywca",
                "sprzedawca",
            ],
        ),
        (Language::English, &["nip", "tax id", "tax number", "tin"]),
    ],
    taken_for: &["telephone numbers", "order numbers of ten digits"],
    examples: &[
        "NIP ‹5263141597›",
        "podatnik ‹781-271-82-86›",
        "faktura dla: NIP ‹113-14-14-211›",
        "VAT ‹PL9515772159›",
        "nip: ‹642 900 07 15›",
        "‹PL 856-734-62-15›",
    ],
    counter_examples: &[
        "NIP 5263141598",
        "NIP 5236141597",
        "NIP 781-271-82-87",
        "NIP 0263141594",
        "NIP 526314159",
        "NIP 52631415977",
        "781-271-82-86",
        "5263141597",
        "NIP 7-5263141597",
        "PL5263141598",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    let digits = Digits::of(text);
    let list = digits.as_slice();
    if weighted(list, &[6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 != u32::from(list[9]) {
        return Err(Fault::Checksum);
    }
    let number = text.trim_start_matches(|c: char| !c.is_ascii_digit());
    let hyphens = Groups::of(number).even && number.bytes().filter(|byte| *byte == b'-').count() == 3;
    let score = match (text.starts_with("PL"), hyphens) {
        (true, _) => 65,
        (false, true) => 45,
        (false, false) => 25,
    };
    hits.validated(site.start, site.end, score)
}
