//! `PT_NIF`: the Portuguese tax number (número de identificação fiscal), nine digits; for companies it is the VAT number.

use crate::detect::alone::in_row;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity};

use super::mod11::mod11;

pub(super) static DETECTOR: Detector = Detector {
    name: "PT_NIF",
    title: "tax number (Portugal)",
    languages: &[Language::Portuguese],
    countries: &["PT"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[
        concat!(r"(?:45|7[0-245789]|9[0189]|[1-3568]\d)\d", sep!(), r"?\d{3}", sep!(), r"?\d{3}"),
        concat!(r"(?i:PT)", sep!(), r"?(?:45|7[0-245789]|9[0189]|[1-3568]\d)\d", sep!(), r"?\d{3}", sep!(), r"?\d{3}"),
    ],
    longest: 20,
    extent: Extent::Lone,
    most: Most::figures(25, 65),
    check_says: "beginning 1 to 3, 45, 5, 6, 70 to 72, 74, 75, 77 to 79, 8, 90, 91, 98 or 99; weighted sum (9 to 2) by 11; without PT before it needs context",
    sources: &[
        "Decreto-Lei n.º 14/2013, de 28 de janeiro (número de identificação fiscal)",
        "European Commission, TIN on Europa: TIN algorithms, Portugal",
    ],
    context: &[
        (
            Language::Portuguese,
            &[
                "nif",
                "nipc",
                "contribuinte",
                "n.º de contribuinte",
                "número de contribuinte",
                "número de identificação fiscal",
                "identificação fiscal",
                "finanças",
                "fatura",
            ],
        ),
        (Language::English, &["nif", "tax id", "tax number", "tin", "vat", "vat number", "nipc"]),
    ],
    taken_for: &["SIREN", "telephone numbers of nine digits", "amounts in millions"],
    examples: &[
        "NIF ‹123 456 789›",
        "contribuinte n.º ‹234567899›",
        "‹PT500000000›",
        "o meu número de contribuinte é ‹255.555.555›.",
        "VAT ‹PT 987 654 322›",
        "nif: ‹450000010›",
    ],
    counter_examples: &[
        "NIF 123 456 788",
        "NIF 123 465 789",
        "NIF 400000008",
        "NIF 732345677",
        "NIF 12345678",
        "NIF 1234567890",
        "NIF 123456789.50",
        "123 456 789",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    if !mod11(Digits::of(site.matched()).as_slice()) {
        return Err(Fault::Checksum);
    }
    let groups = Groups::of(site.matched());
    let score = match groups.sizes() {
        _ if site.matched().starts_with(['P', 'p']) => 65,
        [3, 3, 3] if groups.even && !in_row(site) => 35,
        _ => 25,
    };
    hits.validated(site.start, site.end, score)
}
