//! `CR_CR`: the Costa Rican residence card of foreigners (cédula de residencia, DIMEX): a 1, the country, two serials,
//! without a check digit.

use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "CR_CR",
    title: "residence number (Costa Rica)",
    languages: &[Language::Spanish],
    countries: &["CR"],
    special: Some(Special::NationalId),
    specificity: Specificity::Generic,
    patterns: &[r"1\d{10,11}", r"1\d{3}-\d{5,6}-\d{2,3}"],
    longest: 15,
    extent: Extent::Lone,
    most: Most::of(20),
    check_says: "eleven or twelve digits that begin with 1, country and serial not zero; no check digit, so it needs context",
    sources: &[
        "Ley General de Migración y Extranjería, n.º 8764 (Costa Rica)",
        "Dirección General de Migración y Extranjería, documento de identidad migratorio para extranjeros (DIMEX)",
    ],
    context: &[
        (
            Language::Spanish,
            &[
                "dimex",
                "residencia",
                "cédula de residencia",
                "documento de identidad migratorio",
                "migración",
                "extranjero",
                "residente",
                "carné de residencia",
            ],
        ),
        (Language::English, &["dimex", "residence", "residence card", "resident", "foreigner"]),
    ],
    taken_for: &["telephone numbers of North America with country code", "timestamps"],
    examples: &[
        "DIMEX ‹155812994816›",
        "cédula de residencia ‹122200569906›.",
        "dimex: ‹11234567890›",
        "residente, carné ‹117000123456›,",
        "residencia n.º ‹134000987654›",
        "DIMEX ‹1558-12994-816›",
    ],
    counter_examples: &[
        "155812994816",
        "DIMEX 255812994816",
        "DIMEX 100012994816",
        "DIMEX 155800000000",
        "DIMEX 1558129948",
        "DIMEX 1558129948161",
        "DIMEX 1558-129948-161",
        "DIMEX 1-155812994816",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    let serial = digits.number(4, digits.len());
    if !matches!(digits.len(), 11 | 12) || digits.number(1, 4) == 0 || serial == 0 {
        return Err(Fault::Range);
    }
    hits.matched(site.start, site.end, 20)
}
