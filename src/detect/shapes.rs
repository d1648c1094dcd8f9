//! Pieces that many patterns and checks share: separators inside numbers, and the digits of a text.

/// One separator inside a number: space, dot, hyphen, no-break spaces (U+00A0, U+202F), Unicode hyphens (U+2010 to U+2013).
/// For byte patterns: the multi-byte ones are spelled out.
macro_rules! sep {
    () => {
        r"(?:[ .-]|\xC2\xA0|\xE2\x80[\xAF\x90-\x93])"
    };
}
pub(in crate::detect) use sep;

/// Most digits that any number of the catalogue has, and a few to spare.
const MOST: usize = 40;

/// The digits of a text, in order, separators and all else skipped.
pub(in crate::detect) struct Digits {
    list: [u8; MOST],
    count: usize,
}

impl Digits {
    /// The ASCII digits of a text; beyond 40 they are dropped, which no number of the catalogue reaches.
    pub(in crate::detect) fn of(text: &str) -> Self {
        let mut digits = Self { list: [0; MOST], count: 0 };
        for byte in text.bytes() {
            let Some(place) = digits.list.get_mut(digits.count) else { break };
            let digit = byte.wrapping_sub(b'0');
            // What is no digit is written over by the next: that is no branch, and where digits stand is hard to foretell.
            *place = digit;
            digits.count += usize::from(digit < 10);
        }
        digits
    }

    /// The first of them, as many as asked for or as there are.
    pub(in crate::detect) fn first(&self, count: usize) -> Self {
        Self { list: self.list, count: count.min(self.count) }
    }

    /// Their values, 0 to 9.
    pub(in crate::detect) fn as_slice(&self) -> &[u8] {
        &self.list[..self.count]
    }

    /// How many.
    pub(in crate::detect) fn len(&self) -> usize {
        self.count
    }

    /// The number that the digits `from..to` spell; at most 19 of them.
    pub(in crate::detect) fn number(&self, from: usize, to: usize) -> u64 {
        self.as_slice().get(from..to).unwrap_or_default().iter().fold(0, |sum, &d| sum * 10 + u64::from(d))
    }
}

/// How a number is written: the sizes of its unbroken groups, and whether one separator is used throughout.
pub(in crate::detect) struct Groups {
    sizes: [u8; 12],
    count: usize,
    /// The same separator stands between all groups.
    pub(in crate::detect) even: bool,
}

impl Groups {
    /// Splits a text at everything that is neither an ASCII letter nor a digit.
    pub(in crate::detect) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut groups = Self { sizes: [0; 12], count: 0, even: true };
        let mut between: Option<&[u8]> = None;
        let (mut at, mut ended) = (0, 0);
        loop {
            let run = |from: usize, inside: bool| {
                let rest = bytes.get(from..).unwrap_or_default();
                from + rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() == inside).count()
            };
            let start = run(at, false);
            if start == bytes.len() {
                break;
            }
            if groups.count > 0 {
                let gap = &bytes[ended..start];
                groups.even &= *between.get_or_insert(gap) == gap;
            }
            ended = run(start, true);
            if groups.count == groups.sizes.len() {
                groups.even = false;
                break;
            }
            groups.sizes[groups.count] = u8::try_from(ended - start).unwrap_or(u8::MAX);
            groups.count += 1;
            at = ended;
        }
        groups
    }

    /// The sizes in order.
    pub(in crate::detect) fn sizes(&self) -> &[u8] {
        &self.sizes[..self.count]
    }
}

#[cfg(test)]
mod tests {
    use super::{Digits, Groups};

    #[test]
    fn digits_skip_the_rest() {
        let digits = Digits::of("1 2-3\u{a0}4x");
        assert_eq!(digits.as_slice(), [1, 2, 3, 4]);
        assert_eq!((digits.len(), digits.number(1, 3)), (4, 23));
        assert_eq!(Digits::of(&"7".repeat(99)).len(), 40);
        assert_eq!((digits.first(2).as_slice(), digits.first(9).len()), ([1, 2].as_slice(), 4));
    }

    #[test]
    fn groups_tell_sizes_and_separators() {
        let check = |text: &str, sizes: &[u8], even: bool| {
            let groups = Groups::of(text);
            assert_eq!((groups.sizes(), groups.even), (sizes, even), "{text}");
        };
        check("1234 5678", &[4, 4], true);
        check("12-34 56", &[2, 2, 2], false);
        check("12\u{a0}34\u{a0}56", &[2, 2, 2], true);
        check("123", &[3], true);
        check("", &[], true);
    }
}
