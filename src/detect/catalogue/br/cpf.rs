//! `BR_CPF`: the Brazilian number of natural persons: nine digits and two check digits.

use crate::detect::checksum::complement;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "BR_CPF",
    title: "personal tax number (Brazil)",
    languages: &[Language::Portuguese],
    countries: &["BR"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[concat!(r"\d{3}", sep!(), r"?\d{3}", sep!(), r"?\d{3}(?:", sep!(), r"|/)?\d{2}")],
    longest: 20,
    extent: Extent::Lone,
    most: Most::figures(40, 85),
    check_says: "not one digit eleven times; two check digits by weights modulo 11",
    sources: &[
        "Receita Federal, Instrução Normativa RFB nº 2.172/2024 (Cadastro de Pessoas Físicas)",
        "Lei nº 14.534/2023 (CPF as the number of all documents)",
    ],
    context: &[
        (
            Language::Portuguese,
            &[
                "cpf",
                "c.p.f.",
                "cadastro de pessoas físicas",
                "contribuinte",
                "receita federal",
                "documento",
                "cic",
                "titular",
                "pagador",
            ],
        ),
        (Language::English, &["cpf", "tax id", "taxpayer", "brazilian id"]),
    ],
    taken_for: &["mobile telephone numbers of Brazil (eleven digits)", "SNILS of Russia"],
    examples: &[
        "CPF ‹123.456.789-09›",
        "‹987.654.321-00›",
        "cpf: ‹12345678909›",
        "‹123456789-09›,",
        "portador do CPF nº ‹012.345.678/90›.",
        "documento ‹123 456 789 09›",
    ],
    counter_examples: &[
        "123456789 09",
        "CPF 123.456.789-08",
        "CPF 132.456.789-09",
        "CPF 111.111.111-11",
        "CPF 000.000.000-00",
        "CPF 123.456.78-09",
        "CPF 123456789091",
        "CPF 7.123.456.789-09",
        "12345678909",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Weights of the second check digit by place; the first has those from the second on.
const WEIGHTS: [u32; 10] = [11, 10, 9, 8, 7, 6, 5, 4, 3, 2];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    let list = digits.as_slice();
    if list.iter().all(|digit| *digit == list[0]) {
        return Err(Fault::Range);
    }
    let wanted = [complement(&list[..9], &WEIGHTS[1..], 11) % 10, complement(&list[..10], &WEIGHTS, 11) % 10];
    if wanted != [u32::from(list[9]), u32::from(list[10])] {
        return Err(Fault::Checksum);
    }
    let score = match Groups::of(site.matched()).sizes() {
        [3, 3, 3, 2] if site.matched().contains('.') && !site.matched().contains(' ') => 85,
        [9, 2] if !site.matched().contains([' ', '\u{a0}', '\u{202f}']) => 65,
        _ => 40,
    };
    hits.validated(site.start, site.end, score)
}
