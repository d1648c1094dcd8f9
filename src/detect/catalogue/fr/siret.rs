//! `FR_SIRET`: French establishments, which for sole traders are persons: SIREN of nine digits and a number of five.

use crate::detect::checksum::luhn;
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "FR_SIRET",
    title: "establishment number (France)",
    languages: &[Language::French],
    countries: &["FR"],
    special: None,
    specificity: Specificity::Narrow,
    patterns: &[concat!(
        r"\d{3}",
        sep!(),
        r"?\d{3}",
        sep!(),
        r"?\d{3}",
        sep!(),
        r"?(?:\d{5}|\d{3}",
        sep!(),
        r"?\d{2})"
    )],
    longest: 28,
    extent: Extent::Whole,
    most: Most::figures(45, 65),
    check_says: "the Luhn formula over the SIREN and over all; for La Poste (356 000 000) the digits' sum is a multiple of five; one number of fourteen digits in a hundred holds by chance, so that one in one word needs context",
    sources: &["INSEE, Sirene: définition du SIRET et du SIREN", "INSEE, cas particulier de La Poste (clé modulo 5)"],
    context: &[
        (
            Language::French,
            &["siret", "siren", "établissement", "entreprise", "insee", "rcs", "société", "auto-entrepreneur"],
        ),
        (Language::English, &["siret", "siren", "company", "registration"]),
    ],
    taken_for: &["telephone numbers with country code", "timestamps of 14 digits", "card numbers of 14 digits"],
    examples: &[
        "SIRET ‹732 829 320 00074›",
        "SIRET: ‹73282932000074›",
        "‹404 833 048 00022›,",
        "La Poste, SIRET ‹35600000049837›",
        "‹123 456 782 000 10›",
        "‹123.456.782.00028›",
        "siège ‹356 000 000 00048›",
    ],
    counter_examples: &[
        "73282932000074",
        "73282932000075",
        "73282932000047",
        "732 829 321 00074",
        "7328293200007",
        "35600000012344",
        "00000000000000",
        "732829320000741",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// SIREN of La Poste.
const LA_POSTE: u64 = 356_000_000;

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let groups = Groups::of(site.matched());
    let printed = matches!(groups.sizes(), [14] | [9, 5] | [3, 3, 3, 5] | [3, 3, 3, 3, 2]);
    if !printed || site.matched().contains('.') && site.matched().contains(' ') {
        return Err(Fault::LooksLike("digits in other groups"));
    }
    let digits = Digits::of(site.matched());
    let list = digits.as_slice();
    let (siren, establishment) = (digits.number(0, 9), digits.number(9, 14));
    if siren == 0 || establishment == 0 {
        return Err(Fault::Range);
    }
    let fives = siren == LA_POSTE && list.iter().map(|&digit| u32::from(digit)).sum::<u32>() % 5 == 0;
    if !(luhn(&list[..9]) && (luhn(list) || fives)) {
        return Err(Fault::Checksum);
    }
    let bare = groups.sizes().len() == 1;
    let score = match bare {
        true if timestamp(&digits) => 35,
        true => 45,
        false => 65,
    };
    hits.validated(site.start, site.end, score)
}

/// The digits may be a date and time: `20260914101112`.
fn timestamp(digits: &Digits) -> bool {
    let part = |from: usize, to: usize| digits.number(from, to);
    matches!(part(0, 4), 1900..=2099)
        && matches!(part(4, 6), 1..=12)
        && matches!(part(6, 8), 1..=31)
        && part(8, 10) < 24
        && part(10, 12) < 60
        && part(12, 14) < 60
}
