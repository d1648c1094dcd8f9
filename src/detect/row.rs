//! Digits beside digits: whether a number stands alone or in a row of groups, as in tables and tracking numbers.
//!
//! A pattern sees its own groups only. `07 78 48 11 82` is a telephone number, and the beginning of a row of ten pairs; the
//! check that must tell them apart asks here how the row goes on, at most [`FAR`] groups to each side.

use super::detector::Site;
use super::shapes::Groups;

/// Groups that are read to each side.
pub(in crate::detect) const FAR: usize = 2;
/// Longest group that is one: no number of the catalogue has more digits.
const GROUP: usize = 20;

/// The sizes of the groups that go on to one side, the nearest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::detect) struct Row {
    sizes: [usize; FAR],
    count: usize,
}

impl Row {
    /// The sizes, nearest first.
    pub(in crate::detect) fn sizes(&self) -> &[usize] {
        &self.sizes[..self.count]
    }

    /// How many of the nearest are of this size.
    pub(in crate::detect) fn alike(&self, size: usize) -> usize {
        self.sizes().iter().take_while(|&&one| one == size).count()
    }

    fn push(&mut self, size: usize) {
        self.sizes[self.count] = size;
        self.count += 1;
    }
}

/// The groups before `start`, each behind `gap`, not before the byte `done`. A group holds a digit; letters may be in it.
pub(in crate::detect) fn before(text: &str, start: usize, gap: &str, done: usize) -> Row {
    let mut row = Row::default();
    let mut at = start;
    while row.count < FAR {
        let Some(head) = text.get(done.min(at)..at).and_then(|head| head.strip_suffix(gap)) else { break };
        let Some(size) = group(head.bytes().rev(), gap) else { break };
        row.push(size);
        at -= gap.len() + size;
    }
    row
}

/// The groups after `end`, each behind `gap`.
pub(in crate::detect) fn after(text: &str, end: usize, gap: &str) -> Row {
    let mut row = Row::default();
    let mut at = end;
    while row.count < FAR {
        let Some(tail) = text.get(at..).and_then(|tail| tail.strip_prefix(gap)) else { break };
        let Some(size) = group(tail.bytes(), gap) else { break };
        row.push(size);
        at += gap.len() + size;
    }
    row
}

/// The size of the group that begins here; `None` where there is none, or one too long to be a part of a number. One that a
/// mark joins to more digits belongs to those, not to the row, unless the mark is the row's own.
fn group(bytes: impl Iterator<Item = u8> + Clone, gap: &str) -> Option<usize> {
    let run = bytes.clone().take(GROUP + 1).take_while(u8::is_ascii_alphanumeric);
    let size = run.clone().count();
    let mut beyond = bytes.skip(size);
    let (mark, next) = (beyond.next(), beyond.next());
    let mark = mark.filter(|mark| b"-./:".contains(mark) && !gap.as_bytes().contains(mark));
    let joined = mark.is_some() && next.is_some_and(|next| next.is_ascii_digit());
    (run.into_iter().any(|byte| byte.is_ascii_digit()) && size <= GROUP && !joined).then_some(size)
}

/// The first and the last gap between groups of letters and digits; `None` where all is one group.
pub(in crate::detect) fn gaps(text: &str) -> Option<(&str, &str)> {
    let bytes = text.as_bytes();
    let inside = |byte: &u8| byte.is_ascii_alphanumeric();
    let head = bytes.iter().position(inside)?;
    let tail = bytes.iter().rposition(inside)?;
    let first = head + bytes[head..tail].iter().position(|byte| !inside(byte))?;
    let last = first + bytes[first..tail].iter().rposition(|byte| !inside(byte))?;
    let opened = first + bytes[first..].iter().take_while(|byte| !inside(byte)).count();
    let closed = last + 1 - bytes[..=last].iter().rev().take_while(|byte| !inside(byte)).count();
    Some((text.get(first..opened)?, text.get(closed..=last)?))
}

/// Whether a number in groups stands in a longer row of them: its own separator, and a group, go on to a side. Behind spaces
/// only a group as large as the one beside it counts, since any number can stand there.
pub(in crate::detect) fn part(site: &Site<'_>) -> bool {
    let Some((first, last)) = gaps(site.matched()) else { return false };
    let groups = Groups::of(site.matched());
    let goes_on = |row: Row, gap: &str, beside: Option<&u8>| match gap.trim().is_empty() {
        true => beside.is_some_and(|&size| row.alike(usize::from(size)) > 0),
        false => !row.sizes().is_empty(),
    };
    goes_on(before(site.text, site.start, first, site.done), first, groups.sizes().first())
        || goes_on(after(site.text, site.end, last), last, groups.sizes().last())
}

#[cfg(test)]
mod tests {
    use super::{after, before, gaps, part};
    use crate::detect::detector::Site;
    use crate::detect::phone::Phones;

    #[test]
    fn groups_are_read_outwards() {
        let check = |text: &str, gap: &str, left: &[usize], right: &[usize]| {
            let start = text.find('[').expect("the text marks its number");
            let end = text.find(']').expect("the text marks its number");
            let text = text.replace(['[', ']'], "");
            assert_eq!(before(&text, start, gap, 0).sizes(), left, "{text}");
            assert_eq!(after(&text, end - 1, gap).sizes(), right, "{text}");
        };
        check("[06 12]", " ", &[], &[]);
        check("1 23 456 [06 12] 78 9 0", " ", &[3, 2], &[2, 1]);
        check("a 23 [06 12] b", " ", &[2], &[]);
        check("2A [06 12] 7B", " ", &[2], &[2]);
        check("1-[06 12]-3", " ", &[], &[]);
        check("12\u{a0}[06\u{a0}12]\u{a0}345", "\u{a0}", &[2], &[3]);
        check("123456789012345678901 [06 12] 1  2", " ", &[], &[1]);
        check("é [06 12] é", " ", &[], &[]);
        check("1/2 [06 12] 34-56", " ", &[], &[]);
        check("1-2-[06-12]-34-56", "-", &[1, 1], &[2, 2]);
    }

    #[test]
    fn a_part_of_a_row_is_told() {
        for (text, within) in [
            ("[12-34]", false),
            ("[12-34]-5", true),
            ("5-[12-34]", true),
            ("[12 34] 56", true),
            ("[12 34] 567", false),
            ("2026 [12 34]", false),
            ("[1234]-5", false),
        ] {
            let start = text.find('[').expect("the text marks its number");
            let end = text.find(']').expect("the text marks its number") - 1;
            let phones = Phones::new(None);
            let site = Site { text: &text.replace(['[', ']'], ""), start, end, done: 0, phones: &phones };
            assert_eq!(part(&site), within, "{text}");
        }
    }

    #[test]
    fn what_is_done_is_no_neighbour() {
        assert_eq!(before("12 34 56", 6, " ", 0).sizes(), [2, 2]);
        assert_eq!(before("12 34 56", 6, " ", 3).sizes(), [2]);
        assert_eq!(before("12 34 56", 6, " ", 5).sizes(), [] as [usize; 0]);
    }

    #[test]
    fn gaps_are_the_first_and_the_last() {
        assert_eq!(gaps("0612"), None);
        assert_eq!(gaps("(0612)"), None);
        assert_eq!(gaps("06 12-34"), Some((" ", "-")));
        assert_eq!(gaps("(030) 12 / 34"), Some((") ", " / ")));
        assert_eq!(gaps("06\u{202f}12"), Some(("\u{202f}", "\u{202f}")));
    }
}
