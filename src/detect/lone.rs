//! Whether a number of digits stands for itself, or is a piece of something longer.

use super::detector::Site;
use super::finding::Fault;
use super::row;

/// Refuses a candidate that a hyphen, a stop or a slash joins to more digits: a part of a longer number, a date, a fraction.
pub(in crate::detect) fn whole(site: &Site<'_>) -> Result<(), Fault> {
    let bytes = site.text.as_bytes();
    let before = bytes.get(..site.start).unwrap_or_default();
    let after = bytes.get(site.end..).unwrap_or_default();
    let joined = matches!(before, [.., b'0'..=b'9', b'-' | b'.' | b'/'])
        || matches!(after, [b'-' | b'.' | b'/', b'0'..=b'9', ..]);
    if joined { Err(Fault::LooksLike("part of a longer number")) } else { Ok(()) }
}

/// Whether groups of digits go on before or after the candidate behind the separator that stands in it: a row of a table.
pub(in crate::detect) fn in_row(site: &Site<'_>) -> bool {
    let Some((gap, _)) = row::gaps(site.matched()) else { return false };
    !row::before(site.text, site.start, gap, site.done).sizes().is_empty()
        || !row::after(site.text, site.end, gap).sizes().is_empty()
}

/// Whether all digits are the same: what people type into a field that they do not want to fill in.
pub(in crate::detect) fn uniform(digits: &[u8]) -> bool {
    digits.windows(2).all(|pair| pair[0] == pair[1])
}

#[cfg(test)]
mod tests {
    use super::uniform;

    #[test]
    fn digits_that_are_all_the_same_are_uniform() {
        assert!(uniform(&[7, 7, 7]) && uniform(&[7]) && uniform(&[]));
        assert!(!uniform(&[7, 7, 8]));
    }
}
