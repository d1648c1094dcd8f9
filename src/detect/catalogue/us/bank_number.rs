//! `US_BANK_NUMBER`: account numbers of banks in the United States; each bank has a form of its own.

use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity, alone, birth};

pub(super) static DETECTOR: Detector = Detector {
    name: "US_BANK_NUMBER",
    title: "bank account number (United States)",
    languages: &[Language::English, Language::Spanish],
    countries: &["US"],
    special: None,
    specificity: Specificity::Generic,
    patterns: &[r"\d{8,17}"],
    longest: 17,
    extent: Extent::Lone,
    most: Most::of(15),
    check_says: "eight to seventeen digits, not all the same, not a day; nothing else is common to all banks, so it needs context",
    sources: &[
        "Nacha Operating Rules, Appendix Three: DFI Account Number (seventeen places)",
        "ANSI X9.100-160 (MICR line of cheques)",
    ],
    context: &[
        (
            Language::English,
            &[
                "bank account",
                "bank account number",
                "account number",
                "account no",
                "account #",
                "acct",
                "acct no",
                "checking",
                "checking account",
                "savings",
                "savings account",
                "direct deposit",
                "debit account",
                "routing",
                "bank",
            ],
        ),
        (Language::Spanish, &["cuenta bancaria", "número de cuenta", "cuenta corriente", "cuenta de ahorros", "banco"]),
    ],
    taken_for: &["any number of eight to seventeen digits", "customers' accounts of shops and utilities"],
    examples: &[
        "bank account ‹483920174›",
        "checking acct ‹000123456789›",
        "account number: ‹12345678901234567›.",
        "savings_account=‹40718265›",
        "número de cuenta ‹9081726354›",
    ],
    counter_examples: &[
        "483920174",
        "bank account 4839201",
        "bank account 123456789012345678",
        "bank account 00000000",
        "bank account 20260914",
        "bank account 483920174.55",
        "bank account AB483920174",
        "bank account 12/483920174",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    if alone::uniform(digits.as_slice()) {
        return Err(Fault::Range);
    }
    if digits.len() == 8 && birth::looks_like_day(digits.number(0, 8)) {
        return Err(Fault::LooksLike("a date"));
    }
    hits.matched(site.start, site.end, 15)
}
