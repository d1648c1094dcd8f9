//! A place in the bitmaps of the piece being walked.

use crate::json::scan::{BLOCK, Bits};

/// Walks the tokens of one piece in order.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor {
    /// Where the piece begins in the input.
    origin: usize,
    /// Tokens at or behind this offset are not to be looked at: the input ends there, or what stands there is wrong.
    end: usize,
    block: usize,
    /// Tokens of the block that are still to come.
    bits: u64,
}

impl Cursor {
    /// Before the first token of the piece at `origin`, to be walked up to `end`.
    pub(super) fn new(origin: usize, end: usize) -> Self {
        // The block before the first: the first call moves on to it.
        Self { origin, end, block: usize::MAX, bits: 0 }
    }

    /// The offset up to which the piece is walked.
    pub(super) fn end(&self) -> usize {
        self.end
    }

    /// The offset of the next token.
    #[inline(always)]
    pub(super) fn next(&mut self, bitmaps: &[Bits]) -> Option<usize> {
        while self.bits == 0 {
            let block = self.block.wrapping_add(1);
            self.bits = bitmaps.get(block)?.tokens;
            self.block = block;
        }
        let at = self.origin + self.block * BLOCK + self.bits.trailing_zeros() as usize;
        if at >= self.end {
            return None;
        }
        self.bits &= self.bits - 1;
        Some(at)
    }

    /// The offset of the next token, which stays the next.
    #[inline(always)]
    pub(super) fn peek(&self, bitmaps: &[Bits]) -> Option<usize> {
        let mut ahead = *self;
        ahead.next(bitmaps)
    }

    /// The offset of the bracket that closes the innermost of `depth` open ones, where `Ok`; all tokens up to it are
    /// passed. `Err`: how many are open at the end of the piece.
    #[inline]
    pub(super) fn close(&mut self, bitmaps: &[Bits], mut depth: usize) -> Result<usize, usize> {
        let mut rest = self.bits;
        loop {
            if let Some(block) = bitmaps.get(self.block) {
                let (mut opens, mut closes) = (block.opens & rest, block.closes & rest);
                if closes.count_ones() as usize >= depth {
                    while closes != 0 {
                        let bit = closes & closes.wrapping_neg();
                        closes ^= bit;
                        let before = opens & (bit - 1);
                        opens ^= before;
                        depth += before.count_ones() as usize;
                        depth -= 1;
                        if depth == 0 {
                            return self.stop_at(bit, block.tokens).ok_or(1);
                        }
                    }
                    depth += opens.count_ones() as usize;
                } else {
                    depth += opens.count_ones() as usize;
                    depth -= closes.count_ones() as usize;
                }
            }
            let block = self.block.wrapping_add(1);
            if block >= bitmaps.len() {
                self.bits = 0;
                return Err(depth);
            }
            self.block = block;
            rest = u64::MAX;
        }
    }

    /// Calls `each` with where every name before `end` begins and ends (its quotes), strings behind a comma in arrays among
    /// them, as long as it says true. False: it did not, or a name does not end in the piece.
    #[inline(always)]
    pub(super) fn names(&self, bitmaps: &[Bits], end: usize, mut each: impl FnMut(usize, usize) -> bool) -> bool {
        // The quotes of names are tokens too: those still to come.
        let (mut block, mut rest) = (self.block, self.bits);
        while let Some(bits) = bitmaps.get(block) {
            let start = self.origin + block * BLOCK;
            if start >= end {
                return true;
            }
            let mut names = bits.names & rest;
            while names != 0 {
                let at = names.trailing_zeros();
                names &= names - 1;
                let open = start + at as usize;
                if open >= end {
                    return true;
                }
                let behind = bits.tokens & (u64::MAX << at) & !(1 << at);
                let close = match behind {
                    0 => Self::first(bitmaps, block + 1).map(|(block, at)| self.origin + block * BLOCK + at),
                    _ => Some(start + behind.trailing_zeros() as usize),
                };
                if !close.is_some_and(|close| each(open, close)) {
                    return false;
                }
            }
            (block, rest) = (block + 1, u64::MAX);
        }
        true
    }

    /// The first token from a block on: its block and its place in it.
    fn first(bitmaps: &[Bits], from: usize) -> Option<(usize, usize)> {
        let ahead = bitmaps.get(from..)?.iter().position(|bits| bits.tokens != 0)?;
        Some((from + ahead, bitmaps[from + ahead].tokens.trailing_zeros() as usize))
    }

    /// Passes the bits of the current block up to `bit`. `None`: that is behind the end.
    #[inline]
    fn stop_at(&mut self, bit: u64, tokens: u64) -> Option<usize> {
        let at = self.origin + self.block * BLOCK + bit.trailing_zeros() as usize;
        self.bits = tokens & !(bit | (bit - 1));
        (at < self.end).then_some(at)
    }
}
