//! `EC_RUC`: the Ecuadorian tax number: province, a digit for the kind of person, serial and check digit, number of the
//! establishment.

use crate::detect::checksum::{complement, luhn};
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "EC_RUC",
    title: "tax number (Ecuador)",
    languages: &[Language::Spanish],
    countries: &["EC"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"(?:[01]\d|2[0-4]|30)\d{8}-?\d{3}"],
    longest: 14,
    extent: Extent::Lone,
    most: Most::of(70),
    check_says: "province; for natural persons the identity number with its Luhn digit, for public bodies and companies a check digit by weights modulo 11; establishment not zero",
    sources: &[
        "Ley del Registro Único de Contribuyentes (Ecuador), Codificación 2004-022",
        "Servicio de Rentas Internas (SRI), RUC: composición",
    ],
    context: &[
        (
            Language::Spanish,
            &[
                "ruc",
                "r.u.c.",
                "registro único",
                "registro único de contribuyentes",
                "contribuyente",
                "sri",
                "proveedor",
                "razón social",
            ],
        ),
        (Language::English, &["ruc", "tax id", "tax number", "taxpayer", "supplier"]),
    ],
    taken_for: &["timestamps in milliseconds", "EAN-13"],
    examples: &[
        "RUC ‹1792060346-001›",
        "‹1792060346001›",
        "ruc: ‹1714307103001›",
        "contribuyente ‹1714307103-012›",
        "RUC de la entidad ‹1768152560001›.",
        "RUC ‹0912345675002›,",
    ],
    counter_examples: &[
        "RUC 1792060345001",
        "RUC 1792060364001",
        "RUC 2592060346001",
        "RUC 1772060346001",
        "RUC 1792060346000",
        "RUC 179206034601",
        "RUC 17920603460011",
        "RUC 4-1792060346001",
        "1714307103012",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Weights of public bodies and of companies, the check digit's own last.
const PUBLIC: [u32; 9] = [3, 2, 7, 6, 5, 4, 3, 2, 1];
const COMPANY: [u32; 10] = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    let list = digits.as_slice();
    let (holds, establishment) = match list[2] {
        0..=5 => (luhn(&list[..10]), digits.number(10, 13)),
        6 => (complement(&list[..9], &PUBLIC, 11) == 0, digits.number(9, 13)),
        9 => (complement(&list[..10], &COMPANY, 11) == 0, digits.number(10, 13)),
        _ => return Err(Fault::Range),
    };
    if digits.number(0, 2) == 0 || establishment == 0 {
        return Err(Fault::Range);
    }
    if !holds {
        return Err(Fault::Checksum);
    }
    // Nearly all are the first establishment, which few other numbers end with.
    hits.validated(site.start, site.end, if establishment == 1 { 70 } else { 35 })
}
