//! What a telephone number without `+` is easily taken for: dates, amounts, addresses, codes, rows of digits.

use std::net::Ipv4Addr;

use crate::detect::detector::Site;
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups};
use crate::detect::{boundary, row};

/// Holds the gaps to what people write: whole parentheses, one mark at most between two groups (`12 / 34`, `(0) 30`), and
/// the same mark wherever spaces stand around it.
pub(super) fn gaps(text: &str) -> Result<(), Fault> {
    let (mut open, mut mark, mut space, mut apart) = (false, None, false, None);
    let mut before = 0;
    for byte in text.bytes() {
        let blank = before == b' ';
        before = byte;
        match byte {
            b'0'..=b'9' => {
                if mark.is_some() && space && *apart.get_or_insert(mark) != mark {
                    return Err(Fault::LooksLike("figures under several marks"));
                }
                (mark, space) = (None, false);
            }
            b'(' if !open => open = true,
            b')' if open => open = false,
            b'(' | b')' => return Err(Fault::LooksLike("half of a parenthesis")),
            b' ' if blank => return Err(Fault::LooksLike("columns")),
            b' ' | 0xA0 | 0xAF => space = true,
            // The first bytes of longer spaces and hyphens.
            0xC2 | 0xE2 | 0x80 | b'+' => {}
            _ if mark.is_some() => return Err(Fault::LooksLike("figures under several marks")),
            _ => mark = Some(byte),
        }
    }
    if open { Err(Fault::LooksLike("half of a parenthesis")) } else { Ok(()) }
}

/// Whether the digits before the candidate go on into it behind a mark: no number begins in the middle of another, but one
/// may begin where another ended. This holds for each of its readings.
pub(super) fn inside(site: &Site<'_>) -> bool {
    let ended = site.done > 0 && site.done + 1 == site.start;
    match site.text.as_bytes().get(..site.start).unwrap_or_default() {
        [.., b'+'] => !site.text[site.start..].starts_with('0'),
        [.., b'0'..=b'9', b'.' | b'-' | b'/' | b':'] => !ended,
        _ => false,
    }
}

