//! `CREDIT_CARD`: payment card numbers by issuer range and length, Luhn.

use crate::detect::checksum::luhn;
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity, boundary, row};

pub(super) static DETECTOR: Detector = Detector {
    name: "CREDIT_CARD",
    title: "payment card number",
    languages: &[],
    countries: &[],
    special: None,
    specificity: Specificity::Specific,
    patterns: &[
        concat!(r"[2-68]\d{3}(?:", sep!(), r"?\d{4}){2}(?:", sep!(), r"?\d{1,4})?"),
        concat!(r"[2-68]\d{3}(?:", sep!(), r"?\d{4}){3}", sep!(), r"?\d{1,3}"),
        concat!(r"3\d{3}", sep!(), r"?\d{6}", sep!(), r"?\d{4,5}"),
    ],
    longest: 32,
    extent: Extent::Whole,
    most: Most::of(65),
    check_says: "an issuer's range and one of its lengths, the Luhn formula, groups written as on cards",
    sources: &[
        "ISO/IEC 7812-1 (numbering, Luhn formula)",
        "the issuers' published ranges: Visa, Mastercard, American Express, Diners Club, Discover, JCB, UnionPay, Maestro, Mir, RuPay",
    ],
    context: &[
        (
            Language::English,
            &[
                "card",
                "cards",
                "credit card",
                "debit card",
                "visa",
                "mastercard",
                "amex",
                "maestro",
                "pan",
                "cc",
                "payment",
                "creditcard",
            ],
        ),
        (Language::French, &["carte", "carte bancaire", "cb", "carte bleue", "paiement"]),
        (
            Language::German,
            &["karte", "kreditkarte", "kartennummer", "kreditkartennummer", "kreditkarten-nr", "zahlung"],
        ),
        (Language::Spanish, &["tarjeta", "tarjeta de crédito", "tarjeta de débito", "pago"]),
        (Language::Italian, &["carta", "carta di credito", "pagamento"]),
        (Language::Dutch, &["kaart", "creditcard", "kaartnummer", "creditcardnummer", "betaling"]),
        (Language::Polish, &["karta", "karty", "kartę", "płatność"]),
        (Language::Portuguese, &["cartão", "cartão de crédito", "pagamento"]),
    ],
    taken_for: &["order and tracking numbers of 13 to 19 digits", "IMEI", "telephone numbers"],
    examples: &[
        "paid with card ‹4111 1111 1111 1111› last week",
        "‹5555555555554444›",
        "amex ‹3782-822463-10005›",
        "JCB ‹3530111333300000›",
        "Mastercard, new range: ‹2223 0031 2200 3222›",
        "diners card ‹3056 930902 5904›",
        "old visa card ‹4222222222222›",
        "maestro ‹5018 0000 0009›",
        "‹4111 1111 1111 1111› 599",
        "‹4111 1111 1111 1111› 1228 599",
        "42,‹4111111111111111›,2027-01",
        "‹4111111111111111›,‹5555555555554444›",
        "‹4111 1111 1111 1111› ‹5555 5555 5555 4444›",
        "2026 ‹4111 1111 1111 1111› 2028",
        "‹3056 930902 5904›",
        "‹6222 0000 0000 0000 004›",
    ],
    counter_examples: &[
        "const SEED: u64 = 4111111111111111;",
        "4111 1111 1111 1112",
        "4111 1111 1111 1121",
        "41111111111111111",
        "5655 5555 5555 5557",
        "7992739871300000",
        "4222222222222",
        "0.4111111111111111",
        "0,4111111111111111",
        "4111 1111 1111 1111 9907",
        "9907 4111 1111 1111 1111",
        "5018 0000 0009",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |text| {
        let digits = Digits::of(text);
        TEST_CARDS.contains(&digits.number(0, digits.len()))
    },
};

/// First and last prefix, and the lengths given out under it.
struct Range(u32, u32, &'static [u8]);

/// By the number of digits of the prefixes, most first. Where networks overlap, the lengths are those of both.
const RANGES: [(usize, &[Range]); 4] = [
    (6, &[Range(622_126, 622_925, &[16, 17, 18, 19])]),
    (
        4,
        &[
            Range(2200, 2204, &[16, 17, 18, 19]),
            Range(2221, 2720, &[16]),
            Range(3528, 3589, &[16, 17, 18, 19]),
            Range(6011, 6011, &[16, 17, 18, 19]),
            Range(5018, 5018, &[12, 13, 14, 15, 16, 17, 18, 19]),
            Range(5020, 5020, &[12, 13, 14, 15, 16, 17, 18, 19]),
            Range(5038, 5038, &[12, 13, 14, 15, 16, 17, 18, 19]),
            Range(5893, 5893, &[12, 13, 14, 15, 16, 17, 18, 19]),
            Range(6304, 6304, &[12, 13, 14, 15, 16, 17, 18, 19]),
            Range(6759, 6763, &[12, 13, 14, 15, 16, 17, 18, 19]),
        ],
    ),
    (3, &[Range(300, 305, &[14, 16]), Range(309, 309, &[14, 16]), Range(644, 649, &[16, 17, 18, 19])]),
    (
        2,
        &[
            Range(34, 34, &[15]),
            Range(36, 36, &[14, 16]),
            Range(37, 37, &[15]),
            Range(38, 39, &[14, 16]),
            Range(40, 49, &[13, 16, 19]),
            Range(51, 55, &[16]),
            Range(60, 60, &[16]),
            Range(62, 62, &[16, 17, 18, 19]),
            Range(65, 65, &[16, 17, 18, 19]),
            Range(81, 82, &[16]),
        ],
    ),
];

/// Numbers the networks and payment processors publish for testing.
const TEST_CARDS: [u64; 24] = [
    4_111_111_111_111_111,
    4_012_888_888_881_881,
    4_242_424_242_424_242,
    4_000_056_655_665_556,
    4_000_000_000_000_002,
    4_222_222_222_222,
    5_555_555_555_554_444,
    5_105_105_105_105_100,
    5_200_828_282_828_210,
    5_500_005_555_555_559,
    5_454_545_454_545_454,
    2_223_003_122_003_222,
    2_223_000_048_400_011,
    378_282_246_310_005,
    371_449_635_398_431,
    378_734_493_671_000,
    6_011_111_111_111_117,
    6_011_000_990_139_424,
    6_011_601_160_116_611,
    30_569_309_025_904,
    38_520_000_023_237,
    3_530_111_333_300_000,
    3_566_002_020_360_505,
    6_200_000_000_000_005,
];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    let digits = Digits::of(text);
    if !issued(&digits) {
        return Err(Fault::Range);
    }
    if !luhn(digits.as_slice()) || digits.as_slice().iter().all(|&d| d == digits.as_slice()[0]) {
        return Err(Fault::Checksum);
    }
    let groups = Groups::of(text);
    let before = site.text.as_bytes().get(..site.start).unwrap_or_default();
    if groups.sizes().len() == 1 && matches!(before, [.., b'0'..=b'9', b'.']) {
        return Err(Fault::LooksLike("a decimal fraction"));
    }
    // A comma parts the fields of a table more often than a number from its fraction, but after a lone zero.
    let fraction = match before {
        [b'0', b','] => true,
        [.., mark, b'0', b','] => !mark.is_ascii_alphanumeric(),
        _ => false,
    };
    let sure = usual(&digits, &groups) && !(groups.sizes().len() == 1 && fraction) && !in_a_row(site, text);
    // A number that code assigns or compares is as often any other.
    let sure = sure && !(groups.sizes().len() == 1 && matches!(before, [.., b'=', b' ']));
    hits.settled = sure;
    hits.validated(site.start, site.end, if sure { 65 } else { 35 })
}

/// Whether the number is written so that it says enough by itself: fifteen or sixteen digits together or in the groups of
/// the card; fewer or more only in groups, and not more under Visa, whose cards have sixteen with three for checks beside.
fn usual(digits: &Digits, groups: &Groups) -> bool {
    groups.even
        && match groups.sizes() {
            [15 | 16] | [4, 4, 4, 4] | [4, 6, 5] | [4, 6, 4] => true,
            [4, 4, 4, 4, 1..=3] => digits.number(0, 1) != 4,
            _ => false,
        }
}

/// Whether the groups of four go on: tracking numbers. A second card beside it, a year, and the month and year in which the
/// card ends, are no such row.
fn in_a_row(site: &Site<'_>, text: &str) -> bool {
    let Some((gap, _)) = row::gaps(text).filter(|_| Groups::of(text).sizes() == [4, 4, 4, 4]) else { return false };
    let year = |four: &str| (1900..=2099).contains(&Digits::of(four).number(0, 4));
    let before = row::before(site.text, site.start, gap, site.done).alike(4);
    let previous = site.start.checked_sub(gap.len() + 4).and_then(|at| site.text.get(at..at + 4)).unwrap_or_default();
    if before > 1 || before == 1 && !year(previous) {
        return true;
    }
    let after = row::after(site.text, site.end, gap).alike(4);
    let beside = site.text.get(site.end + gap.len()..).unwrap_or_default();
    let next = beside.get(..4).unwrap_or_default();
    let expires = (1..=12).contains(&Digits::of(next).number(0, 2)) || year(next);
    after > 0 && !(after == 1 && expires) && !begins(beside)
}

/// Whether a text begins with a card's number.
fn begins(text: &str) -> bool {
    const READ: usize = 32;
    let head = text.get(..boundary::floor(text, READ)).unwrap_or_default();
    let end = head.find(|c: char| !(c.is_ascii_digit() || " .-\u{a0}\u{202f}".contains(c)));
    let digits = Digits::of(head.get(..end.unwrap_or(head.len())).unwrap_or_default());
    [16, 15].into_iter().any(|length| {
        let card = digits.first(length);
        card.len() == length && issued(&card) && luhn(card.as_slice())
    })
}

fn issued(digits: &Digits) -> bool {
    RANGES.iter().any(|(size, ranges)| {
        let prefix = digits.number(0, *size);
        ranges.iter().any(|Range(first, last, lengths)| {
            (u64::from(*first)..=u64::from(*last)).contains(&prefix)
                && lengths.iter().any(|&n| usize::from(n) == digits.len())
        })
    })
}
