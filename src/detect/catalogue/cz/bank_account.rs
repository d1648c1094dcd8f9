//! `CZ_BANK_ACCOUNT`: the Czech bank account number: a prefix perhaps, the account, a slash and the code of the bank.

use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "CZ_BANK_ACCOUNT",
    title: "bank account number (Czechia)",
    languages: &[Language::Czech],
    countries: &["CZ"],
    special: None,
    specificity: Specificity::Narrow,
    patterns: &[r"(?:\d{1,6}-)?\d{2,10} ?/ ?\d{4}"],
    longest: 24,
    extent: Extent::Lone,
    most: Most::ANY,
    check_says: "the bank is one of the central bank's list; prefix and account are each a multiple of 11 by their weights; the account has two digits other than 0",
    sources: &[
        "Vyhláška ČNB č. 169/2011 Sb., o stanovení pravidel tvorby čísla účtu v platebním styku",
        "Česká národní banka, Číselník kódů platebního styku v České republice",
    ],
    context: &[
        (
            Language::Czech,
            &[
                "účet",
                "účtu",
                "číslo účtu",
                "bankovní účet",
                "bankovní spojení",
                "č.ú.",
                "č. ú.",
                "platba",
                "ucet",
                "cislo uctu",
            ],
        ),
        (Language::English, &["account", "account number", "bank account", "bank"]),
    ],
    taken_for: &["birth numbers", "file numbers with a year behind a slash"],
    examples: &[
        "‹19-2718281824/0800›",
        "č.ú. ‹3141592656/2010›",
        "číslo účtu: ‹1414213/3030›",
        "bank account ‹577215663 / 0300›",
        "platba na ‹900071234/5500› do pátku",
        "‹19-1234567899/0710›",
    ],
    counter_examples: &[
        "číslo účtu 3141592657/2010",
        "číslo účtu 3141529656/2010",
        "číslo účtu 18-2718281824/0800",
        "číslo účtu 3141592656/2011",
        "číslo účtu 3141592656/201",
        "číslo účtu 0000000000/0800",
        "číslo účtu 10/2010",
        "číslo účtu 3141592656/20100",
        "číslo účtu 7/3141592656/2010",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Codes of the banks, those of the last years too.
const BANKS: [u64; 67] = [
    100, 300, 600, 710, 800, 2010, 2020, 2060, 2070, 2100, 2200, 2220, 2240, 2250, 2260, 2275, 2600, 2700, 3030, 3050,
    3060, 3500, 4000, 4300, 5500, 5800, 6000, 6100, 6200, 6210, 6300, 6700, 6800, 7910, 7940, 7950, 7960, 7970, 7980,
    7990, 8030, 8040, 8060, 8090, 8150, 8190, 8198, 8199, 8200, 8215, 8220, 8225, 8230, 8240, 8250, 8255, 8265, 8270,
    8272, 8280, 8283, 8291, 8292, 8293, 8294, 8299, 8500,
];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    let (account, bank) = text.split_once('/').ok_or(Fault::Range)?;
    let (prefix, root) = account.split_once('-').unwrap_or(("", account));
    let (prefix, root, bank) = (Digits::of(prefix), Digits::of(root), Digits::of(bank));
    let some = root.as_slice().iter().filter(|digit| **digit != 0).count();
    if some < 2 || BANKS.binary_search(&bank.number(0, 4)).is_err() {
        return Err(Fault::Range);
    }
    if !elevens(prefix.as_slice()) || !elevens(root.as_slice()) {
        return Err(Fault::Checksum);
    }
    let score = match (prefix.len(), root.len()) {
        (1.., 6..) => 90,
        (_, 8..) => 70,
        (_, 6..) => 60,
        _ => 40,
    };
    hits.validated(site.start, site.end, score)
}

/// Whether digits, with zeros before them up to ten, are a multiple of 11 by the weights of their places.
fn elevens(digits: &[u8]) -> bool {
    const WEIGHTS: [u32; 10] = [6, 3, 7, 9, 10, 5, 8, 4, 2, 1];
    let from = WEIGHTS.len().saturating_sub(digits.len());
    weighted(digits, &WEIGHTS[from..]).is_multiple_of(11)
}
