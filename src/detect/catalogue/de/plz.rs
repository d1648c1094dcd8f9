//! `DE_PLZ`: the German postal code: five digits, mostly before the name of a place.

use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity, alone, boundary};

pub(super) static DETECTOR: Detector = Detector {
    name: "DE_PLZ",
    title: "postal code (Germany)",
    languages: &[Language::German],
    countries: &["DE"],
    special: None,
    specificity: Specificity::Generic,
    patterns: &[r"(?i:D)[ -]{1,3}\d{5}", r"\d{5}"],
    longest: 8,
    extent: Extent::Whole,
    most: Most::ANY,
    check_says: "a region that is given out (not 00, 05, 43 or 62) and more than its bare digits; it stands by itself with the D of Germany before it, or behind a street and house number and before a name",
    sources: &[
        "Deutsche Post, Postleitzahlen in Deutschland (Leitregionen)",
        "UPU, Postal addressing systems: Germany",
    ],
    context: &[
        (
            Language::German,
            &[
                "plz",
                "postleitzahl",
                "anschrift",
                "adresse",
                "wohnort",
                "ort",
                "wohnhaft",
                "straße",
                "strasse",
                "hausnummer",
                "stadt",
                "postanschrift",
            ],
        ),
        (Language::English, &["postal code", "postcode", "zip", "zip code", "address", "city"]),
    ],
    taken_for: &["any number of five digits"],
    examples: &[
        "Beispielstraße 5, ‹50667› Köln",
        "‹D-80331› München",
        "PLZ ‹01067›",
        "postal code: ‹99998›",
        "Musterweg 12a\n‹20095› Hamburg",
        "wohnhaft ‹04109› Leipzig",
    ],
    counter_examples: &[
        "PLZ 00123",
        "PLZ 05123",
        "PLZ 43210",
        "PLZ 62345",
        "PLZ 1234",
        "PLZ 123456",
        "PLZ 50667-7",
        "50667 Besucher",
        "PLZ 10000.50",
        "Kapitel 5, 20000 Einwohner",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Endings of the names of streets.
const STREETS: [&str; 12] =
    ["straße", "strasse", "str.", "weg", "platz", "allee", "gasse", "ring", "damm", "ufer", "markt", "chaussee"];
/// Bytes before the code that are looked at for a street.
const BEFORE: usize = 40;

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    if alone::joined(site) || decimals(site.text, site.end) {
        return Err(Fault::LooksLike("part of a longer number"));
    }
    let digits = Digits::of(site.matched());
    let (region, all) = (digits.number(0, 2), digits.number(0, 5));
    if matches!(region, 0 | 5 | 43 | 62) || !(1001..=99_998).contains(&all) {
        return Err(Fault::Range);
    }
    let name = named(site.text.get(site.end..).unwrap_or_default());
    let bare = site.matched().len() == 5;
    let score = match (bare, name) {
        (false, true) => 65,
        (false, false) if site.matched().starts_with("D-") => 50,
        (true, true) if street(site.text, site.start) => 65,
        (true, true) => 25,
        _ => 20,
    };
    hits.matched(site.start, site.end, score)
}

/// A comma and digits go on: an amount.
fn decimals(text: &str, end: usize) -> bool {
    matches!(text.as_bytes().get(end..), Some([b',', b'0'..=b'9', ..]))
}

/// Whether a space and a capital follow, as before the name of a place.
fn named(after: &str) -> bool {
    after.strip_prefix(' ').is_some_and(|name| name.starts_with(char::is_uppercase))
}

/// Whether a street with a house number stands before `start`, parted by a comma or a line's end.
fn street(text: &str, start: usize) -> bool {
    let from = boundary::floor(text, start.saturating_sub(BEFORE));
    let Some(before) = text.get(from..start) else { return false };
    let line = before.trim_end_matches([',', ' ', '\n', '\r']);
    let house = line.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == '-');
    let number = line.get(house.len()..).is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()));
    let name = house.trim_end().to_lowercase();
    line.len() < before.len() && number && STREETS.iter().any(|ending| name.ends_with(ending))
}
