//! Numbers that are a part of more: digits that a mark joins to others, and rows of groups that go on.

use super::detector::Site;
use super::finding::Fault;
use super::row;

/// Refuses a candidate that is a part of a longer number, a date, a time or a decimal: a dot, hyphen, slash or colon joins it
/// to a digit on either side; or a plus stands before it, which makes it a telephone number.
pub(in crate::detect) fn alone(site: &Site<'_>) -> Result<(), Fault> {
    let before = site.text.as_bytes().get(..site.start).unwrap_or_default();
    let after = site.text.as_bytes().get(site.end..).unwrap_or_default();
    match (before, after) {
        ([.., b'0'..=b'9', b'.' | b'-' | b'/' | b':'], _) | (_, [b'.' | b'-' | b'/' | b':', b'0'..=b'9', ..]) => {
            Err(Fault::LooksLike("part of a longer number"))
        }
        ([.., b'+'], _) => Err(Fault::LooksLike("a telephone number")),
        _ => Ok(()),
    }
}

/// Whether the groups of digits go on to either side behind the separator that stands between them; never for a number
/// written in one.
pub(in crate::detect) fn in_row(site: &Site<'_>) -> bool {
    let Some((first, last)) = row::gaps(site.matched()) else { return false };
    !row::before(site.text, site.start, first, site.done).sizes().is_empty()
        || !row::after(site.text, site.end, last).sizes().is_empty()
}

#[cfg(test)]
mod tests {
    use super::{alone, in_row};
    use crate::detect::detector::Site;
    use crate::detect::phone::Phones;

    fn check(text: &str, stands: bool, goes_on: bool) {
        let start = text.find('[').expect("the text marks its number");
        let end = text.find(']').expect("the text marks its number") - 1;
        let text = text.replace(['[', ']'], "");
        let site = Site { text: &text, start, end, done: 0, phones: &Phones::new(None) };
        assert_eq!((alone(&site).is_ok(), in_row(&site)), (stands, goes_on), "{text}");
    }

    #[test]
    fn marks_join_digits() {
        check("[12 34]", true, false);
        check("a-[1234]-b", true, false);
        check("1-[1234]", false, false);
        check("[1234]/5", false, false);
        check("10:[1234]", false, false);
        check("id:[1234].", true, false);
        check("+[1234]", false, false);
    }

    #[test]
    fn groups_go_on() {
        check("1 [12 34]", true, true);
        check("[12 34] 56", true, true);
        check("[12-34] 56", true, false);
        check("1 [1234] 5", true, false);
    }
}
