//! `ZA_ID_NUMBER`: identity numbers of South Africa: a day of birth, a serial, the status, a check digit.

use crate::detect::checksum::luhn;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity, alone, birth};

pub(super) static DETECTOR: Detector = Detector {
    name: "ZA_ID_NUMBER",
    title: "identity number (South Africa)",
    languages: &[Language::English, Language::Afrikaans],
    countries: &["ZA"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[concat!(r"\d{2}[01]\d[0-3]\d", sep!(), r"?\d{4}", sep!(), r"?[0-2]\d", sep!(), r"?\d")],
    longest: 22,
    extent: Extent::Lone,
    most: Most::ANY,
    check_says: "a day that exists; status 0 (citizen), 1 (resident) or 2 (refugee); the Luhn formula; thirteen digits that may be a time in milliseconds need context",
    sources: &[
        "Identification Act 68 of 1997 (South Africa), s. 7",
        "Department of Home Affairs (South Africa), composition of the identity number",
    ],
    context: &[
        (
            Language::English,
            &[
                "id number",
                "id no",
                "identity number",
                "identity",
                "sa id",
                "rsa id",
                "id document",
                "south african id",
                "national id",
            ],
        ),
        (Language::Afrikaans, &["id-nommer", "id nommer", "identiteitsnommer", "identiteit", "identiteitsdokument"]),
    ],
    taken_for: &["times in milliseconds since 1970", "EAN-13"],
    examples: &[
        "ID number ‹8001015009087›",
        "‹750330 5044 08 9›",
        "identiteitsnommer: ‹9907035390084›",
        "‹7511227157087›,",
        "id_number=‹0002290620182› (leap day)",
        "SA ID ‹1701015044086›",
    ],
    counter_examples: &[
        "ID number 8001015009088",
        "ID number 8001015009078",
        "ID number 8013015009086",
        "ID number 8102295009084",
        "ID number 8001015009384",
        "ID number 800101500908",
        "ID number 80010150090870",
        "ID number 0000000000000",
        "8001-0150-0908-7",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    if !birth::exists_short(digits.number(0, 2), digits.number(2, 4), digits.number(4, 6)) {
        return Err(Fault::Range);
    }
    if !luhn(digits.as_slice()) {
        return Err(Fault::Checksum);
    }
    let groups = Groups::of(site.matched());
    let bare = groups.sizes().len() == 1;
    // The milliseconds of the years 2014 to 2033 begin so; and the last place but one has been 8 or 9 since 1986.
    let time = bare && (14..=19).contains(&digits.number(0, 2));
    let score = match digits.number(11, 12) {
        _ if time || !groups.even || alone::in_row(site) => 40,
        // Of refugees there are few.
        8 | 9 if bare && digits.number(10, 11) > 1 => 45,
        8 | 9 => 75,
        _ => 45,
    };
    hits.validated(site.start, site.end, score)
}
