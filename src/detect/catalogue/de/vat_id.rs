//! `DE_VAT_ID`: the German value added tax identification number: DE and nine digits.

use crate::detect::checksum::mod11_10;
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity, alone};

pub(super) static DETECTOR: Detector = Detector {
    name: "DE_VAT_ID",
    title: "value added tax identification number (Germany)",
    languages: &[Language::German],
    countries: &["DE"],
    special: None,
    specificity: Specificity::Narrow,
    patterns: &[concat!(r"(?i:DE)", sep!(), r"?[1-9]\d{2}", sep!(), r"?\d{3}", sep!(), r"?\d{3}")],
    longest: 20,
    extent: Extent::Lone,
    most: Most::ANY,
    check_says: "DE before nine digits, the first not 0; ISO 7064 MOD 11,10 over them; unless it is grouped in threes it needs context",
    sources: &[
        "§ 27a Umsatzsteuergesetz",
        "Bundeszentralamt für Steuern, Aufbau der USt-IdNr.",
        "ISO/IEC 7064 MOD 11,10",
    ],
    context: &[
        (
            Language::German,
            &[
                "umsatzsteuer",
                "umsatzsteuer-id",
                "ust-id",
                "ust-idnr",
                "ust-id-nr",
                "ust id",
                "ustid",
                "ustidnr",
                "umsatzsteuer-identifikationsnummer",
                "umsatzsteueridentifikationsnummer",
                "steuer",
                "uid",
            ],
        ),
        (Language::English, &["vat", "vat id", "vat number", "vat no", "vatin", "tax id"]),
    ],
    taken_for: &["article numbers that begin with DE", "amounts after the word `de`"],
    examples: &[
        "USt-IdNr. ‹DE314159262›",
        "‹DE 271 828 180›",
        "VAT: ‹DE-812345673›",
        "USt-IdNr. ‹de141421358›",
        "Rechnung von Beispiel GmbH, UID ‹DE 136695976›, Köln",
    ],
    counter_examples: &[
        "USt-IdNr. DE314159263",
        "USt-IdNr. DE341159262",
        "USt-IdNr. DE014159262",
        "USt-IdNr. DE31415926",
        "USt-IdNr. DE3141592621",
        "USt-IdNr. XDE314159262",
        "DE 271 828 180 7",
        "DE136695976",
        "un total de 271 828 180 francs",
        "USt-IdNr. DE314159262-7",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    if !mod11_10(Digits::of(text).as_slice()) {
        return Err(Fault::Checksum);
    }
    let score = match Groups::of(text).sizes() {
        // `de` in small letters is a word of half of Europe.
        _ if !text.starts_with("DE") || alone::in_row(site) => 30,
        [5, 3, 3] | [2, 3, 3, 3] => 65,
        // One in ten of the article numbers that look so holds.
        [11] | [2, 9] => 45,
        _ => 30,
    };
    hits.validated(site.start, site.end, score)
}
