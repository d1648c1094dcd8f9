//! Whether a number stands alone, or a mark joins it to more digits: a fraction, a date, a part of a longer number.

use super::detector::Site;
use super::finding::Fault;
use super::row;

/// Marks that join digits to one number.
const MARKS: &[u8] = b".-/:+";

/// Refuses a candidate that a mark joins to more digits on either side, as `12.` does to the 5 of `12.5`.
///
/// # Errors
/// [`Fault::LooksLike`] if it is part of a longer number.
pub(in crate::detect) fn alone(site: &Site<'_>) -> Result<(), Fault> {
    let bytes = site.text.as_bytes();
    let before = bytes.get(..site.start).unwrap_or_default();
    let after = bytes.get(site.end..).unwrap_or_default();
    let joined = matches!(before, [.., b'0'..=b'9', mark] if MARKS.contains(mark))
        || matches!(after, [mark, b'0'..=b'9', ..] if MARKS.contains(mark));
    if joined { Err(Fault::LooksLike("part of a longer number")) } else { Ok(()) }
}

/// Whether groups of digits go on beside it behind its own separator, a space where it has none: a table or a longer number.
pub(in crate::detect) fn in_row(site: &Site<'_>) -> bool {
    let gap = row::gaps(site.matched()).map_or(" ", |(first, _)| first);
    !row::before(site.text, site.start, gap, site.done).sizes().is_empty()
        || !row::after(site.text, site.end, gap).sizes().is_empty()
}

#[cfg(test)]
mod tests {
    use super::{alone, in_row};
    use crate::detect::detector::Site;
    use crate::detect::phone::Phones;

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
        check("3.[123456]", false, false);
        check("[123456].5", false, false);
        check("2026/[123456]", false, false);
        check("7 [123 456]", true, true);
        check("[123 456] 789", true, true);
        check("[123-456] 789", true, false);
        check("[123456] 789", true, true);
    }
}
