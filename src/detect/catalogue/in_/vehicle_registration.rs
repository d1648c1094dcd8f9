//! `IN_VEHICLE_REGISTRATION`: registration marks of India: state, office, series, number; and the Bharat series.

use super::states;
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "IN_VEHICLE_REGISTRATION",
    title: "vehicle registration mark (India)",
    languages: &[Language::English, Language::Hindi],
    countries: &["IN"],
    special: None,
    specificity: Specificity::Specific,
    patterns: &[
        r"(?i:[ABCDGHJ-PRSTUW][A-Z])[ .-]?\d{1,2}[ .-]?(?i:[A-HJ-NP-Z]{1,3})[ .-]?\d{1,4}",
        r"\d{2}[ .-]?(?i:BH)[ .-]?\d{4}[ .-]?(?i:[A-HJ-NP-Z]{1,2})",
    ],
    longest: 14,
    extent: Extent::Whole,
    most: Most::ANY,
    check_says: "a state's letters, an office from 1, a series without I and O, a number from 1; or the Bharat series, from the year 21. Enough by itself in capitals, four digits, and its parts set apart",
    sources: &[
        "Motor Vehicles Act, 1988 (India), s. 41; Central Motor Vehicles Rules, 1989, rule 50",
        "Ministry of Road Transport and Highways, G.S.R. 594(E) of 26 August 2021 (BH series)",
    ],
    context: &[
        (
            Language::English,
            &[
                "vehicle",
                "registration",
                "registration number",
                "vehicle number",
                "number plate",
                "licence plate",
                "license plate",
                "plate",
                "reg no",
                "rto",
                "rc",
                "car",
                "bike",
            ],
        ),
        (Language::Hindi, &["वाहन", "गाड़ी नंबर", "वाहन संख्या", "पंजीकरण"]),
    ],
    taken_for: &["product codes", "paragraph numbers"],
    examples: &[
        "‹MH 12 AB 1234›",
        "vehicle ‹KA01HH1234›",
        "car, reg no ‹dl3cab4321›,",
        "वाहन संख्या ‹UP-16-CD-0786›",
        "‹22 BH 1234 AA›",
        "plate ‹TN 9 Z 7›",
    ],
    counter_examples: &[
        "vehicle XX 12 AB 1234",
        "vehicle MH 00 AB 1234",
        "vehicle MH 12 AB 0000",
        "vehicle MH 12 AI 1234",
        "vehicle MH 12 AB 12345",
        "vehicle MH 12 ABCD 1234",
        "vehicle 19 BH 1234 AA",
        "KA01HH1234",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    let digits = Digits::of(text);
    let count = digits.len();
    let mut parts = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).map(Digits::of);
    let (Some(first), Some(last)) = (parts.next(), parts.next()) else { return Err(Fault::Range) };
    let groups = Groups::of(text);
    let national = text.starts_with(|c: char| c.is_ascii_digit());
    let known = match national {
        true => (21..=50).contains(&first.number(0, 2)),
        false => first.number(0, first.len()) > 0 && states::has(text.get(..2).unwrap_or_default()),
    };
    if !known || last.number(0, last.len()) == 0 {
        return Err(Fault::Range);
    }
    let upper = !text.bytes().any(|byte| byte.is_ascii_lowercase());
    let score = match (upper && groups.even, groups.sizes()) {
        (true, [2, 2, 1..=3, 4] | [2, 2, 4, 1 | 2]) => 55,
        (true, _) if last.len() == 4 && count == 6 => 35,
        _ => 20,
    };
    hits.matched(site.start, site.end, score)
}
