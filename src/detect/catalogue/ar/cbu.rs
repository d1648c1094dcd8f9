//! `AR_CBU`: Argentinian bank accounts (CBU) and those of payment services (CVU): 22 digits in two blocks, each with a
//! check digit.

use crate::detect::checksum::complement;
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "AR_CBU",
    title: "bank account (Argentina)",
    languages: &[Language::Spanish],
    countries: &["AR"],
    special: None,
    specificity: Specificity::Narrow,
    patterns: &[concat!(r"\d{8}", sep!(), r"?\d{14}")],
    longest: 25,
    extent: Extent::Lone,
    most: Most::of(70),
    check_says: "account not zero; one check digit over bank and branch, one over the account, both by weights modulo 10",
    sources: &[
        "Banco Central de la República Argentina, Sistema Nacional de Pagos: Clave Bancaria Uniforme (CBU) y Clave Virtual Uniforme (CVU)",
    ],
    context: &[
        (
            Language::Spanish,
            &[
                "cbu",
                "c.b.u.",
                "cvu",
                "clave bancaria",
                "clave bancaria uniforme",
                "clave virtual",
                "cuenta",
                "cuenta bancaria",
                "transferencia",
                "banco",
            ],
        ),
        (Language::English, &["cbu", "cvu", "bank account", "account", "bank", "transfer"]),
    ],
    taken_for: &["tracking and order numbers of 22 digits"],
    examples: &[
        "CBU ‹9990123300012345678907›",
        "‹28505909 40090418135201›",
        "CVU: ‹0000003110001234567898›",
        "‹99901233-00012345678907›.",
        "transferencia a la cuenta ‹2850590940090418135201›",
    ],
    counter_examples: &[
        "CBU 2850590840090418135201",
        "CBU 2850590940090418135202",
        "CBU 2850590940090481135201",
        "CBU 28505909 00000000000000",
        "CBU 285059094009041813520",
        "CBU 28505909400904181352011",
        "CBU 1.2850590940090418135201",
        "2850590940090418135201",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Weights of bank and branch, and of the account.
const BANK: [u32; 7] = [7, 1, 3, 9, 7, 1, 3];
const ACCOUNT: [u32; 13] = [3, 9, 7, 1, 3, 9, 7, 1, 3, 9, 7, 1, 3];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    let list = digits.as_slice();
    if digits.number(8, 21) == 0 {
        return Err(Fault::Range);
    }
    let wanted = [complement(&list[..7], &BANK, 10), complement(&list[8..21], &ACCOUNT, 10)];
    if wanted != [u32::from(list[7]), u32::from(list[21])] {
        return Err(Fault::Checksum);
    }
    let parted = Groups::of(site.matched()).sizes().len() == 2;
    hits.validated(site.start, site.end, if parted { 70 } else { 45 })
}
