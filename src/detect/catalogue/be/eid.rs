//! `BE_EID`: the number of Belgian identity cards, twelve digits. It changes with each card.

use crate::detect::checksum::remainder;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "BE_EID",
    title: "identity card number (Belgium)",
    languages: &[Language::Dutch, Language::French, Language::German],
    countries: &["BE"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[concat!(r"\d{3}(?:/|", sep!(), r")?\d{7}(?:/|", sep!(), r")?\d{2}")],
    longest: 18,
    extent: Extent::Lone,
    most: Most::of(60),
    check_says: "the last two digits are the remainder of the first ten by 97, or 97 where that is 0",
    sources: &[
        "IBZ, Algemene Directie Identiteit en Burgerzaken, Lijst van de informatietypes, IT 195 (identiteitsbewijs)",
    ],
    context: &[
        (
            Language::Dutch,
            &[
                "identiteitskaart",
                "eid",
                "kaartnummer",
                "identiteitskaartnummer",
                "identiteitsbewijs",
                "nummer identiteitskaart",
            ],
        ),
        (Language::French, &["carte d'identité", "carte d’identité", "eid", "numéro de carte", "carte identite"]),
        (Language::German, &["personalausweis", "identitätskarte", "ausweisnummer", "kartennummer", "eid"]),
        (Language::English, &["identity card", "id card", "eid", "card number"]),
    ],
    taken_for: &["old Belgian bank accounts, written and checked alike", "structured payment messages"],
    examples: &[
        "identiteitskaart ‹591-1234567-53›",
        "‹590-0000001-27›",
        "eid ‹000123456748›",
        "carte d'identité n° ‹601 2345678 13›",
        "id card: ‹591123456753›.",
    ],
    counter_examples: &[
        "eid 591-1234567-54",
        "eid 591-1234576-53",
        "eid 000-0000000-97",
        "eid 591-1234567-5",
        "eid 591-1234567-531",
        "eid 1-591-1234567-53",
        "591123456753",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    if digits.number(0, 10) == 0 {
        return Err(Fault::Range);
    }
    let rest = match remainder(digits.first(10).as_slice()) {
        0 => 97,
        rest => u64::from(rest),
    };
    if rest != digits.number(10, 12) {
        return Err(Fault::Checksum);
    }
    let groups = Groups::of(site.matched());
    let printed = groups.even && groups.sizes() == [3, 7, 2] && site.matched().contains('-');
    hits.validated(site.start, site.end, if printed { 60 } else { 35 })
}

#[cfg(test)]
mod tests {
    use crate::detect::checksum::remainder;
    use crate::detect::shapes::Digits;

    #[test]
    fn published_cards_hold() {
        for (text, key) in [("000-0011032", 71), ("591-1917064", 58)] {
            assert_eq!(remainder(Digits::of(text).as_slice()), key, "{text}");
        }
        // Where nothing is left, the key is 97.
        assert_eq!(remainder(Digits::of("591-2010999").as_slice()), 0);
    }
}
