//! Words and the marks between them, as lanes see a text.

use super::spelling::{CELLS, MARK};

/// A whole word, which is ASCII letters and digits, and what follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Its length in bytes; one more than [`CELLS`] stands for all that is longer.
    pub(super) length: usize,
    /// The mark before the next word.
    pub(super) mark: Mark,
}

/// A mark that some pattern has between two of its letters or digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Mark {
    /// Its number (see [`Marks`](super::spelling::Marks)); 0 for none.
    pub(super) number: u8,
    /// Its kind: marks of one kind stand in the same places of all patterns. 0 for none: nothing of any pattern follows.
    pub(super) kind: u8,
    /// Its length in bytes.
    pub(super) length: u8,
}

/// Reads words.
pub(super) struct Words {
    /// Marks of one byte.
    short: [Mark; 256],
    /// Longer ones, as [`packed`].
    long: Vec<(u32, Mark)>,
    /// Bytes that a longer one begins with.
    begins: [bool; 256],
}

impl Words {
    /// `marks` by their numbers, each with its kind; the first is none.
    pub(super) fn new(marks: &[Vec<u8>], kinds: &[u8]) -> Self {
        let mut words = Self { short: [Mark::default(); 256], long: Vec::new(), begins: [false; 256] };
        for ((number, bytes), &kind) in (0..).zip(marks).zip(kinds).skip(1) {
            let mark = Mark { number, kind, length: u8::try_from(bytes.len()).unwrap_or(0) };
            match bytes[..] {
                [byte] => words.short[usize::from(byte)] = mark,
                _ => {
                    words.begins[usize::from(bytes[0])] = true;
                    words.long.push((packed(bytes), mark));
                }
            }
        }
        words
    }

    /// The word that begins at `start`.
    #[inline]
    pub(super) fn at(&self, bytes: &[u8], start: usize) -> Word {
        let rest = bytes.get(start..).unwrap_or_default();
        let length = rest.iter().take(CELLS + 1).take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let mark = match rest.get(length..) {
            Some([byte, next, ..]) if next.is_ascii_alphanumeric() => self.short[usize::from(*byte)],
            Some(after @ [byte, _, _, ..]) if self.begins[usize::from(*byte)] => self.long(after),
            _ => Mark::default(),
        };
        Word { length, mark }
    }

    /// The mark of several bytes that stands between two words.
    fn long(&self, after: &[u8]) -> Mark {
        let length = after.iter().take(MARK + 1).take_while(|byte| !byte.is_ascii_alphanumeric()).count();
        if length == after.len() || length > MARK {
            return Mark::default();
        }
        let bytes = packed(&after[..length]);
        self.long.iter().find(|(mark, _)| *mark == bytes).map_or(Mark::default(), |(_, mark)| *mark)
    }
}

/// Up to four bytes as a number; no mark holds a zero.
fn packed(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |all, &byte| all << 8 | u32::from(byte))
}

const _: () = assert!(MARK <= size_of::<u32>());

#[cfg(test)]
mod tests {
    use super::{Mark, Words};
    use crate::detect::figures::spelling::CELLS;

    #[test]
    fn words_end_at_marks() {
        let marks = ["", " ", "-", "\u{a0}", ", "].map(|mark| mark.as_bytes().to_vec());
        let words = Words::new(&marks, &[0, 1, 2, 1, 3]);
        let check = |text: &str, length: usize, number: u8, kind: u8| {
            let word = words.at(text.as_bytes(), 0);
            let bytes = if kind == 0 { 0 } else { marks[usize::from(number)].len() };
            let mark = Mark { number, kind, length: u8::try_from(bytes).expect("short") };
            assert_eq!((word.length, word.mark), (length, mark), "{text}");
        };
        check("12 34", 2, 1, 1);
        check("1a-34", 2, 2, 2);
        check("12\u{a0}34", 2, 3, 1);
        check("12, 34", 2, 4, 3);
        check("12  34", 2, 0, 0);
        check("12-", 2, 0, 0);
        check("12é4", 2, 0, 0);
        check("12", 2, 0, 0);
        check("12\u{a0}", 2, 0, 0);
        check("", 0, 0, 0);
        check(&"7".repeat(99), CELLS + 1, 0, 0);
    }
}