/// What else the candidate looks like by itself and by the bytes that touch it.
pub(super) fn other(site: &Site<'_>, sizes: &[u8]) -> Option<&'static str> {
    let text = site.matched();
    let before = site.text.as_bytes().get(..site.start).unwrap_or_default();
    if matches!(before, [.., b'$' | b'#'] | [.., b'$' | b'#', b' '] | [.., 0xE2, 0x82, 0xAC] | [.., 0xC2, 0xA3]) {
        return Some("an amount or a number after a sign");
    }
    // Seven or eight digits in one group are the end of a number far more often than one.
    let end = matches!(sizes, [7 | 8]) && !text.starts_with('0') && site.done + 1 != site.start;
    if end && matches!(before, [.., b'0'..=b'9', b' ']) || part_after(site, sizes) {
        return Some("part of a longer number");
    }
    if identifier(site, sizes, before) {
        return Some("an identifier");
    }
    if date(text, sizes) {
        return Some("a date or a range");
    }
    if decimal(text, sizes) || fractions(text) {
        return Some("decimal fractions");
    }
    if year(text) {
        return Some("a year and pages");
    }
    match sizes {
        [1 | 2, rest @ ..] if rest.len() >= 2 && !text.starts_with('0') && rest.iter().all(|&size| size == 3) => {
            Some("an amount")
        }
        [1, second, _] if *second > 5 && text.starts_with("0 ") => Some("figures in columns"),
        [5, 2, 4] if text.contains('/') => Some("a file number"),
        [_, _, _, _] if text.parse::<Ipv4Addr>().is_ok() => Some("an IP address"),
        _ => None,
    }
}

/// Whether the digits go on to the right. Behind a mark that is not the number's own another one begins, or an extension;
/// a fraction, of one to three digits, only where the number could be an amount.
fn part_after(site: &Site<'_>, sizes: &[u8]) -> bool {
    let text = site.matched();
    let after = site.text.as_bytes().get(site.end..).unwrap_or_default();
    let amount = !text.starts_with(['0', '(']) && !text.contains('-');
    let digits = |bytes: &[u8]| bytes.iter().take(16).take_while(|byte| byte.is_ascii_digit()).count();
    match after {
        [b',', rest @ ..] if digits(rest) > 0 => amount && sizes.len() > 1 && fraction(rest),
        [b':', b'0'..=b'9', ..] => true,
        [mark @ (b'.' | b'-' | b'/'), rest @ ..] if digits(rest) > 0 => {
            // The last group is closer to what follows than to what precedes: `0171 2345678 0034.933…`.
            let next =
                rest.get(digits(rest)..).is_some_and(|rest| rest.first() == Some(mark) && digits(&rest[1..]) > 0);
            sizes.len() == 1 || amount || text.as_bytes().contains(mark) || next && *mark != b'/'
        }
        // A check letter: `07.084.054-H`.
        [b'-', letter, rest @ ..] if letter.is_ascii_alphabetic() => {
            !rest.first().is_some_and(u8::is_ascii_alphanumeric)
        }
        _ => false,
    }
}

/// Whether digits after a comma end like an amount's.
fn fraction(digits: &[u8]) -> bool {
    let length = digits.iter().take(4).take_while(|byte| byte.is_ascii_digit()).count();
    length < 4 && !matches!(&digits[length..], [b' ' | b'.' | b'-' | b'/', b'0'..=b'9', ..])
}

/// Digits that hang on a word by a hyphen as in `order-…`, or by the mark between their own groups as in `ORD-0853-719218`,
/// unless the word is a cue.
fn identifier(site: &Site<'_>, sizes: &[u8], before: &[u8]) -> bool {
    const CUES: [&str; 6] = ["tel", "tél", "phone", "fax", "mobile", "mobil"];
    let [word @ .., mark @ (b'-' | b'.')] = before else { return false };
    let own = if sizes.len() == 1 { *mark == b'-' } else { site.matched().as_bytes().contains(mark) };
    let cue = |cue: &&str| {
        let at = word.len().checked_sub(cue.len());
        at.is_some_and(|at| word[at..].eq_ignore_ascii_case(cue.as_bytes()))
    };
    own && word.last().is_some_and(u8::is_ascii_alphabetic) && !CUES.iter().any(cue)
}

/// Whether the word before it speaks of a thing that has a number: a part, an article, an order.
pub(super) fn of_a_thing(site: &Site<'_>) -> bool {
    const READ: usize = 24;
    const THINGS: [&str; 47] = [
        "part",
        "parts",
        "item",
        "sku",
        "article",
        "art",
        "model",
        "serial",
        "ref",
        "reference",
        "order",
        "ticket",
        "case",
        "isbn",
        "pièce",
        "réf",
        "référence",
        "commande",
        "teil",
        "artikel",
        "bestellung",
        "bestellnummer",
        "auftrag",
        "pieza",
        "artículo",
        "pedido",
        "referencia",
        "pezzo",
        "articolo",
        "ordine",
        "riferimento",
        "onderdeel",
        "bestelling",
        "kenmerk",
        "peça",
        "artigo",
        "encomenda",
        "referência",
        "część",
        "artykuł",
        "zamówienie",
        "zgłoszenie",
        "doi",
        "cas",
        "pmid",
        "index",
        "commit",
    ];
    let from = boundary::floor(site.text, site.start.saturating_sub(READ));
    let before = site.text.get(from..site.start).unwrap_or_default();
    let before = before.trim_end_matches([' ', ':', '#', '.', '\u{a0}']);
    let before = ["no", "nr", "n°", "nº"].iter().find_map(|sign| before.strip_suffix(sign)).unwrap_or(before);
    let word = before.trim_end_matches([' ', '.']).rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let lower = word.to_lowercase();
    THINGS.contains(&lower.as_str())
}

/// Dates in either order, and ranges of years.
fn date(text: &str, sizes: &[u8]) -> bool {
    let digits = Digits::of(text);
    let number = |from: usize, to: usize| digits.number(from, to);
    let year = |from: usize| (1900..=2099).contains(&number(from, from + 4));
    let dated = |day: u64, month: u64| (1..=31).contains(&day) && (1..=12).contains(&month);
    match sizes {
        [2, 2, 4, ..] => year(4) && (dated(number(0, 2), number(2, 4)) || dated(number(2, 4), number(0, 2))),
        [4, 2, ..] => year(0),
        [2, 2, 2] | [1, 2, 2] | [1, 2, 4] | [4, 4] => true,
        _ => false,
    }
}

/// A fraction: a zero or one figure, then a point and all the rest.
fn decimal(text: &str, sizes: &[u8]) -> bool {
    matches!(sizes, [1, ..]) && text.as_bytes().get(1) == Some(&b'.') && (sizes.len() == 2 || text.starts_with('0'))
}

/// Fractions behind a space each: `410.49 33.70`.
fn fractions(text: &str) -> bool {
    let points = text.bytes().filter(|byte| *byte == b'.').count();
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b' ' | b'-'));
    let signed = text.replace(" -", " ");
    plain && !signed.contains('-') && points > 1 && text.contains(' ') && !text.starts_with('0')
}

