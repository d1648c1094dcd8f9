//! `NG_VEHICLE_REGISTRATION`: number plates of Nigeria, of today and before 2011.

use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "NG_VEHICLE_REGISTRATION",
    title: "vehicle registration number (Nigeria)",
    languages: &[Language::English],
    countries: &["NG"],
    special: None,
    specificity: Specificity::Specific,
    patterns: &[r"(?i:[A-Z]{3})[ -]?\d{3}(?i:[A-Z]{2})", r"(?i:[A-Z]{2})[ -]?\d{3}[ -]?(?i:[A-Z]{3})"],
    longest: 10,
    extent: Extent::Whole,
    most: Most::of(40),
    check_says: "three letters of a local government, three digits that are not 000, two letters; before 2011 two letters, three digits, three letters; too common a shape to need no context",
    sources: &[
        "National Road Traffic Regulations, 2012 (Nigeria), part II",
        "Federal Road Safety Corps, enhanced number plates (2011)",
    ],
    context: &[(
        Language::English,
        &[
            "plate",
            "plate number",
            "number plate",
            "license plate",
            "licence plate",
            "vehicle",
            "vehicle registration",
            "registration",
            "reg",
            "frsc",
            "car",
        ],
    )],
    taken_for: &["product codes", "booking codes"],
    examples: &[
        "plate number ‹KJA-123DE›",
        "vehicle ‹ABC 456XY›, Abuja",
        "registration ‹lsr789aa›",
        "car ‹BA123-KJA› (old plate)",
        "FRSC: ‹EPE-012BC›",
    ],
    counter_examples: &[
        "KJA-123DE",
        "plate KJA-000DE",
        "plate KJ-123DE",
        "plate KJA-12DE",
        "plate KJA-1234DE",
        "plate KJA-123D",
        "plate KJAB-123DE",
        "plate KJA-123DEF",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    if Digits::of(text).number(0, 3) == 0 {
        return Err(Fault::Range);
    }
    let upper = !text.bytes().any(|byte| byte.is_ascii_lowercase());
    let today = text.bytes().take_while(u8::is_ascii_alphabetic).count() == 3;
    let score = match (today, upper && text.contains('-')) {
        (true, true) => 40,
        (true, false) => 25,
        (false, _) => 20,
    };
    hits.matched(site.start, site.end, score)
}
