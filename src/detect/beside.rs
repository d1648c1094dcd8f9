//! What stands beside a number: a part of a longer one, or of a row of groups, is rarely a number of its own.

use super::detector::Site;
use super::row;

/// Letters and digits beside a mark that are read to tell whether a number goes on there.
const NEAR: usize = 20;

/// Whether a mark that joins numbers (`-`, `.`, `/`, `:`) parts the candidate from more digits, before or after it.
pub(in crate::detect) fn joined(site: &Site<'_>) -> bool {
    let bytes = site.text.as_bytes();
    let (before, after) = (bytes.get(..site.start).unwrap_or_default(), bytes.get(site.end..).unwrap_or_default());
    goes_on(before.iter().rev()) || goes_on(after.iter())
}

/// Whether a mark comes first, and then a word with a digit in it.
fn goes_on<'a>(mut bytes: impl Iterator<Item = &'a u8>) -> bool {
    bytes.next().is_some_and(|mark| b"-./:".contains(mark))
        && bytes.take(NEAR).take_while(|byte| byte.is_ascii_alphanumeric()).any(u8::is_ascii_digit)
}

/// Whether the groups of a number written in groups go on, before or after it, behind the same separator.
pub(in crate::detect) fn in_row(site: &Site<'_>) -> bool {
    row::gaps(site.matched()).is_some_and(|(first, last)| {
        !row::before(site.text, site.start, first, site.done).sizes().is_empty()
            || !row::after(site.text, site.end, last).sizes().is_empty()
    })
}

#[cfg(test)]
mod tests {
    use super::{in_row, joined};
    use crate::detect::detector::Site;
    use crate::detect::phone::Phones;

    fn check(text: &str, expected: (bool, bool)) {
        let start = text.find('[').expect("the text marks its number");
        let end = text.find(']').expect("the text marks its number") - 1;
        let text = text.replace(['[', ']'], "");
        let phones = Phones::new(None);
        let site = Site { text: &text, start, end, done: 0, phones: &phones };
        assert_eq!((joined(&site), in_row(&site)), expected, "{text}");
    }

    #[test]
    fn marks_join_digits_only() {
        check("[123]", (false, false));
        check("7-[123]", (true, false));
        check("e29b-[123]", (true, false));
        check("BSN-[123].", (false, false));
        check("[123]/45", (true, false));
        check("[123]/year", (false, false));
        check("[123]. 45", (false, false));
        check("7 [123] 45", (false, false));
    }

    #[test]
    fn rows_go_on_behind_the_same_separator() {
        check("[12 34] 56", (false, true));
        check("7 [12 34]", (false, true));
        check("[12 34]-56", (true, false));
        check("7 [12-34] 56", (false, false));
    }
}
