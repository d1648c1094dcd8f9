//! `ES_CCC`: Spanish bank accounts before the IBAN (código cuenta cliente): bank, branch, two check digits, account.

use crate::detect::checksum::complement;
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "ES_CCC",
    title: "bank account (Spain)",
    languages: &[Language::Spanish, Language::Catalan],
    countries: &["ES"],
    special: None,
    specificity: Specificity::Narrow,
    patterns: &[
        concat!(r"\d{4}(?:", sep!(), r"|/)?\d{4}(?:", sep!(), r"|/)?\d{2}(?:", sep!(), r"|/)?\d{5}", sep!(), r"?\d{5}"),
        concat!(r"\d{4}(?:", sep!(), r"\d{4}){4}"),
    ],
    longest: 32,
    extent: Extent::Lone,
    most: Most::figures(45, 70),
    check_says: "bank and account not zero; one check digit over bank and branch, one over the account, both by weights modulo 11",
    sources: &[
        "Banco de España, Código Cuenta Cliente (CCC): the national part of Spanish IBANs",
        "SWIFT, IBAN registry (ISO 13616): Spain, structure of the BBAN",
    ],
    context: &[
        (
            Language::Spanish,
            &[
                "cuenta",
                "cuenta bancaria",
                "número de cuenta",
                "ccc",
                "código cuenta cliente",
                "cuenta corriente",
                "domiciliación",
                "banco",
                "entidad",
            ],
        ),
        (Language::Catalan, &["compte", "compte bancari", "número de compte", "compte corrent"]),
        (Language::English, &["bank account", "account number", "account", "ccc", "bank"]),
    ],
    taken_for: &["IBAN without its first four characters", "tracking numbers of twenty digits", "card numbers"],
    examples: &[
        "CCC ‹1234 1234 16 1234567890›",
        "‹2100 0418 45 0200051332›",
        "cuenta: ‹9999-0123-11-0123456789›",
        "número de cuenta ‹12341234161234567890›",
        "‹1234/1234/16/1234567890›.",
        "‹1234 1234 16 12345 67890›",
        "cuenta bancaria ‹2100 0418 4502 0005 1332›",
    ],
    counter_examples: &[
        "cuenta 1234 1234 17 1234567890",
        "cuenta 1234 1243 16 1234567890",
        "cuenta 1234 1234 16 1234567809",
        "cuenta 0000 1234 16 1234567890",
        "cuenta 1234 1234 16 123456789",
        "cuenta 123412341612345678901",
        "cuenta ES91 2100 0418 4502 0005 1332",
        "12341234161234567890",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Weights of bank and branch, and of the account.
const BRANCH: [u32; 8] = [4, 8, 5, 10, 9, 7, 3, 6];
const ACCOUNT: [u32; 10] = [1, 2, 4, 8, 5, 10, 9, 7, 3, 6];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    let list = digits.as_slice();
    if digits.number(0, 4) == 0 || digits.number(10, 20) == 0 {
        return Err(Fault::Range);
    }
    let control = |part: &[u8], weights: &[u32]| match complement(part, weights, 11) {
        10 => 1,
        digit => digit,
    };
    let wanted = [control(&list[..8], &BRANCH), control(&list[10..], &ACCOUNT)];
    if wanted != [u32::from(list[8]), u32::from(list[9])] {
        return Err(Fault::Checksum);
    }
    if international(site) {
        return Err(Fault::LooksLike("part of an IBAN"));
    }
    let score = match Groups::of(site.matched()).sizes() {
        [4, 4, 2, 10] | [4, 4, 2, 5, 5] => 70,
        _ => 45,
    };
    hits.validated(site.start, site.end, score)
}

/// Whether the country and the check digits of an IBAN stand before it.
fn international(site: &Site<'_>) -> bool {
    let before = site.text.as_bytes().get(..site.start).unwrap_or_default().trim_ascii_end();
    matches!(before, [.., b'E' | b'e', b'S' | b's', b'0'..=b'9', b'0'..=b'9'])
}
