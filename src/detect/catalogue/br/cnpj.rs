//! `BR_CNPJ`: the Brazilian number of legal persons: eight characters for the company, four for the establishment, two
//! check digits; since 2026 with letters too.

use crate::detect::checksum::complement;
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Groups, sep};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "BR_CNPJ",
    title: "company number (Brazil)",
    languages: &[Language::Portuguese],
    countries: &["BR"],
    special: None,
    specificity: Specificity::Narrow,
    patterns: &[
        r"[0-9A-Za-z]{2}\.[0-9A-Za-z]{3}\.[0-9A-Za-z]{3}/[0-9A-Za-z]{4}-\d{2}",
        r"[0-9A-Z]{8}/?[0-9A-Z]{4}-?\d{2}",
        concat!(r"\d{2}", sep!(), r"\d{3}", sep!(), r"\d{3}", sep!(), r"\d{4}", sep!(), r"\d{2}"),
    ],
    longest: 26,
    extent: Extent::Lone,
    most: Most::figures(35, 90),
    check_says: "company and establishment not zero, not one digit fourteen times; two check digits by weights modulo 11, letters counted by their code less 48",
    sources: &[
        "Receita Federal, Instrução Normativa RFB nº 2.119/2022 (Cadastro Nacional da Pessoa Jurídica)",
        "Receita Federal, Instrução Normativa RFB nº 2.229/2024 (alphanumeric form)",
    ],
    context: &[
        (
            Language::Portuguese,
            &[
                "cnpj",
                "c.n.p.j.",
                "cadastro nacional da pessoa jurídica",
                "cgc",
                "empresa",
                "razão social",
                "pessoa jurídica",
                "fornecedor",
                "filial",
                "matriz",
            ],
        ),
        (Language::English, &["cnpj", "company", "company number", "tax id", "supplier"]),
    ],
    taken_for: &["timestamps of fourteen digits", "SIRET of France", "codes of fourteen capitals and digits"],
    examples: &[
        "CNPJ ‹16.727.230/0001-97›",
        "‹11.222.333/0001-81›",
        "cnpj: ‹16727230000197›",
        "‹12.ABC.345/01DE-35›",
        "CNPJ alfanumérico ‹12ABC34501DE35›",
        "‹16727230/0001-97›,",
        "empresa ‹a1.b2c.3d4/0001-93›",
    ],
    counter_examples: &[
        "CNPJ 16.727.230/0001-98",
        "CNPJ 16.772.230/0001-97",
        "CNPJ 12.ABC.345/01ED-35",
        "CNPJ 11.111.111/1111-11",
        "CNPJ 00.000.000/0000-00",
        "CNPJ 16.727.230/001-97",
        "CNPJ 167272300001971",
        "CNPJ 9.16.727.230/0001-97",
        "16727230000197",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Weights of the second check digit by place; the first has those from the second on.
const WEIGHTS: [u32; 13] = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    let mut values = [0u8; 14];
    for (value, byte) in values.iter_mut().zip(text.bytes().filter(u8::is_ascii_alphanumeric)) {
        *value = byte.to_ascii_uppercase() - b'0';
    }
    let none = |part: &[u8]| part.iter().all(|value| *value == 0);
    if none(&values[..8]) || none(&values[8..12]) || values.iter().all(|value| *value == values[0]) {
        return Err(Fault::Range);
    }
    let wanted = [complement(&values[..12], &WEIGHTS[1..], 11) % 10, complement(&values[..13], &WEIGHTS, 11) % 10];
    if wanted != [u32::from(values[12]), u32::from(values[13])] {
        return Err(Fault::Checksum);
    }
    let score = match Groups::of(text).sizes() {
        [2, 3, 3, 4, 2] if text.contains('/') => 90,
        [8, 4, 2] => 80,
        [2, 3, 3, 4, 2] => 60,
        _ => 35,
    };
    hits.validated(site.start, site.end, score)
}
