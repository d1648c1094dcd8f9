//! `DZ_NIF`: the Algerian tax number (numéro d'identification fiscale), fifteen digits, or twenty for a branch.

use crate::detect::alone::in_table;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, sep};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "DZ_NIF",
    title: "tax number (Algeria)",
    languages: &[Language::Arabic, Language::French],
    countries: &["DZ"],
    special: Some(Special::NationalId),
    specificity: Specificity::Generic,
    patterns: &[concat!(r"\d{3}(?:", sep!(), r"?\d{3}){4}(?:", sep!(), r"?\d{5})?")],
    longest: 35,
    extent: Extent::Lone,
    most: Most::of(20),
    check_says: "fifteen or twenty digits, the first fifteen not all alike; no check digit is published, so it needs context",
    sources: &[
        "loi n° 05-16 du 31 décembre 2005 portant loi de finances pour 2006, art. 41 (numéro d'identification fiscale)",
        "Direction générale des impôts (DGI, Algérie), immatriculation fiscale: NIF",
    ],
    context: &[
        (Language::Arabic, &["رقم التعريف الجبائي", "التعريف الجبائي", "الرقم الجبائي", "جبائي"]),
        (
            Language::French,
            &["nif", "n.i.f", "numéro d'identification fiscale", "identification fiscale", "identifiant fiscal"],
        ),
        (Language::English, &["nif", "tax id", "tax number", "tax identification number", "tin"]),
    ],
    taken_for: &["IMEI", "French social security numbers with their key", "order numbers of fifteen digits"],
    examples: &[
        "NIF : ‹408 020 000 150 039›",
        "n.i.f. ‹099916000123456›",
        "succursale, NIF ‹41201600000606600001›",
        "رقم التعريف الجبائي ‹000216001808337›",
        "tax number ‹000 216 001 808 337 13010›.",
    ],
    counter_examples: &[
        "NIF 000000000000000",
        "NIF 111111111111111",
        "NIF 40802000015003",
        "NIF 4080200001500391",
        "NIF 4120160000060660000",
        "NIF 0.408020000150039",
        "NIF 408 020 000 150 039 11",
        "408020000150039",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched()).first(15);
    if digits.as_slice().windows(2).all(|two| two[0] == two[1]) {
        return Err(Fault::Range);
    }
    hits.matched(site.start, site.end, if in_table(site) { 5 } else { 20 })
}
