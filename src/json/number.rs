//! Numbers and literals on masks: plain decimals are judged 64 bytes at a time, the rest one by one.

use super::scalar::{Lexer, delimits};

/// The masks of one block, all within scalars.
#[derive(Clone, Copy)]
pub(super) struct Figures {
    pub(super) scalar: u64,
    pub(super) starts: u64,
    pub(super) digit: u64,
    pub(super) dot: u64,
    pub(super) minus: u64,
    pub(super) zero: u64,
}

/// The state between blocks of one piece. 1 where the last byte was such.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Numbers {
    digit: u64,
    dot: u64,
    minus: u64,
    leading_zero: u64,
    /// In the fraction of a number.
    fraction: u64,
    /// Bytes of the next block that belong to a literal already read.
    literal: u64,
}

impl Numbers {
    /// Judges the scalars of the block that begins at `base` in `bytes`. `open` is where the scalar begins that the block
    /// before it ended in. A scalar that reaches the end of `bytes` is left to the caller.
    #[inline(always)]
    pub(super) fn accept(&mut self, figures: &Figures, open: Option<usize>, bytes: &[u8], base: usize) -> bool {
        let f = figures;
        let after_digit = (f.digit << 1) | self.digit;
        let after_dot = (f.dot << 1) | self.dot;
        let after_minus = (f.minus << 1) | self.minus;
        let leading = f.zero & (f.starts | after_minus);
        let after_zero = (leading << 1) | self.leading_zero;
        let fraction_ends = super::grammar::run_end(after_dot & f.digit, f.digit, &mut self.fraction);
        let wrong = (f.dot & !after_digit)
            | (after_dot & !f.digit)
            | (after_minus & !f.digit)
            | (f.minus & !f.starts)
            | (after_zero & f.digit)
            | (fraction_ends & f.dot);
        self.digit = f.digit >> 63;
        self.dot = f.dot >> 63;
        self.minus = f.minus >> 63;
        self.leading_zero = leading >> 63;
        let mut other = f.scalar & !(f.digit | f.dot | f.minus) & !std::mem::take(&mut self.literal);
        if other != 0 {
            other &= !self.literals(f.starts & other, bytes, base);
        }
        let valid = u64::MAX >> (64 - (bytes.len() - base).min(64));
        other == 0 && wrong & valid == 0 || each(f, open, bytes, base)
    }

    /// The bytes of the block that are those of `true`, `false` and `null` spelled right, each with an end behind it.
    fn literals(&mut self, mut starts: u64, bytes: &[u8], base: usize) -> u64 {
        let mut covered = 0;
        while starts != 0 {
            let at = starts.trailing_zeros();
            starts &= starts - 1;
            let rest = &bytes[base + at as usize..];
            let len = match rest {
                [b't', b'r', b'u', b'e', end, ..] | [b'n', b'u', b'l', b'l', end, ..] if delimits(*end) => 4,
                [b'f', b'a', b'l', b's', b'e', end, ..] if delimits(*end) => 5,
                _ => continue,
            };
            let word = (1u64 << len) - 1;
            covered |= word << at;
            self.literal |= word.checked_shr(64 - at).unwrap_or(0);
        }
        covered
    }
}

/// Judges one by one the scalars that have a byte in the block.
#[cold]
fn each(figures: &Figures, open: Option<usize>, bytes: &[u8], base: usize) -> bool {
    // Also where it ended with that block: what is wrong with its end shows in this block's first bit.
    if open.is_some_and(|start| !whole(&bytes[start..])) {
        return false;
    }
    let mut starts = figures.starts;
    while starts != 0 {
        let at = starts.trailing_zeros() as usize;
        starts &= starts - 1;
        if !whole(&bytes[base + at..]) {
            return false;
        }
    }
    true
}

/// Whether a scalar begins `bytes` that is well spelled as far as `bytes` go.
fn whole(bytes: &[u8]) -> bool {
    let Some(mut lexer) = bytes.first().and_then(|&first| Lexer::start(first)) else { return false };
    let (read, ended) = lexer.read(&bytes[1..]);
    !ended || (lexer.complete() && delimits(bytes[1 + read]))
}
