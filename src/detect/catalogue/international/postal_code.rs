//! `POSTAL_CODE`: the codes of Spain, Italy, Portugal, Poland, the Netherlands, Belgium, Switzerland and Austria, each too
//! common a number to be found without context. Other countries have a type of their own.

use crate::detect::detector::{Extent, Hits, Marks, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "POSTAL_CODE",
    title: "postal code (Spain, Italy, Portugal, Poland, Netherlands, Belgium, Switzerland, Austria)",
    languages: &[
        Language::Spanish,
        Language::Italian,
        Language::Portuguese,
        Language::Polish,
        Language::Dutch,
        Language::French,
        Language::German,
    ],
    countries: &["ES", "IT", "PT", "PL", "NL", "BE", "CH", "AT"],
    special: None,
    specificity: Specificity::Generic,
    patterns: &[
        r"\d{5}",
        r"[1-9]\d{3}",
        r"[1-9]\d{3}-\d{3}",
        r"\d{2}-\d{3}",
        "[1-9][0-9]{3}(?: |\\xC2\\xA0)?[A-Z]{2}",
        r"(?:[BE]|CH|A|NL|I|PL|P)-[1-9]\d{3}",
    ],
    longest: 8,
    extent: Extent::Whole,
    most: Most::of(30),
    check_says: "a province or region that exists; letters of the Netherlands that are given out; words of postal codes beside it or in its path",
    sources: &[
        "Real Decreto de códigos postales: Correos, estructura (01 to 52, the province)",
        "Poste Italiane, codici di avviamento postale",
        "CTT Correios de Portugal, código postal de sete dígitos",
        "Poczta Polska, oficjalny spis pocztowych numerów adresowych",
        "PostNL, postcode (1977): four digits and two letters, never SA, SD or SS",
        "bpost, Swiss Post and Österreichische Post: lists of postal codes",
        "Universal Postal Union, S42 (address templates)",
    ],
    context: &[
        (Language::English, &["postcode", "postal code", "zip", "zip code", "post code", "zipcode", "postalcode"]),
        (Language::Spanish, &["código postal", "codigo postal", "cp", "c.p"]),
        (Language::Italian, &["cap", "c.a.p", "codice postale", "codice di avviamento postale"]),
        (Language::Portuguese, &["código postal", "codigo postal", "cep"]),
        (Language::Polish, &["kod pocztowy", "kodu pocztowego"]),
        (Language::Dutch, &["postcode", "pc"]),
        (Language::French, &["code postal", "npa", "cp"]),
        (Language::German, &["plz", "postleitzahl"]),
    ],
    taken_for: &["years", "amounts", "numbers of houses and rooms"],
    examples: &[
        "código postal ‹28013›",
        "CAP ‹00184› Roma",
        "código postal: ‹1100-148›",
        "kod pocztowy ‹00-950› Warszawa",
        "postcode ‹1012 AB›",
        "PLZ ‹1010› Wien",
        "NPA: ‹1003›",
        "postcode ‹1000› Brussel",
    ],
    counter_examples: &[
        "28013",
        "código postal 99013",
        "postcode 0999 AB",
        "postal code 0123",
        "kod pocztowy 00-9500",
        "CAP 99999",
        "1012 AB",
        "postcode 10123456",
    ],
    trigger: Trigger::Apart(Marks::BOTH),
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    let bytes = site.text.as_bytes();
    let before = bytes.get(..site.start).unwrap_or_default();
    let after = bytes.get(site.end..).unwrap_or_default();
    if matches!(before, [.., b'0'..=b'9', b'.' | b',' | b'-' | b'/' | b':'] | [.., b'$' | b'+' | b'#'] | [.., b'A'..=b'Z' | b'a'..=b'z', b'-'])
        || matches!(after, [b'.' | b',' | b'-' | b'/' | b':', b'0'..=b'9', ..] | [b'%', ..])
    {
        return Err(Fault::LooksLike("part of a longer number"));
    }
    let digits = Digits::of(text);
    let number = digits.number(0, digits.len());
    if let Some(letters) =
        text.get(text.len().saturating_sub(2)..).filter(|end| end.bytes().all(|b| b.is_ascii_uppercase()))
    {
        // Letters that recall the occupation are never given out.
        return if matches!(letters, "SA" | "SD" | "SS") {
            Err(Fault::Range)
        } else {
            hits.matched(site.start, site.end, 30)
        };
    }
    let hyphen = text.contains('-');
    let exists = match (digits.len(), hyphen) {
        // Spain by its provinces, Italy from Rome's 00010 to Trieste's and Bolzano's 98168.
        (5, false) => (1..=52).contains(&(number / 1000)) || (10..=98_168).contains(&number),
        // Poland: the first digit is the region, 0 to 9; 00-000 is none.
        (5, true) => number > 0,
        // Belgium to 9992, Switzerland 1000 to 9658, Austria 1010 to 9992; the Netherlands with the letters left out.
        (4, _) => (1000..=9999).contains(&number),
        (7, true) => number / 1000 >= 1000,
        _ => false,
    };
    if !exists {
        return Err(Fault::Range);
    }
    hits.matched(site.start, site.end, if hyphen { 25 } else { 15 })
}
