//! `ID_NPWP`: the taxpayer number of Indonesia (nomor pokok wajib pajak): 15 digits, or 16 with a 0 before.

use crate::detect::checksum::luhn;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "ID_NPWP",
    title: "taxpayer number (Indonesia)",
    languages: &[Language::Indonesian],
    countries: &["ID"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"\d{2}[. ]\d{3}[. ]\d{3}[. ]\d[-. ]\d{3}[. ]\d{3}", r"0?\d{9}-?\d{6}", r"0\d{3}(?:[ -]\d{4}){3}"],
    longest: 20,
    extent: Extent::Whole,
    most: Most::of(75),
    check_says: "the Luhn formula over the first nine digits, tax office not 000; the 16 digits of citizens are their population number (ID_NIK)",
    sources: &[
        "Direktur Jenderal Pajak, PER-04/PJ/2020 (NPWP of 15 digits: structure)",
        "Peraturan Menteri Keuangan Nomor 112/PMK.03/2022 (NPWP of 16 digits)",
        "OECD, Tax identification numbers: Indonesia",
    ],
    context: &[
        (
            Language::Indonesian,
            &[
                "npwp",
                "no npwp",
                "nomor npwp",
                "nomor pokok wajib pajak",
                "wajib pajak",
                "pajak",
                "npwp16",
                "djp",
                "kpp",
            ],
        ),
        (Language::English, &["npwp", "tax", "tax id", "tax number", "taxpayer", "tin", "vat"]),
    ],
    taken_for: &["order numbers of 15 digits", "IMEI", "payment cards"],
    examples: &[
        "NPWP: ‹01.312.166.0-091.000›",
        "‹45.678.901.5-012.000›",
        "wajib pajak ‹013000666091000›",
        "tax id ‹0013000666091000›",
        "NPWP ‹0013 0006 6609 1000›",
        "‹66.123.456.7-401.001›, Bandung",
    ],
    counter_examples: &[
        "NPWP 01.312.166.1-091.000",
        "NPWP 01.321.166.0-091.000",
        "NPWP 00.000.000.0-000.000",
        "NPWP 01.312.166.0-000.000",
        "NPWP 01.312.166.0-091.00",
        "NPWP 01300066609100",
        "NPWP 013000667091000",
        "NPWP 1013000666091000",
        "01.312.166.0-091.0001",
        "013000666091000",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    // The longer spelling is a 0 and the shorter.
    let skip = digits.len().saturating_sub(15);
    if digits.number(skip, skip + 8) == 0 || digits.number(skip + 9, skip + 12) == 0 {
        return Err(Fault::Range);
    }
    if !luhn(digits.first(skip + 9).as_slice()) {
        return Err(Fault::Checksum);
    }
    let official = Groups::of(site.matched()).sizes() == [2, 3, 3, 1, 3, 3];
    hits.validated(site.start, site.end, if official { 75 } else { 30 })
}
