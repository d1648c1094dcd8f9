//! `US_ZIP_CODE`: postal codes of the United States, five digits, or nine.

use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "US_ZIP_CODE",
    title: "ZIP code (United States)",
    languages: &[Language::English, Language::Spanish],
    countries: &["US", "PR", "VI", "GU", "AS", "MP"],
    special: None,
    specificity: Specificity::Generic,
    patterns: &[r"\d{5}(?:-\d{4})?"],
    longest: 10,
    extent: Extent::Lone,
    most: Most::of(60),
    check_says: "the first three digits are given out; behind the two letters of the state that they belong to it says enough by itself, else it needs context",
    sources: &[
        "USPS Publication 28, Postal Addressing Standards",
        "USPS, Labeling List L002: 3-digit ZIP code prefixes",
    ],
    context: &[
        (
            Language::English,
            &[
                "zip",
                "zip code",
                "zipcode",
                "zip+4",
                "postal code",
                "postcode",
                "mailing address",
                "address",
                "city",
                "street",
            ],
        ),
        (Language::Spanish, &["código postal", "código zip", "dirección", "ciudad"]),
    ],
    taken_for: &["any number of five digits"],
    examples: &[
        "Springfield, IL ‹62704›",
        "ZIP ‹94105-1234›",
        "zip_code=‹10001›",
        "Anchorage AK  ‹99501›.",
        "código postal ‹00901›",
        "Austin, TX, ‹78701-0001›",
    ],
    counter_examples: &[
        "62704",
        "Springfield, NY 62704",
        "zip 00000",
        "zip 00312",
        "zip 9410",
        "zip 941051",
        "zip 94105-123",
        "zip 94105.5",
        "94105-1234",
        "in 46204",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// A state or territory, and its ranges of the first three digits.
struct State(&'static str, &'static [(u64, u64)]);

const STATES: &[State] = &[
    State("AA", &[(340, 340)]),
    State("AE", &[(90, 98)]),
    State("AK", &[(995, 999)]),
    State("AL", &[(350, 369)]),
    State("AP", &[(962, 966)]),
    State("AR", &[(716, 729), (755, 755)]),
    State("AS", &[(967, 967)]),
    State("AZ", &[(850, 865)]),
    State("CA", &[(900, 961)]),
    State("CO", &[(800, 816)]),
    State("CT", &[(60, 69)]),
    State("DC", &[(200, 205), (569, 569)]),
    State("DE", &[(197, 199)]),
    State("FL", &[(320, 349)]),
    State("FM", &[(969, 969)]),
    State("GA", &[(300, 319), (398, 399)]),
    State("GU", &[(969, 969)]),
    State("HI", &[(967, 968)]),
    State("IA", &[(500, 528)]),
    State("ID", &[(832, 838)]),
    State("IL", &[(600, 629)]),
    State("IN", &[(460, 479)]),
    State("KS", &[(660, 679)]),
    State("KY", &[(400, 427), (471, 471)]),
    State("LA", &[(700, 714)]),
    State("MA", &[(10, 27), (55, 55)]),
    State("MD", &[(206, 219)]),
    State("ME", &[(39, 49)]),
    State("MH", &[(969, 969)]),
    State("MI", &[(480, 499)]),
    State("MN", &[(550, 567)]),
    State("MO", &[(630, 658)]),
    State("MP", &[(969, 969)]),
    State("MS", &[(386, 397)]),
    State("MT", &[(590, 599)]),
    State("NC", &[(269, 289)]),
    State("ND", &[(580, 588)]),
    State("NE", &[(680, 693)]),
    State("NH", &[(30, 38)]),
    State("NJ", &[(70, 89)]),
    State("NM", &[(870, 884)]),
    State("NV", &[(889, 898)]),
    State("NY", &[(5, 5), (63, 63), (100, 149)]),
    State("OH", &[(430, 459)]),
    State("OK", &[(730, 732), (734, 749)]),
    State("OR", &[(970, 979)]),
    State("PA", &[(150, 196)]),
    State("PR", &[(6, 7), (9, 9)]),
    State("PW", &[(969, 969)]),
    State("RI", &[(28, 29)]),
    State("SC", &[(290, 299)]),
    State("SD", &[(570, 577)]),
    State("TN", &[(370, 385)]),
    State("TX", &[(733, 733), (750, 799), (885, 885)]),
    State("UT", &[(840, 847)]),
    State("VA", &[(201, 201), (220, 246)]),
    State("VI", &[(8, 8)]),
    State("VT", &[(50, 59)]),
    State("WA", &[(980, 994)]),
    State("WI", &[(530, 549)]),
    State("WV", &[(247, 268)]),
    State("WY", &[(820, 831), (834, 834)]),
];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    let prefix = digits.number(0, 3);
    let has = |state: &State| state.1.iter().any(|(first, last)| (*first..=*last).contains(&prefix));
    if !STATES.iter().any(has) || digits.number(0, 5) == 99_999 {
        return Err(Fault::Range);
    }
    let named = before(site).and_then(|code| STATES.iter().find(|state| state.0 == code));
    if named.is_some_and(has) {
        return hits.validated(site.start, site.end, 60);
    }
    hits.matched(site.start, site.end, if digits.len() == 9 { 35 } else { 25 })
}

/// The word of two capitals that stands before the number, behind a comma or not.
fn before<'t>(site: &Site<'t>) -> Option<&'t str> {
    /// Spaces and a comma between the state and its code.
    const GAP: usize = 4;
    let head = site.text.get(..site.start)?;
    let word = head.trim_end_matches([' ', ',']);
    let gap = head.len() - word.len();
    let code = word.get(word.len().checked_sub(2)?..)?;
    let alone = !word.get(..word.len() - 2)?.ends_with(char::is_alphanumeric);
    ((1..=GAP).contains(&gap) && alone && code.bytes().all(|byte| byte.is_ascii_uppercase())).then_some(code)
}
