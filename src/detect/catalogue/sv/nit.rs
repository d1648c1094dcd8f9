//! `SV_NIT`: the Salvadoran tax number: place, date of birth or founding, serial and a check digit.

use crate::detect::checksum::{complement, weighted};
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity, birth};

pub(super) static DETECTOR: Detector = Detector {
    name: "SV_NIT",
    title: "tax number (El Salvador)",
    languages: &[Language::Spanish],
    countries: &["SV"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[concat!(
        r"(?:0[1-9]|1[0-4]|9\d)\d{2}",
        sep!(),
        r"?[0-3]\d[01]\d{3}",
        sep!(),
        r"?\d{3}",
        sep!(),
        r"?\d"
    )],
    longest: 23,
    extent: Extent::Lone,
    most: Most::of(85),
    check_says: "department 01 to 14, or 9 for foreigners; a date that exists; serial not zero; a check digit by weights modulo 11, others for serials up to 100",
    sources: &[
        "Ley del Registro y Control Especial de Contribuyentes al Fisco (El Salvador)",
        "Ministerio de Hacienda (El Salvador), Número de Identificación Tributaria: estructura",
    ],
    context: &[
        (
            Language::Spanish,
            &[
                "nit",
                "n.i.t.",
                "número de identificación tributaria",
                "identificación tributaria",
                "contribuyente",
                "hacienda",
                "nrc",
            ],
        ),
        (Language::English, &["nit", "tax id", "tax number", "taxpayer"]),
    ],
    taken_for: &["timestamps of fourteen digits", "card numbers in groups"],
    examples: &[
        "NIT ‹0614-050707-104-8›",
        "‹0614-051180-101-8›",
        "NIT: ‹12172902960459›",
        "extranjero, ‹9483-010190-102-6›,",
        "nit ‹0614 051180 101 8›.",
    ],
    counter_examples: &[
        "NIT 0614-050707-104-0",
        "NIT 0614-050770-104-8",
        "NIT 0614-300207-104-2",
        "NIT 1514-050707-104-2",
        "NIT 0614-050707-000-0",
        "NIT 0614-050707-104",
        "NIT 0614-050707-104-88",
        "NIT 3-0614-050707-104-8",
        "12172902960459",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Weights of serials up to 100, and of those after.
const OLD: [u32; 13] = [14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2];
const NEW: [u32; 13] = [2, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    let list = digits.as_slice();
    let serial = digits.number(10, 13);
    let date = birth::exists_short(digits.number(8, 10), digits.number(6, 8), digits.number(4, 6));
    if !date || serial == 0 {
        return Err(Fault::Range);
    }
    let wanted = match serial {
        ..=100 => weighted(&list[..13], &OLD) % 11 % 10,
        _ => complement(&list[..13], &NEW, 11) % 10,
    };
    if wanted != u32::from(list[13]) {
        return Err(Fault::Checksum);
    }
    let parted = Groups::of(site.matched()).sizes() == [4, 6, 3, 1];
    hits.validated(site.start, site.end, if parted { 85 } else { 35 })
}
