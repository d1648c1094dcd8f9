//! What stands beside a number: digits that a mark joins to it make it a part of more, and groups that go on a row.

use super::context;
use super::detector::Site;
use super::finding::Fault;
use super::row;

/// Letters and digits behind a hyphen that are read to tell whether a number goes on there.
const NEAR: usize = 20;

/// Refuses a candidate that a mark joins to more digits: a part of a longer number, a date, a time, a fraction, a telephone
/// number behind its `+`.
///
/// # Errors
/// [`Fault::LooksLike`] if [`joined`] says so.
pub(in crate::detect) fn alone(site: &Site<'_>) -> Result<(), Fault> {
    if joined(site) { Err(Fault::LooksLike("part of a longer number")) } else { Ok(()) }
}

/// Whether a mark joins the candidate to more digits on either side.
pub(in crate::detect) fn joined(site: &Site<'_>) -> bool {
    let bytes = site.text.as_bytes();
    joined_before(bytes, site.start) || joined_after(bytes, site.end)
}

/// Whether a mark parts what begins at `start` from digits before it, as `12.` does the 5 of `12.5`, or a hyphen from a word
/// with a digit in it, as in `e29b-41d4`; or a plus stands before it.
pub(in crate::detect) fn joined_before(bytes: &[u8], start: usize) -> bool {
    let before = bytes.get(..start).unwrap_or_default();
    before.ends_with(b"+") || goes_on(before.iter().rev())
}

/// Whether a mark parts what ends at `end` from digits after it, in the same way.
pub(in crate::detect) fn joined_after(bytes: &[u8], end: usize) -> bool {
    goes_on(bytes.get(end..).unwrap_or_default().iter())
}

/// Whether a mark comes first, and then a digit, or behind a hyphen a word with one.
fn goes_on<'a>(mut bytes: impl Iterator<Item = &'a u8>) -> bool {
    match bytes.next() {
        Some(b'-') => bytes.take(NEAR).take_while(|byte| byte.is_ascii_alphanumeric()).any(u8::is_ascii_digit),
        Some(b'.' | b'/' | b':' | b'+') => bytes.next().is_some_and(u8::is_ascii_digit),
        _ => false,
    }
}

/// Whether the groups of a number written in groups go on, before or after it, behind the same separator: a table, or a longer
/// number. Never for a number written in one.
pub(in crate::detect) fn in_row(site: &Site<'_>) -> bool {
    row::gaps(site.matched()).is_some_and(|(first, last)| {
        !row::before(site.text, site.start, first, site.done).sizes().is_empty()
            || !row::after(site.text, site.end, last).sizes().is_empty()
    })
}

/// The same, and for a number written in one whether groups stand beside it behind a space: for what is nothing but digits.
pub(in crate::detect) fn in_table(site: &Site<'_>) -> bool {
    let gap = row::gaps(site.matched()).map_or(" ", |(first, _)| first);
    !row::before(site.text, site.start, gap, site.done).sizes().is_empty()
        || !row::after(site.text, site.end, gap).sizes().is_empty()
}

/// Whether words near a number that read like a cue are others: `30 dni` are days in Polish and no document of Argentina's,
/// and `cui` in small letters between other words is an Italian pronoun.
pub(in crate::detect) fn said_otherwise(site: &Site<'_>) -> bool {
    let (from, to) = context::window(site.text, site.start, site.end);
    let near = |part: &str| {
        let mut last = "";
        part.split([' ', '\u{a0}', '\n']).any(|word| {
            let plain = word.trim_end_matches(['.', ',', ';', ')']);
            let days = plain.eq_ignore_ascii_case("dni") && last.ends_with(|c: char| c.is_ascii_digit());
            let pronoun = word == "cui" && last.ends_with(char::is_lowercase);
            last = word;
            days || pronoun
        })
    };
    near(site.text.get(from..site.start).unwrap_or_default()) || near(site.text.get(site.end..to).unwrap_or_default())
}

/// Whether all digits are the same: what people type into a field that they do not want to fill in.
pub(in crate::detect) fn uniform(digits: &[u8]) -> bool {
    digits.windows(2).all(|pair| pair[0] == pair[1])
}

#[cfg(test)]
mod tests {
    use super::{alone, in_row, in_table, uniform};
    use crate::detect::detector::Site;
    use crate::detect::phone::Phones;

    /// Whether the number in brackets stands alone, and whether its groups go on.
    fn check(marked: &str, stands: bool, row: bool) {
        let start = marked.find('[').expect("the text marks its number");
        let end = marked.find(']').expect("the text marks its number") - 1;
        let text = marked.replace(['[', ']'], "");
        let site = Site { text: &text, start, end, done: 0, phones: &Phones::new(None) };
        assert_eq!((alone(&site).is_ok(), in_row(&site)), (stands, row), "{marked}");
    }

    #[test]
    fn marks_between_digits_join() {
        check("n° [123 456].", true, false);
        check("id:[123456]", true, false);
        check("id2:[123456]", false, false);
        check("a-[1234]-b", true, false);
        check("BSN-[123].", true, false);
        check("7-[123]", false, false);
        check("3.[123456]", false, false);
        check("[123456].5", false, false);
        check("2026/[123456]", false, false);
        check("10:[1234]", false, false);
        check("e29b-[123]", false, false);
        check("[123]-ab4", false, false);
        check("+[1234]", false, false);
        check("[123]/year", true, false);
        check("[123]. 45", true, false);
        check("[123]+45", false, false);
    }

    #[test]
    fn rows_go_on_behind_the_same_separator() {
        check("[12 34]", true, false);
        check("[12 34] 56", true, true);
        check("7 [12 34]", true, true);
        check("[12 34]-56", false, false);
        check("7 [12-34] 56", true, false);
        check("7 [1234] 56", true, false);
    }

    #[test]
    fn a_space_is_enough_beside_a_number_written_in_one() {
        let table = |text: &str, start, end| in_table(&Site { text, start, end, done: 0, phones: &Phones::new(None) });
        assert!(table("7 1234 56", 2, 6) && table("1234 56", 0, 4) && table("7 12 34", 2, 7));
        assert!(!table("id 1234.", 3, 7) && !table("1234", 0, 4) && !table("7 12-34", 2, 7));
    }

    #[test]
    fn digits_that_are_all_the_same_are_uniform() {
        assert!(uniform(&[7, 7, 7]) && uniform(&[7]) && uniform(&[]));
        assert!(!uniform(&[7, 7, 8]));
    }
}
