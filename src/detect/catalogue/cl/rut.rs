//! `CL_RUT`: the Chilean tax and identity number (RUT, RUN): seven or eight digits and a check digit or K.

use crate::detect::checksum::complement;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "CL_RUT",
    title: "tax and identity number (Chile)",
    languages: &[Language::Spanish],
    countries: &["CL"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"\d{1,2}\.\d{3}\.\d{3}-?[\dKk]", r"\d{1,2} \d{3} \d{3}-[\dKk]", r"\d{7,8}-?[\dKk]"],
    longest: 12,
    extent: Extent::Lone,
    most: Most::figures(20, 45),
    check_says: "at least 100 000; a check digit by weights modulo 11, where ten is K; one number in eleven holds by chance, so it needs context",
    sources: &[
        "Ministerio de Hacienda, Decreto con Fuerza de Ley 3 de 1969 (Rol Único Tributario)",
        "Servicio de Registro Civil e Identificación, Rol Único Nacional",
    ],
    context: &[
        (
            Language::Spanish,
            &[
                "rut",
                "r.u.t.",
                "r.u.n.",
                "rol único",
                "rol único tributario",
                "rol único nacional",
                "cédula",
                "cédula de identidad",
                "contribuyente",
                "sii",
            ],
        ),
        (Language::English, &["rut", "tax id", "chilean id", "national id"]),
    ],
    taken_for: &["tax numbers of Paraguay and Colombia", "order numbers with a hyphen before the last digit"],
    examples: &[
        "RUT ‹12.531.909-2›",
        "R.U.N.: ‹12.345.678-5›",
        "R.U.N. ‹9876543-3›",
        "contribuyente ‹9.876.545-K›.",
        "rut ‹9876545-k›",
        "cédula de identidad ‹210987657›",
        "rut ‹12 345 678-5› de Chile",
    ],
    counter_examples: &[
        "RUT 12.531.909-3",
        "RUT 12.531.990-2",
        "RUT 12.345.678-K",
        "RUT 0.000.000-0",
        "RUT 12.345.67-5",
        "RUT 112.345.678-5",
        "RUT 12.345.678-55",
        "RUT 3-12345678-5",
        "12.345.678-5",
        "12345678-5",
        "123456785",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Weights by place of eight digits; seven have those from the second on.
const WEIGHTS: [u32; 8] = [3, 2, 7, 6, 5, 4, 3, 2];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    let (body, control) = text.split_at(text.len() - 1);
    let digits = Digits::of(body);
    if digits.number(0, digits.len()) < 100_000 {
        return Err(Fault::Range);
    }
    let wanted = complement(digits.as_slice(), &WEIGHTS[8 - digits.len()..], 11);
    let letter = matches!(control, "K" | "k");
    if letter != (wanted == 10) || !letter && Digits::of(control).number(0, 1) != u64::from(wanted) {
        return Err(Fault::Checksum);
    }
    let score = match (text.contains('.'), text.contains('-')) {
        (true, true) => 45,
        (true, _) | (_, true) => 40,
        _ => 20,
    };
    hits.validated(site.start, site.end, score)
}
