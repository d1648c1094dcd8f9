//! `NL_PASSPORT`: the number of a Dutch passport or identity card: two letters, six letters or digits and a digit.

use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "NL_PASSPORT",
    title: "passport or identity card number (Netherlands)",
    languages: &[Language::Dutch],
    countries: &["NL"],
    special: Some(Special::NationalId),
    specificity: Specificity::Specific,
    patterns: &[r"(?i:[A-NP-Z]{2})[ -]?(?i:[A-NP-Z0-9]{6})[ -]?\d"],
    longest: 11,
    extent: Extent::Lone,
    most: Most::of(25),
    check_says: "two letters first, a digit last, never the letter O; nothing else is checked, so that it needs context",
    sources: &[
        "Paspoortuitvoeringsregeling Nederland 2001",
        "Rijksdienst voor Identiteitsgegevens, Kenmerken paspoorten en Nederlandse identiteitskaarten (documentnummer)",
    ],
    context: &[
        (
            Language::Dutch,
            &[
                "paspoort",
                "paspoortnummer",
                "documentnummer",
                "document nummer",
                "identiteitskaart",
                "identiteitskaartnummer",
                "id-kaart",
                "idkaart",
                "reisdocument",
                "legitimatie",
                "legitimatiebewijs",
            ],
        ),
        (
            Language::English,
            &["passport", "passport number", "document number", "identity card", "id card", "travel document"],
        ),
    ],
    taken_for: &["product codes and tokens of nine letters and digits"],
    examples: &[
        "paspoort ‹NW31R4C15›",
        "paspoort ‹NWKLRTCB5›",
        "documentnummer: ‹IK27P8F18›",
        "passport ‹XR1001R58›",
        "paspoortnummer ‹nx14f2h11›",
        "identiteitskaart ‹IS 577V2L 6›",
    ],
    counter_examples: &[
        "paspoort NW3OR4C15",
        "paspoort NW31R4C1",
        "paspoort NW31R4C1X",
        "paspoort 3W31R4C15",
        "paspoort NW31R4C155",
        "NW31R4C15",
        "paspoort Nwklrtcb5",
        "paspoort N31R4C155",
        "paspoort 7-NW31R4C15",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |text| text.get(..5).is_some_and(|head| head.eq_ignore_ascii_case("SPECI")),
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    let upper = !text.bytes().any(|byte| byte.is_ascii_lowercase());
    // With the last digit only it is as a rule a word and a figure.
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if digits < 2 && !(upper && text.len() == 9) {
        return Err(Fault::LooksLike("a name and a digit"));
    }
    let score = match (upper, text.len()) {
        (true, 9) if digits > 1 => 25,
        (true, _) => 15,
        _ => 10,
    };
    hits.matched(site.start, site.end, score)
}
