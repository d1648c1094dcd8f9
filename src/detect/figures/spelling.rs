//! A pattern taken apart into spellings: so many letters and digits, each of a class, with marks between them.
//!
//! Most patterns are of this kind: `\d{3}[ -]?\d{2}` is one spelling of five cells, with a space, a hyphen or nothing before
//! the fourth; `\d{2}(?:A|BC)` is two, of three and of four cells. Alternatives and repetitions multiply spellings, optional
//! marks do not.

use regex_syntax::hir::{Class, Hir, HirKind};

/// Most spellings of a pattern; one that has more is loose.
const SPELLINGS: usize = 128;
/// Most letters and digits of a spelling.
pub(super) const CELLS: usize = 40;
/// Longest mark, in bytes, and most marks of one pattern at one place.
pub(super) const MARK: usize = 4;
const CHOICES: usize = 64;

/// Most marks of all patterns: a set of them is a word.
const MARKS: usize = 128;

/// One letter or digit of a spelling.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cell {
    /// The marks that may stand before it, a bit for each by its number; before the first cell only none.
    pub(super) marks: u128,
    /// The ASCII letters and digits it may be, a bit for each.
    pub(super) class: u128,
}

/// The cells of a spelling, in order; at least one.
pub(super) type Spelling = Vec<Cell>;

/// The marks of all patterns, numbered from 0, which is none at all.
pub(super) struct Marks {
    list: Vec<Vec<u8>>,
}

impl Marks {
    /// None but the empty one.
    pub(super) fn new() -> Self {
        Self { list: vec![Vec::new()] }
    }

    /// The marks by their numbers.
    pub(super) fn list(&self) -> &[Vec<u8>] {
        &self.list
    }

    /// The numbers of marks as bits; `None` where there would be too many.
    fn set(&mut self, marks: &[Vec<u8>]) -> Option<u128> {
        marks.iter().try_fold(0, |set, mark| {
            let known = self.list.iter().position(|one| one == mark);
            let number = match known {
                Some(number) => number,
                None if self.list.len() == MARKS => return None,
                None => {
                    self.list.push(mark.clone());
                    self.list.len() - 1
                }
            };
            Some(set | 1 << number)
        })
    }
}

/// The spellings of a parsed pattern, each once, in order; `None` if it is not of this kind: it looks around, begins or ends
/// with a mark, has a class of both letters and marks, or too many spellings.
pub(super) fn spellings(pattern: &Hir, marks: &mut Marks) -> Option<Vec<Spelling>> {
    let mut all = Vec::new();
    for head in extend(pattern, vec![Head::default()], marks)? {
        if head.cells.is_empty() || !head.closed() {
            return None;
        }
        all.push(head.cells);
    }
    all.sort_unstable();
    all.dedup();
    Some(all)
}

/// The beginning of a spelling.
#[derive(Clone)]
struct Head {
    cells: Spelling,
    /// What may stand before the next cell.
    open: Vec<Vec<u8>>,
}

impl Default for Head {
    fn default() -> Self {
        Self { cells: Vec::new(), open: vec![Vec::new()] }
    }
}

impl Head {
    /// Whether nothing stands behind the last cell.
    fn closed(&self) -> bool {
        self.open.iter().all(Vec::is_empty) && !self.open.is_empty()
    }

    fn cell(mut self, class: u128, marks: &mut Marks) -> Option<Self> {
        if self.cells.len() == CELLS || self.cells.is_empty() && !self.closed() {
            return None;
        }
        self.cells.push(Cell { marks: marks.set(&self.open)?, class });
        self.open = vec![Vec::new()];
        Some(self)
    }

    fn mark(mut self, choices: &[Vec<u8>]) -> Option<Self> {
        self.open = product(&self.open, choices)?;
        Some(self)
    }
}

/// All ways to go on with a part of a pattern.
fn extend(part: &Hir, heads: Vec<Head>, marks: &mut Marks) -> Option<Vec<Head>> {
    if let Some(choices) = choices(part) {
        return heads.into_iter().map(|head| head.mark(&choices)).collect();
    }
    let all = match part.kind() {
        HirKind::Literal(literal) => {
            let byte = |head: Head, &byte: &u8| match byte.is_ascii_alphanumeric() {
                true => head.cell(1 << byte, marks),
                false => head.mark(&[vec![byte]]),
            };
            let mut byte = byte;
            heads.into_iter().map(|head| literal.0.iter().try_fold(head, &mut byte)).collect()
        }
        HirKind::Class(class) => {
            let set = bytes(class)?.try_fold(0, |set, byte| byte.is_ascii_alphanumeric().then(|| set | 1 << byte))?;
            heads.into_iter().map(|head| head.cell(set, marks)).collect()
        }
        HirKind::Capture(capture) => extend(&capture.sub, heads, marks),
        HirKind::Concat(parts) => parts.iter().try_fold(heads, |heads, part| extend(part, heads, marks)),
        HirKind::Alternation(parts) => {
            let mut all = Vec::new();
            for part in parts {
                all.append(&mut extend(part, heads.clone(), marks)?);
            }
            Some(all)
        }
        HirKind::Repetition(repetition) => {
            let (mut now, mut all) = (heads, Vec::new());
            for count in 0..=repetition.max? {
                if count > 0 {
                    now = extend(&repetition.sub, now, marks)?;
                }
                if count >= repetition.min {
                    all.extend_from_slice(&now);
                }
                if all.len() > SPELLINGS {
                    return None;
                }
            }
            Some(all)
        }
        HirKind::Empty | HirKind::Look(_) => None,
    };
    all.filter(|all| all.len() <= SPELLINGS)
}

