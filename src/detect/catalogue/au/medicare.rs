//! `AU_MEDICARE`: numbers of Medicare cards of Australia, ten digits and a holder's place on the card.

use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity, alone};

pub(super) static DETECTOR: Detector = Detector {
    name: "AU_MEDICARE",
    title: "Medicare card number (Australia)",
    languages: &[Language::English],
    countries: &["AU"],
    special: Some(Special::Health),
    specificity: Specificity::Narrow,
    patterns: &[concat!(r"[2-6]\d{3}", sep!(), r"?\d{5}", sep!(), r"?[1-9](?:(?:[/ -]|\xC2\xA0)?[1-9])?")],
    longest: 19,
    extent: Extent::Lone,
    most: Most::of(60),
    check_says: "first digit 2 to 6; weights 1, 3, 7, 9 twice over eight digits, the sum ends in the ninth; issue and place of the holder not 0",
    sources: &[
        "Services Australia, Medicare card number format",
        "AIHW METEOR 270101: Person, government funding identifier, Medicare card number",
    ],
    context: &[(
        Language::English,
        &["medicare", "medicare number", "medicare card", "medicare no", "irn", "patient", "health insurance"],
    )],
    taken_for: &["telephone numbers", "order numbers of ten digits"],
    examples: &[
        "Medicare ‹2123 45670 1›",
        "‹6378 49487 8/2›, the child",
        "medicare_number=‹3704274387›",
        "Medicare card: ‹2369-35552-8›.",
        "patient ‹49242215113›",
    ],
    counter_examples: &[
        "Medicare 2123 45671 1",
        "Medicare 2132 45670 1",
        "Medicare 1123 45670 1",
        "Medicare 2123 45670 0",
        "Medicare 2123 4567 1",
        "Medicare 212345670123",
        "Medicare 2222222222",
        "3704274387",
    ],
    trigger: Trigger::Figure,
    check,
    // The card that the authority shows.
    reserved: |text| Digits::of(text).number(0, 10) == 2_123_456_701,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    if alone::uniform(digits.as_slice()) {
        return Err(Fault::Range);
    }
    if u64::from(weighted(digits.as_slice(), &[1, 3, 7, 9, 1, 3, 7, 9]) % 10) != digits.number(8, 9) {
        return Err(Fault::Checksum);
    }
    let groups = Groups::of(site.matched());
    let card = match groups.sizes() {
        [4, 5, 1] => groups.even && !alone::in_row(site),
        [4, 5, 1, 1] => true,
        _ => false,
    };
    hits.validated(site.start, site.end, if card { 60 } else { 20 })
}
