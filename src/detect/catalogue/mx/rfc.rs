//! `MX_RFC`: the Mexican tax key: letters of the name (four of a person, three of a company), a date, three characters
//! of which the last is a check.

use super::letters;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity, birth, boundary};

pub(super) static DETECTOR: Detector = Detector {
    name: "MX_RFC",
    title: "tax number (Mexico)",
    languages: &[Language::Spanish],
    countries: &["MX"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[
        r"(?:[A-Za-z&]|\xC3[\x91\xB1]){3,4}[ -]?\d{2}[01]\d[0-3]\d[ -]?[0-9A-Za-z]{2}[0-9Aa]",
        r"[A-Z]{4}-?\d{2}[01]\d[0-3]\d",
    ],
    longest: 19,
    extent: Extent::Whole,
    most: Most::of(75),
    check_says: "a date that exists; no word that the tax office replaces and no key for anonymous customers; a check character by weights modulo 11 (one key in a hundred was given out with a wrong one: these need context, as do keys without the last three)",
    sources: &[
        "Código Fiscal de la Federación (México), art. 27",
        "Servicio de Administración Tributaria, Registro Federal de Contribuyentes: homoclave y dígito verificador",
    ],
    context: &[
        (
            Language::Spanish,
            &[
                "rfc",
                "r.f.c.",
                "registro federal de contribuyentes",
                "contribuyente",
                "factura",
                "facturación",
                "receptor",
                "emisor",
            ],
        ),
        (Language::English, &["rfc", "tax id", "tax number", "taxpayer"]),
    ],
    taken_for: &["product codes of letters and a date", "the beginning of a population key"],
    examples: &[
        "RFC ‹GODE561231GR8›",
        "‹MAB-930714-8T4›",
        "factura a ‹GAHM850512A12›.",
        "RFC de la empresa: ‹Ñ&A990101B26›",
        "rfc ‹PEÑA000229C39›,",
        "RFC sin homoclave ‹COMG600703›",
        "RFC ‹VACE460910SX6›",
        "‹MAB 930714 8T4›",
        "rfc: ‹gahm850512a12›",
    ],
    counter_examples: &[
        "rfc case 851226435",
        "TFN 240824152",
        "GODE561231GR9",
        "MAB930741 8T4",
        "RFC GODE561331GR8",
        "RFC GODE560231GR8",
        "RFC XAXX010101000",
        "RFC XEXX010101000",
        "RFC GO561231GR8",
        "RFC GODE561231GR81",
        "RFC PUTA850512A14",
        "COMG600703",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// The keys under which the tax office has anonymous customers and foreign ones.
const ANYONE: [&str; 2] = ["XAXX010101000", "XEXX010101000"];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    if boundary::word_before(site.text, site.start) {
        return Err(Fault::LooksLike("part of a word"));
    }
    let signs = || {
        let upper = site.matched().chars().map(|sign| if sign == 'ñ' { 'Ñ' } else { sign.to_ascii_uppercase() });
        upper.filter(|sign| !matches!(sign, ' ' | '-'))
    };
    let name = signs().take_while(|sign| !sign.is_ascii_digit()).count();
    let digits = Digits::of(site.matched());
    let (year, month, day) = (digits.number(0, 2), digits.number(2, 4), digits.number(4, 6));
    let mut first = [0u8; 4];
    for (letter, sign) in first.iter_mut().zip(signs()) {
        *letter = u8::try_from(sign).unwrap_or_default();
    }
    let anyone = ANYONE.iter().any(|key| key.chars().eq(signs()));
    if !birth::exists_short(year, month, day) || anyone || name == 4 && letters::replaced(&first) {
        return Err(Fault::Range);
    }
    let lower = site.matched().starts_with(|c: char| c.is_lowercase());
    // What has a space in it is written in capitals, or is a word and a number.
    if lower && site.matched().contains(' ') {
        return Err(Fault::LooksLike("a word and a number"));
    }
    if signs().count() == name + 6 {
        return hits.matched(site.start, site.end, 15);
    }
    // A company's key is filled up to twelve signs with a space in front.
    let filled = std::iter::repeat_n(' ', 4 - name).chain(signs());
    let sum: u32 = filled.take(12).zip((2..=13).rev()).map(|(sign, weight)| letters::value(sign) * weight).sum();
    let wanted = (11 - sum % 11) % 11;
    match signs().next_back().map(letters::value) {
        // Three capitals and a space before digits alone: `TFN 240824152` is a word and a number.
        Some(last) if last == wanted => {
            let apart = name == 3 && digits.len() == 9 && site.matched().contains(' ');
            hits.validated(site.start, site.end, if lower || apart { 45 } else { 75 })
        }
        _ => hits.matched(site.start, site.end, if lower { 15 } else { 30 }),
    }
}