/// All texts of a part that has neither letters nor digits; `None` if it has, or if they are many or long.
fn choices(part: &Hir) -> Option<Vec<Vec<u8>>> {
    let none = vec![Vec::new()];
    match part.kind() {
        HirKind::Empty => Some(none),
        HirKind::Literal(literal) => {
            let fits =
                literal.0.len() <= MARK && !literal.0.iter().any(|byte| *byte == 0 || byte.is_ascii_alphanumeric());
            fits.then(|| vec![literal.0.to_vec()])
        }
        HirKind::Class(class) => {
            let all = bytes(class)?.take(CHOICES + 1);
            let all: Option<Vec<_>> =
                all.map(|byte| (byte != 0 && !byte.is_ascii_alphanumeric()).then(|| vec![byte])).collect();
            all.filter(|all| all.len() <= CHOICES)
        }
        HirKind::Look(_) => None,
        HirKind::Capture(capture) => choices(&capture.sub),
        HirKind::Concat(parts) => parts.iter().try_fold(none, |all, part| product(&all, &choices(part)?)),
        HirKind::Alternation(parts) => {
            let mut all = Vec::new();
            for part in parts {
                all.append(&mut choices(part)?);
            }
            tidy(all)
        }
        HirKind::Repetition(repetition) => {
            let one = choices(&repetition.sub)?;
            let (mut now, mut all) = (none, Vec::new());
            for count in 0..=repetition.max? {
                if count > 0 {
                    now = product(&now, &one)?;
                }
                if count >= repetition.min {
                    all.extend_from_slice(&now);
                }
            }
            tidy(all)
        }
    }
}

fn product(heads: &[Vec<u8>], tails: &[Vec<u8>]) -> Option<Vec<Vec<u8>>> {
    let pairs = heads.iter().flat_map(|head| tails.iter().map(move |tail| [head.as_slice(), tail].concat()));
    tidy(pairs.collect())
}

fn tidy(mut all: Vec<Vec<u8>>) -> Option<Vec<Vec<u8>>> {
    all.sort_unstable();
    all.dedup();
    (all.len() <= CHOICES && all.iter().all(|one| one.len() <= MARK)).then_some(all)
}

/// The bytes of a class; `None` for one of characters beyond ASCII.
fn bytes(class: &Class) -> Option<impl Iterator<Item = u8> + use<>> {
    let class = match class {
        Class::Bytes(class) => class.clone(),
        Class::Unicode(class) => class.to_byte_class()?,
    };
    let ranges: Vec<_> = class.ranges().to_vec();
    Some(ranges.into_iter().flat_map(|range| range.start()..=range.end()))
}

#[cfg(test)]
mod tests {
    use super::{MARKS, Marks, spellings};
    use crate::detect::figures::automaton;
    use crate::detect::shapes::sep;

    /// Each spelling's cells as `x`, those that may have a mark before them as `_x`.
    fn check(pattern: &str, expected: Option<&[&str]>) {
        let mut marks = Marks::new();
        let parsed = automaton::parse(pattern).expect("it parses");
        let all = spellings(&parsed, &mut marks);
        let shown = all.map(|all| {
            let show = |cells: &Vec<super::Cell>| {
                cells.iter().map(|cell| if cell.marks == 1 { "x" } else { "_x" }).collect::<String>()
            };
            all.iter().map(show).collect::<Vec<_>>()
        });
        let mut shown = shown;
        if let Some(shown) = &mut shown {
            shown.sort();
        }
        let expected = expected.map(|all| all.iter().map(|&one| one.to_owned()).collect::<Vec<_>>());
        assert_eq!(shown, expected, "{pattern}");
    }

    #[test]
    fn groups_are_spellings() {
        check(r"\d{3}[ -]?\d{2}", Some(&["xxx_xx"]));
        check(r"\d{2}(?:A|BC)", Some(&["xxx", "xxxx"]));
        check(r"\d{1,3}", Some(&["x", "xx", "xxx"]));
        check(concat!(r"\d", sep!(), r"?\d", sep!(), r"\d"), Some(&["x_x_x"]));
        check(r"(?i:[a-c])x-\d(?:/[A-D])?", Some(&["xx_x", "xx_x_x"]));
        check("(?:0[1-9]|1[0-2])", Some(&["xx", "xx"]));
        check("A?", None);
    }

    #[test]
    fn marks_beyond_the_most_make_patterns_loose() {
        let mut marks = Marks::new();
        let apart = |pattern: &str, marks: &mut Marks| spellings(&automaton::parse(pattern).expect("it parses"), marks);
        for mark in (b'!'..=b'/').flat_map(|a| (b'!'..=b'/').map(move |b| [a, b])) {
            let pattern = format!(r"\d\x{:x}\x{:x}\d", mark[0], mark[1]);
            assert_eq!(
                apart(&pattern, &mut marks).is_some(),
                marks.list().len() < MARKS || marks.list().contains(&mark.to_vec())
            );
        }
        assert_eq!(marks.list().len(), MARKS);
        assert!(apart(r"\d!!\d", &mut marks).is_some() && apart(r"\d,;,\d", &mut marks).is_none());
    }

    #[test]
    fn all_else_is_loose() {
        for pattern in
            [r"\+\d{3}", r"\d{3}%", r"\d{3}-?", r"[\d-]{3}", r"\b\d{3}", r"\d{1,200}", "é1", r"\d{41}", "1[^x]2"]
        {
            check(pattern, None);
        }
    }
}
