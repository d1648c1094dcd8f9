//! `DE_HEALTH_INSURANCE`: the German health insurance number: a letter and nine digits for life, or with the insurer behind them.

use crate::detect::checksum::weighted_digits;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, sep};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "DE_HEALTH_INSURANCE",
    title: "health insurance number (Germany)",
    languages: &[Language::German],
    countries: &["DE"],
    special: Some(Special::Health),
    specificity: Specificity::Narrow,
    patterns: &[concat!(r"[A-Za-z] ?\d{9}(?:", sep!(), r"?10\d{7}", sep!(), r"?\d)?")],
    longest: 28,
    extent: Extent::Lone,
    most: Most::of(75),
    check_says: "the tenth place is the check digit over the letter, as its place in the alphabet, and eight digits; the insurer behind it, if there is one, has its own",
    sources: &[
        "§ 290 SGB V",
        "GKV-Spitzenverband, Richtlinien nach § 290 SGB V, Anlage 1 (Aufbau und Prüfziffer)",
        "ARGE·IK, Vergabe und Pflege der Institutionskennzeichen (check digit of the insurer)",
    ],
    context: &[
        (
            Language::German,
            &[
                "kvnr",
                "kv-nr",
                "kv-nummer",
                "kv nummer",
                "krankenversichertennummer",
                "versichertennummer",
                "versicherten-nr",
                "versichertennr",
                "versicherten-id",
                "krankenversicherung",
                "krankenkasse",
                "gesundheitskarte",
                "egk",
                "versicherter",
                "versicherte",
                "versicherungsnummer",
                "patient",
                "patientin",
            ],
        ),
        (Language::English, &["health insurance", "insurance number", "insured", "patient", "kvnr", "insurance id"]),
    ],
    taken_for: &["product and order codes of a letter and nine digits"],
    examples: &[
        "KVNR ‹M314159267›",
        "Versichertennummer: ‹T 027182817›",
        "patient ‹x900004173›",
        "‹G555012342 108310400 7›",
        "Krankenkasse, Versicherten-Nr. ‹A123456780›",
    ],
    counter_examples: &[
        "KVNR M314159268",
        "KVNR M341159267",
        "KVNR M31415926",
        "KVNR M3141592671",
        "KVNR MM314159267",
        "M314159267",
        "KVNR G555012342X108310400",
        "KVNR 7-M314159267",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let letter = *site.matched().as_bytes().first().ok_or(Fault::Range)?;
    let place = letter.to_ascii_uppercase().wrapping_sub(b'A') + 1;
    let digits = Digits::of(site.matched());
    let list = digits.as_slice();
    let weights = [1, 2, 1, 2, 1, 2, 1, 2];
    let sum = weighted_digits(&[place / 10, place % 10], &[1, 2]) + weighted_digits(list, &weights);
    if list.get(8).is_none_or(|check| sum % 10 != u32::from(*check)) {
        return Err(Fault::Checksum);
    }
    let upper = letter.is_ascii_uppercase();
    let Some(insurer) = list.get(9..18) else {
        return hits.validated(site.start, site.end, if upper { 40 } else { 20 });
    };
    // Of an insurer's number, the last digit checks the six before it.
    if weighted_digits(&insurer[2..], &[2, 1, 2, 1, 2, 1]) % 10 != u32::from(insurer[8]) {
        return Err(Fault::Checksum);
    }
    hits.validated(site.start, site.end, if upper { 75 } else { 45 })
}
