//! `EE_IK`: the Estonian personal code: sex and century, date of birth, serial, check digit.

use crate::detect::checksum::two_stage;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity, calendar};

pub(super) static DETECTOR: Detector = Detector {
    name: "EE_IK",
    title: "personal code (Estonia)",
    languages: &[Language::Estonian],
    countries: &["EE"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"[1-6]\d{2}[01]\d[0-3]\d{5}"],
    longest: 11,
    extent: Extent::Lone,
    most: Most::of(45),
    check_says: "a date of birth that exists in the century of the first digit; a check digit by two weighted sums modulo 11; one number of eleven digits in three hundred holds by chance, so it needs context",
    sources: &[
        "EVS 585:2007, Isikukood. Struktuur (personal code, structure)",
        "Rahvastikuregistri seadus (Estonian Population Register Act)",
    ],
    context: &[
        (
            Language::Estonian,
            &["isikukood", "isikukoodi", "isikukoodiga", "kodanik", "sünniaeg", "id-kaart", "patsient"],
        ),
        (Language::English, &["personal code", "personal identification code", "isikukood", "national id", "id code"]),
    ],
    taken_for: &["personal codes of Lithuania, which are alike", "telephone and order numbers of eleven digits"],
    examples: &[
        "isikukood ‹36805280109›",
        "isikukood: ‹48505120123›.",
        "isikukood: ‹60002290123›,",
        "isikukoodiga ‹51012315674›",
        "patsient ‹37605030299›.",
        "sündinud 1890: isikukood ‹19003150129›",
    ],
    counter_examples: &[
        "48505120123",
        "isikukood 36805280108",
        "isikukood 36808250109",
        "isikukood 36802300103",
        "isikukood 36813280103",
        "isikukood 50102290125",
        "isikukood 3680528010",
        "isikukood 368052801091",
        "isikukood 7-36805280109",
        "isikukood 06805280106",
        "19003150129",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    let lead = digits.number(0, 1);
    let year = 1800 + (lead - 1) / 2 * 100 + digits.number(1, 3);
    if !calendar::exists(year, digits.number(3, 5), digits.number(5, 7)) {
        return Err(Fault::Range);
    }
    if !two_stage(digits.as_slice()) {
        return Err(Fault::Checksum);
    }
    // Hardly anybody born before 1900 has one, and timestamps begin so.
    hits.validated(site.start, site.end, if lead > 2 { 45 } else { 30 })
}
