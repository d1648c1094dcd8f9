//! `TR_NATIONAL_ID`: the Turkish identity number (T.C. kimlik numarası): nine digits and two check digits; those of
//! foreigners begin with 99.

use crate::detect::alone::in_row;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "TR_NATIONAL_ID",
    title: "identity number (Türkiye)",
    languages: &[Language::Turkish],
    countries: &["TR"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"[1-9]\d{2} ?\d{3} ?\d{3} ?\d{2}"],
    longest: 14,
    extent: Extent::Lone,
    most: Most::of(45),
    check_says: "no leading zero; the tenth digit is seven times the odd places less the even ones by 10, the eleventh the sum of all before by 10",
    sources: &[
        "5490 sayılı Nüfus Hizmetleri Kanunu (Türkiye)",
        "Nüfus ve Vatandaşlık İşleri Genel Müdürlüğü, T.C. kimlik numarası",
    ],
    context: &[
        (
            Language::Turkish,
            &[
                "tc",
                "t.c.",
                "tckn",
                "tc no",
                "kimlik",
                "kimlik no",
                "tc kimlik",
                "t.c. kimlik",
                "tc kimlik no",
                "kimlik numarası",
                "tc kimlik numarası",
                "nüfus",
                "yabancı kimlik",
                "ykn",
                "vatandaşlık",
            ],
        ),
        (
            Language::English,
            &["tckn", "turkish id", "national id", "identity number", "identification number", "citizen"],
        ),
    ],
    taken_for: &["telephone numbers of eleven digits", "tax numbers of eleven digits of other countries"],
    examples: &[
        "T.C. Kimlik No: ‹17291716060›",
        "TCKN ‹34567890170›",
        "yabancı kimlik no ‹99876543292›,",
        "kimlik numarası ‹345 678 901 70›.",
        "kimlik no ‹17291716060› olarak kayıtlı",
    ],
    counter_examples: &[
        "TCKN 17291716050",
        "TCKN 17291716061",
        "TCKN 17297116060",
        "TCKN 07291716092",
        "TCKN 1729171606",
        "TCKN 172917160600",
        "TCKN 5-17291716060",
        "TCKN +17291716060",
        "17291716060",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    let list = digits.as_slice();
    let sum = |from: usize, step: usize| list[from..9].iter().step_by(step).map(|digit| u32::from(*digit)).sum::<u32>();
    // Seven and minus one are the same by 10 as minus three and minus one.
    let tenth = (7 * sum(0, 2) + 9 * sum(1, 2)) % 10;
    let eleventh = (sum(0, 1) + tenth) % 10;
    if [tenth, eleventh] != [u32::from(list[9]), u32::from(list[10])] {
        return Err(Fault::Checksum);
    }
    if in_row(site) {
        return Err(Fault::LooksLike("a row of groups"));
    }
    hits.validated(site.start, site.end, 45)
}