/// A year in parentheses, as papers are cited: `46 (2009) 557-575`.
fn year(text: &str) -> bool {
    let inside = text.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map(|(inside, _)| inside);
    inside.is_some_and(|inside| inside.len() == 4 && matches!(Digits::of(inside).number(0, 4), 1900..=2099))
}

/// Whether the groups go on in a row that the number does not stand out of: a table, a tracking number.
pub(super) fn crowded(site: &Site<'_>, sizes: &[u8], score: u8) -> bool {
    let text = site.matched();
    let (Some((first, last)), [head, .., tail]) = (row::gaps(text), sizes) else { return false };
    let even = |size: u8| sizes.iter().all(|&one| one == size);
    let before = row::before(site.text, site.start, first, site.done);
    let mut after = row::after(site.text, site.end, last);
    let next = site.text.get(site.end + last.len()..).unwrap_or_default();
    let listed = || !after.sizes().is_empty() && followed(site, next, sizes, score);
    // Pairs are a spelling of their own: a number of one's age or house may stand beside it, but not a row of pairs, unless
    // the row is a list of numbers.
    if even(2) {
        return before.alike(2) + after.alike(2) > 1 && !listed();
    }
    let list = listed();
    // In a row of other groups a zero begins the next number.
    if list || !even(*tail) && next.starts_with('0') {
        after = row::Row::default();
    }
    // A row of equal groups that goes on through the candidate's ends, or an amount.
    let equal = before.alike(usize::from(*head)) > 0 && sizes.get(1) == Some(head);
    let equal = equal || after.alike(usize::from(*tail)) > 0 && even(*tail);
    let amount = even(3) && before.sizes().first().is_some_and(|&size| size <= 3);
    // The prefix for calls abroad tells a number from the figures around it; a spelling that says little must stand alone.
    let most = match score {
        _ if text.starts_with("00") => usize::MAX,
        ..=40 => 0,
        _ => 1,
    };
    equal || amount || before.sizes().len() + after.sizes().len() > most
}

/// Whether a whole number in the same spelling follows, believed no less.
fn followed(site: &Site<'_>, next: &str, sizes: &[u8], score: u8) -> bool {
    let Some(next) = next.get(..site.matched().len()) else { return false };
    let plan = || site.phones.national(Digits::of(next).as_slice());
    Groups::of(next).sizes() == sizes && plan().is_some_and(|plan| super::spelled(next, sizes, plan) >= score)
}

/// The part of a number written with marks before a last group that stands apart behind a space: `0171/2345678 0043`.
pub(super) fn tied(text: &str) -> Option<&str> {
    let head = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let apart = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}');
    let tied = head.trim_end_matches(apart);
    (tied.len() < head.len() && tied.ends_with(|c: char| c.is_ascii_digit()) && tied.contains(['-', '.', '/']))
        .then_some(tied)
        .filter(|tied| !tied.contains(apart))
}
