//! `SE_ORGANISATIONSNUMMER`: the Swedish number of companies and other bodies, alone or as the VAT number.

use crate::detect::checksum::luhn;
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "SE_ORGANISATIONSNUMMER",
    title: "organisation number (Sweden)",
    languages: &[Language::Swedish],
    countries: &["SE"],
    special: None,
    specificity: Specificity::Narrow,
    patterns: &[
        r"[1-9]\d[2-9]\d{3}[- ]?\d{4}",
        r"16[1-9]\d[2-9]\d{3}[- ]?\d{4}",
        r"(?i:SE)[ -]?[1-9]\d[2-9]\d{3}[- ]?\d{4}[ -]?01",
    ],
    longest: 17,
    extent: Extent::Lone,
    most: Most::figures(20, 65),
    check_says: "the first digit is a kind of body, the third is 2 or more, which no month reaches; the Luhn formula; only the VAT number, SE before and 01 behind, says enough by itself",
    sources: &[
        "Lag (1974:174) om identitetsbeteckning för juridiska personer m.fl.",
        "Skatteverket, SKV 709 Organisationsnummer",
    ],
    context: &[
        (
            Language::Swedish,
            &[
                "organisationsnummer",
                "orgnr",
                "org.nr",
                "org nr",
                "org-nr",
                "organisationsnr",
                "momsregistreringsnummer",
                "momsnr",
                "moms",
                "företag",
                "bolag",
                "aktiebolag",
                "förening",
            ],
        ),
        (
            Language::English,
            &["organisation number", "organization number", "org number", "company number", "registration number"],
        ),
    ],
    taken_for: &["order numbers of ten digits", "telephone numbers"],
    examples: &[
        "org.nr ‹556123-4567›",
        "organisationsnummer: ‹2120003146›",
        "VAT ‹SE969712345401›",
        "orgnr ‹16802415-9264›",
        "company number ‹714142 1359›",
        "Momsregistreringsnummer ‹SE 556123-4567 01›",
    ],
    counter_examples: &[
        "org.nr 556123-4568",
        "org.nr 556132-4567",
        "org.nr 551123-4567",
        "org.nr 056123-4567",
        "org.nr 556123-456",
        "org.nr 556123-45677",
        "556123-4567",
        "SE969712345501",
        "org.nr 7-556123-4567",
        "org.nr 456123-4560",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    let digits = Digits::of(text);
    let vat = text.starts_with(['S', 's']);
    let from = if digits.len() == 12 && !vat { 2 } else { 0 };
    let number = digits.as_slice().get(from..from + 10).ok_or(Fault::Range)?;
    // Of the kinds of bodies, 4 is none.
    if number[0] == 4 {
        return Err(Fault::Range);
    }
    if !luhn(number) {
        return Err(Fault::Checksum);
    }
    let score = match (vat, text.contains('-')) {
        (true, _) if text.starts_with("SE") => 65,
        (_, true) => 40,
        _ => 20,
    };
    hits.validated(site.start, site.end, score)
}
