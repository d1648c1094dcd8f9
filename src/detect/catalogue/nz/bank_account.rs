//! `NZ_BANK_ACCOUNT`: accounts of banks in New Zealand: bank, branch, account and suffix.

use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity, alone};

pub(super) static DETECTOR: Detector = Detector {
    name: "NZ_BANK_ACCOUNT",
    title: "bank account number (New Zealand)",
    languages: &[Language::English],
    countries: &["NZ"],
    special: None,
    specificity: Specificity::Narrow,
    patterns: &[concat!(r"[0-38]\d", sep!(), r"?\d{4}", sep!(), r"?\d{7}", sep!(), r"?\d{2,3}")],
    longest: 25,
    extent: Extent::Lone,
    most: Most::of(75),
    check_says: "a bank, and a branch in its ranges; the check of that bank: weights by its kind, modulus 11 or 10; three banks have none",
    sources: &[
        "Payments NZ, Bank Branch Register",
        "Inland Revenue (New Zealand), RWT and NRWT specification: bank account number validation",
    ],
    context: &[(
        Language::English,
        &[
            "bank account",
            "account",
            "account number",
            "account no",
            "acct",
            "bank",
            "direct credit",
            "direct debit",
            "refund",
            "pay to",
        ],
    )],
    taken_for: &["card numbers and order numbers of fifteen or sixteen digits"],
    examples: &[
        "account ‹01-0902-0068389-00›",
        "‹08-6523-1954512-001›",
        "pay to ‹06 1401 4667657 002›",
        "bank_account=‹123050100425503›",
        "refund to ‹38-9001-5788096-03›.",
        "‹31-2801-1218125-00›",
    ],
    counter_examples: &[
        "account 01-0902-0068390-00",
        "account 01-0902-0063889-00",
        "account 01-5902-0068389-00",
        "account 07-0902-0068389-00",
        "account 01-0902-0068389-0",
        "account 01-0902-068389-00",
        "account 01-0000-0000000-00",
        "1230501004255030",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// A bank, its way of checking, and its branches.
struct Bank(u64, Kind, &'static [(u64, u64)]);

/// How a bank checks its accounts; the letters are those of the specification. A turns into B where the account's number is
/// 990 000 or more.
#[derive(Clone, Copy)]
enum Kind {
    A,
    D,
    E,
    F,
    G,
    /// Nothing is checked.
    X,
}

const BANKS: &[Bank] = &[
    Bank(1, Kind::A, &[(1, 999), (1100, 1199), (1800, 1899), (6150, 6150)]),
    Bank(2, Kind::A, &[(1, 999), (1200, 1299), (2025, 2055)]),
    Bank(3, Kind::A, &[(1, 999), (1300, 1399), (1500, 1599), (1700, 1799), (1900, 1999), (5050, 5050), (7350, 7399)]),
    Bank(4, Kind::A, &[(2014, 2024)]),
    Bank(5, Kind::X, &[(8884, 8889)]),
    Bank(6, Kind::A, &[(1, 999), (1400, 1499)]),
    Bank(8, Kind::D, &[(6500, 6599)]),
    Bank(9, Kind::E, &[(0, 0)]),
    Bank(10, Kind::A, &[(5165, 5169)]),
    Bank(11, Kind::A, &[(5000, 6499), (6600, 8999)]),
    Bank(12, Kind::A, &[(3000, 3299), (3400, 3499), (3600, 3699)]),
    Bank(13, Kind::A, &[(4900, 4999)]),
    Bank(14, Kind::A, &[(4700, 4799)]),
    Bank(15, Kind::A, &[(3900, 3999)]),
    Bank(16, Kind::A, &[(4400, 4499)]),
    Bank(17, Kind::A, &[(3300, 3399)]),
    Bank(18, Kind::A, &[(3500, 3599)]),
    Bank(19, Kind::A, &[(4600, 4649)]),
    Bank(20, Kind::A, &[(4100, 4199)]),
    Bank(21, Kind::A, &[(4800, 4899)]),
    Bank(22, Kind::A, &[(4000, 4049)]),
    Bank(23, Kind::A, &[(3700, 3799)]),
    Bank(24, Kind::A, &[(4300, 4349)]),
    Bank(25, Kind::F, &[(2500, 2599)]),
    Bank(26, Kind::G, &[(2600, 2699)]),
    Bank(27, Kind::A, &[(3800, 3849)]),
    Bank(28, Kind::G, &[(2100, 2149)]),
    Bank(29, Kind::G, &[(2150, 2299)]),
    Bank(30, Kind::A, &[(2900, 2949)]),
    Bank(31, Kind::X, &[(2800, 2849)]),
    Bank(33, Kind::F, &[(6700, 6799)]),
    Bank(35, Kind::A, &[(2400, 2499)]),
    Bank(38, Kind::A, &[(9000, 9499)]),
    Bank(88, Kind::X, &[(8800, 8805)]),
];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    let (bank, branch) = (digits.number(0, 2), digits.number(2, 6));
    let has = |known: &&Bank| known.0 == bank && known.2.iter().any(|(first, last)| (*first..=*last).contains(&branch));
    let known = BANKS.iter().find(has).ok_or(Fault::Range)?;
    if digits.number(6, 13) == 0 {
        return Err(Fault::Range);
    }
    if !holds(known.1, &digits) {
        return Err(Fault::Checksum);
    }
    let groups = Groups::of(site.matched());
    let printed = matches!(groups.sizes(), [2, 4, 7, 2 | 3]) && groups.even && !alone::in_row(site);
    match known.1 {
        Kind::X => hits.matched(site.start, site.end, if printed { 50 } else { 20 }),
        _ => hits.validated(site.start, site.end, if printed { 75 } else { 40 }),
    }
}

/// Whether branch, account and suffix satisfy the bank's check. A suffix of two digits has a 0 before it.
fn holds(kind: Kind, digits: &Digits) -> bool {
    let list = digits.as_slice();
    let (Some(branch), Some(account)) = (list.get(2..6), list.get(6..13)) else { return false };
    let suffix = list.get(13..).unwrap_or_default();
    // The specification has an eighth digit before these seven, which is 0 in every account.
    let plain = weighted(account, &[0, 10, 5, 8, 4, 2, 1]);
    let (sum, divisor) = match kind {
        Kind::A if digits.number(6, 13) >= 990_000 => (plain, 11),
        Kind::A => (weighted(branch, &[6, 3, 7, 9]) + plain, 11),
        Kind::D => (weighted(account, &[7, 6, 5, 4, 3, 2, 1]), 11),
        Kind::E => {
            let last = suffix.last().map_or(0, |&digit| u32::from(digit));
            (folded(account, &[0, 0, 0, 5, 4, 3, 2]) + last, 11)
        }
        Kind::F => (weighted(account, &[1, 7, 3, 1, 7, 3, 1]), 10),
        Kind::G => {
            let weights: &[u8] = if suffix.len() == 2 { &[7, 1] } else { &[3, 7, 1] };
            (folded(account, &[1, 3, 7, 1, 3, 7, 1]) + folded(suffix, weights), 10)
        }
        Kind::X => return true,
    };
    sum.is_multiple_of(divisor)
}

/// The sum of products whose own digits are added until one is left.
fn folded(digits: &[u8], weights: &[u8]) -> u32 {
    let once = |digit: &u8, weight: &u8| match u32::from(*digit) * u32::from(*weight) {
        0 => 0,
        product => (product - 1) % 9 + 1,
    };
    digits.iter().zip(weights).map(|(digit, weight)| once(digit, weight)).sum()
}

#[cfg(test)]
mod tests {
    use super::{BANKS, holds};
    use crate::detect::shapes::Digits;

    #[test]
    fn the_specifications_examples_hold() {
        for (account, is) in [
            ("01-0902-0068389-00", true),
            ("08-6523-1954512-001", true),
            ("26-2600-0320871-032", true),
            ("26-2600-0320871-32", true),
            ("26-2600-0320871-033", false),
            ("08-6523-1954513-001", false),
        ] {
            let digits = Digits::of(account);
            let bank = BANKS.iter().find(|bank| bank.0 == digits.number(0, 2)).expect("a bank of the table");
            assert_eq!(holds(bank.1, &digits), is, "{account}");
        }
    }
}
