//! `FR_LICENSE_PLATE`: French registration plates: `AA-123-AA` since 2009 (SIV), `1234 AB 75` before (FNI).

use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "FR_LICENSE_PLATE",
    title: "registration plate (France)",
    languages: &[Language::French],
    countries: &["FR"],
    special: None,
    specificity: Specificity::Specific,
    patterns: &[
        concat!(r"(?i:[A-HJ-NP-TV-Z]{2})", sep!(), r"?\d{3}", sep!(), r"?(?i:[A-HJ-NP-TV-Z]{2})"),
        concat!(
            r"[1-9]\d{0,3}",
            sep!(),
            r"?[A-HJ-NP-Z]{1,3}",
            sep!(),
            r"?(?:0[1-9]|[13-8]\d|2[1-9AB]|9[0-5]|97[1-6]|98[78])"
        ),
    ],
    longest: 16,
    extent: Extent::Lone,
    most: Most::ANY,
    check_says: "SIV: letters without I, O and U, never SS, number 001 to 999; FNI: a department that exists; no check digit, so only the plate's own spelling needs no context",
    sources: &[
        "arrêté du 9 février 2009 relatif aux modalités d'immatriculation des véhicules",
        "arrêté du 1er juillet 1996 relatif aux plaques d'immatriculation des véhicules",
    ],
    context: &[
        (
            Language::French,
            &[
                "plaque",
                "plaques",
                "immatriculation",
                "immatriculé",
                "immatriculée",
                "véhicule",
                "vehicule",
                "voiture",
                "carte grise",
                "camion",
                "moto",
            ],
        ),
        (
            Language::English,
            &[
                "plate",
                "license plate",
                "licence plate",
                "number plate",
                "registration",
                "vehicle",
                "my car",
                "the car",
                "car registration",
                "vrn",
            ],
        ),
    ],
    taken_for: &["product codes of two letters, three digits, two letters", "a quantity, a unit and a number"],
    examples: &[
        "la voiture ‹AB-123-CD› est garée",
        "‹WW-456-ZZ›",
        "plaque ‹EF 789 GH›",
        "immatriculation: ‹JK001LM›",
        "véhicule ‹1234 AB 75›",
        "immatriculée ‹56-XYZ-2A›",
        "plate ‹789 QR 971›",
        "plaque ‹ab-123-cd›",
    ],
    counter_examples: &[
        "plaque SS-123-AB",
        "plaque AB-123-SS",
        "plaque AB-000-CD",
        "plaque AI-123-CD",
        "plaque AB-123-OU",
        "plaque AB-1234-CD",
        "plaque AB-123-C",
        "plaque 1234 AB 96",
        "plaque 1234 AB 00",
        "plaque 12345 AB 75",
        "plaque AB.123-CD",
        "EF 789 GH",
        "1234 AB 75",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    let groups = Groups::of(text);
    if !groups.even || groups.sizes().len() == 2 {
        return Err(Fault::LooksLike("letters and digits under unlike separators"));
    }
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return hits.matched(site.start, site.end, 20);
    }
    let twice = |pair: Option<&str>| pair.is_some_and(|pair| pair.eq_ignore_ascii_case("ss"));
    if twice(text.get(..2)) || twice(text.get(text.len() - 2..)) || Digits::of(text).number(0, 3) == 0 {
        return Err(Fault::Range);
    }
    let upper = !text.bytes().any(|byte| byte.is_ascii_lowercase());
    let score = match (upper, text.contains('-'), groups.sizes().len()) {
        (true, true, _) => 55,
        (true, false, 3) => 35,
        (true, _, _) | (false, true, _) => 30,
        _ => 15,
    };
    hits.matched(site.start, site.end, score)
}
