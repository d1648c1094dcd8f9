//! `BE_NISS`: the Belgian national register number, and the BIS number of those who are not in the register: eleven digits.

use crate::detect::calendar;
use crate::detect::checksum::remainder;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "BE_NISS",
    title: "national register number, BIS number (Belgium)",
    languages: &[Language::Dutch, Language::French, Language::German],
    countries: &["BE"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[concat!(
        r"\d{2}(?:/|",
        sep!(),
        r")?\d{2}(?:/|",
        sep!(),
        r")?\d{2}(?:/|",
        sep!(),
        r"{1,3})?\d{3}",
        sep!(),
        r"?\d{2}"
    )],
    longest: 29,
    extent: Extent::Lone,
    most: Most::figures(60, 85),
    check_says: "a date of birth (month and 20 or 40 in BIS numbers, zeros where unknown), a serial number 001 to 998, and 97 less the remainder by 97, for the 2000s with a 2 before; eleven digits in one word need context",
    sources: &[
        "Wet van 8 augustus 1983 tot regeling van een Rijksregister van de natuurlijke personen",
        "Koninklijk besluit van 3 april 1984 betreffende de samenstelling van het identificatienummer",
        "Koninklijk besluit van 8 februari 1991 betreffende het identificatienummer van niet ingeschreven personen (BIS)",
    ],
    context: &[
        (
            Language::Dutch,
            &[
                "rijksregisternummer",
                "rijksregister",
                "rrn",
                "insz",
                "nationaal nummer",
                "identificatienummer",
                "bisnummer",
                "bis-nummer",
                "sociale zekerheid",
            ],
        ),
        (
            Language::French,
            &[
                "registre national",
                "numéro de registre national",
                "numéro national",
                "n° national",
                "niss",
                "nn",
                "numéro bis",
                "sécurité sociale",
            ],
        ),
        (Language::German, &["nationalregister", "nationalregisternummer", "nationalnummer", "enss"]),
        (
            Language::English,
            &["national register number", "national number", "niss", "insz", "rrn", "bis number", "ssin"],
        ),
    ],
    taken_for: &["dates with a number behind", "telephone numbers", "order numbers of eleven digits"],
    examples: &[
        "mijn rijksregisternummer is ‹72.04.15-456.52›",
        "INSZ ‹72041545652›",
        "née en 2005, NISS ‹05.06.15-123.88›",
        "registre national : ‹72 04 15 456 52›",
        "BIS: ‹85.47.15-123.86›",
        "rrn ‹72/04/15 - 456.52›",
        "numéro national ‹00000100562›",
        "jour inconnu, nn ‹85000112380›",
        "‹00.02.29-001.45›",
    ],
    counter_examples: &[
        "niss 720415456 52",
        "72041545652",
        "niss 72.04.15-456.53",
        "niss 72.04.51-456.52",
        "niss 72.41.15-456.52",
        "niss 85133100172",
        "niss 7204154565",
        "niss 720415456520",
        "niss 00000000097",
        "niss 1.72041545652",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    let (month, day) = (digits.number(2, 4), digits.number(4, 6));
    if !(1..=998).contains(&digits.number(6, 9)) || month > 52 {
        return Err(Fault::Range);
    }
    let groups = Groups::of(site.matched());
    let parts = matches!(groups.sizes(), [11] | [6, 3, 2] | [2, 2, 2, 3, 2]);
    let hyphen = groups.sizes() == [6, 5] && site.matched().contains('-');
    if !(parts || hyphen) {
        return Err(Fault::LooksLike("digits in other groups"));
    }
    let year = digits.number(0, 2);
    let key = digits.number(9, 11);
    let mut before = [2; 10];
    before[1..].copy_from_slice(digits.as_slice().get(..9).ok_or(Fault::Range)?);
    let past = 97 - u64::from(remainder(&before[1..])) == key;
    let recent = 97 - u64::from(remainder(&before)) == key;
    if !past && !recent {
        return Err(Fault::Checksum);
    }
    let born = |century: u64| calendar::exists(century + year, month % 20, day);
    // Zeros stand where month or day are not known, and where a day's numbers ran out; then a day may count on.
    let partial = month % 20 == 0 || day == 0;
    let dated = past && born(1900) || recent && born(2000);
    if !(dated || partial && month % 20 <= 12 && day <= 31) {
        return Err(Fault::Range);
    }
    let usual = dated && month <= 12;
    let score = match (usual, groups.sizes().len() > 1) {
        (true, true) => 85,
        (true, false) => 45,
        (false, true) => 65,
        (false, false) => 40,
    };
    hits.validated(site.start, site.end, score)
}
