//! A line break inside a number: text that was wrapped at some width.
//!
//! Two numbers below each other are two numbers far more often than one that was wrapped, and glued they might be neither. So
//! much has to agree: the line is prose and as long as wrapped lines are; one single break parts the digits, with no space
//! beside it; the groups around it are as short as groups are, and of a number that is written in groups parted by spaces, since
//! lines are wrapped at those, on one side at least; and no other mark joins them to more digits. A table's rows are short, or have no words, or begin with a word or a space, or end in long numbers.

/// Shortest line that was wrapped, in bytes. Mail is wrapped at 72 or so, and no word but a long one makes a line as short.
const LINE: usize = 40;
/// Bytes before a break that are looked at.
const BEHIND: usize = 160;
/// Bytes after a break that are looked at.
pub(super) const AHEAD: usize = 8;
/// Most digits of a group.
const GROUP: usize = 4;

/// Whether a line break between `before` and `after` stands inside a number. Of `after` the first [`AHEAD`] bytes count.
pub(super) fn inside_number(before: &[u8], after: &[u8]) -> bool {
    let before = &before[before.len().saturating_sub(BEHIND)..];
    let line = before.iter().rposition(|byte| *byte == b'\n').map_or(before, |at| &before[at + 1..]);
    let digits = |bytes: &mut dyn Iterator<Item = &u8>| bytes.take_while(|byte| byte.is_ascii_digit()).count();
    let (last, first) = (digits(&mut line.iter().rev()), digits(&mut after.iter()));
    let (line_before, after_group) = (&line[..line.len() - last], after.get(first..).unwrap_or_default());
    let grouped_before = matches!(line_before, [.., b'0'..=b'9' | b')', b' ']);
    let grouped_after = matches!(after_group, [b' ', b'0'..=b'9', ..]);
    let joined_before = matches!(line_before, [.., b'0'..=b'9', b'.' | b',' | b':' | b'/' | b'-']);
    let joined_after = matches!(after_group, [b'.' | b',' | b':' | b'/' | b'-', b'0'..=b'9', ..]);
    let long = line.len() >= LINE && line.iter().any(u8::is_ascii_lowercase);
    let groups = (1..=GROUP).contains(&last)
        && (2..=GROUP).contains(&first)
        && after.get(first).is_none_or(|byte| !byte.is_ascii_alphanumeric());
    long && groups && (grouped_before || grouped_after) && !joined_before && !joined_after
}

#[cfg(test)]
mod tests {
    use super::inside_number;

    fn check(text: &str, inside: bool) {
        let (before, after) = text.split_once('|').expect("the text marks the break");
        assert_eq!(inside_number(before.as_bytes(), after.as_bytes()), inside, "{text}");
    }

    #[test]
    fn wrapped_numbers_go_on() {
        check("please call me back this evening, at 01 99 00|12 34, after six", true);
        check("please do call me back this evening, at 01|99 00 12 34, after six", true);
        check("the card that I paid with ends soon: 4111 1111|1111 1111", true);
        check("please call me back tonight: (202)|555-0123", false);
        check("please call me back tonight at +1 (202) 555|0123", true);
    }

    #[test]
    fn tables_and_lists_do_not() {
        for text in [
            "12 34 56|78 90 12",
            "Ana 12 34 56|78 90 12",
            "12 34 56 78 90 12 34 56 78 90 12 34 56 78 90|12 34 56 78",
            "A long line of prose that ends in the year 2019|2020 was another",
            "one product with a long description 1 000 000|12345 another product",
            "one product with a long description 4007001|12 another product",
            "one product with a long description 12 34|\n56 78",
            "one product with a long description 12 34| 56 78",
            "one product with a long description 12 34|7 another one",
            "the office's number is 01 99 00 12 34|and the workshop's",
            "20/10/2024;220364;7485;goods;162,583.67;366,082.21|13/11/2015;336427;5084",
            "18/05/2015;472301;3153;marchandises;299 216,93;814 521,02|2022-05-06;713825",
            "one product with a long description 12 34|56.78",
            "one product with a long description 12.34|56.78",
        ] {
            check(text, false);
        }
    }
}
