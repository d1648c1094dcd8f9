//! `CA_SIN`: social insurance numbers of Canada, and the tax numbers of those who have none.

use crate::detect::checksum::luhn;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity, alone};

pub(super) static DETECTOR: Detector = Detector {
    name: "CA_SIN",
    title: "social insurance number (Canada)",
    languages: &[Language::English, Language::French],
    countries: &["CA"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[concat!(r"[0-79]\d{2}", sep!(), r"?\d{3}", sep!(), r"?\d{3}")],
    longest: 15,
    extent: Extent::Lone,
    most: Most::of(45),
    check_says: "the Luhn formula; first digit not 8 (0 begins the tax numbers of non-residents, 9 numbers for a time); not all the same; one check digit, so it needs context",
    sources: &[
        "Employment Insurance Act, S.C. 1996, c. 23, s. 138",
        "Employment and Social Development Canada, Social Insurance Number: Code of Practice, annex 2 (validation)",
        "Canada Revenue Agency, form T1261 (individual tax numbers)",
    ],
    context: &[
        (
            Language::English,
            &[
                "sin",
                "social insurance",
                "social insurance number",
                "sin number",
                "sin#",
                "individual tax number",
                "itn",
                "cra",
            ],
        ),
        (
            Language::French,
            &["nas", "assurance sociale", "numéro d'assurance sociale", "numéro d’assurance sociale", "arc"],
        ),
    ],
    taken_for: &["company numbers of nine digits: SIREN, ABN's company number", "telephone numbers"],
    examples: &[
        "SIN ‹130 692 544›",
        "social insurance number: ‹608302873›.",
        "sin=‹106-419-930›",
        "numéro d'assurance sociale ‹254 552 813›",
        "SIN ‹975 465 840›, work permit",
        "individual tax number ‹062 616 354›",
    ],
    counter_examples: &[
        "SIN 130 692 545",
        "SIN 130 629 544",
        "SIN 823 456 785",
        "SIN 000 000 000",
        "SIN 13069254",
        "SIN 1306925440",
        "SIN 1-130-692-544",
        "130 692 544",
    ],
    trigger: Trigger::Figure,
    check,
    // The specimen on the government's own cards and forms.
    reserved: |text| Digits::of(text).number(0, 9) == 46_454_286,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    if alone::uniform(digits.as_slice()) {
        return Err(Fault::Range);
    }
    if !luhn(digits.as_slice()) {
        return Err(Fault::Checksum);
    }
    let groups = Groups::of(site.matched());
    let card = groups.sizes() == [3, 3, 3] && groups.even && !alone::in_row(site);
    hits.validated(site.start, site.end, if card { 45 } else { 20 })
}
