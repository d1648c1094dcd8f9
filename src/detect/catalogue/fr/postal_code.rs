//! `FR_POSTAL_CODE`: French postal codes, five digits.

use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "FR_POSTAL_CODE",
    title: "postal code (France, Monaco)",
    languages: &[Language::French],
    countries: &["FR", "MC"],
    special: None,
    specificity: Specificity::Generic,
    patterns: &[r"(?:F-|FR-)?(?:0[1-9]|[1-8]\d|9[0-578])\d{3}"],
    longest: 8,
    extent: Extent::Lone,
    most: Most::of(45),
    check_says: "a department of 01 to 95, or 971 to 978, 980 (Monaco), 984, 986, 987 and 988; five digits are anything, so they need context",
    sources: &["La Poste, base officielle des codes postaux", "NF XP Z10-011 (spécifications postales des adresses)"],
    context: &[
        (
            Language::French,
            &[
                "code postal",
                "codepostal",
                "cp",
                "c.p",
                "postal",
                "adresse",
                "ville",
                "commune",
                "rue",
                "avenue",
                "boulevard",
                "bd",
                "chemin",
                "cedex",
                "domicilié",
                "domiciliée",
            ],
        ),
        (Language::English, &["postal code", "postcode", "post code", "zip", "zip code", "zipcode", "address", "city"]),
    ],
    taken_for: &["numbers of five digits: amounts, counters, American ZIP codes, German postal codes"],
    examples: &[
        "code postal ‹75011›",
        "3 rue de l'Exemple, ‹69002› Lyon",
        "cp: ‹01000›",
        "adresse : ‹20200› Bastia",
        "‹97110› Exemple Cedex 9",
        "zip ‹98000› Monaco",
        "12 avenue de l'Essai, ‹F-34000› Montpellier",
    ],
    counter_examples: &[
        "code postal 00100",
        "code postal 96000",
        "code postal 99123",
        "code postal 97999",
        "code postal 98100",
        "code postal 7501",
        "code postal 750112",
        "ville : budget 75011 €",
        "ville 75011.50",
        "75011",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let after = site.text.get(site.end..).unwrap_or_default();
    if after.trim_start_matches([' ', '\u{a0}', '\u{202f}']).starts_with('€') {
        return Err(Fault::LooksLike("an amount"));
    }
    let area = Digits::of(site.matched()).number(0, 3);
    if area >= 960 && !matches!(area, 971..=978 | 980 | 984 | 986..=988) {
        return Err(Fault::Range);
    }
    let led = site.matched().starts_with('F');
    hits.matched(site.start, site.end, if led { 45 } else { 20 })
}
