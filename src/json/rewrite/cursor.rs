//! A place among the tokens of the piece being walked.

use crate::json::Roll;
use crate::json::scan::{BLOCK, Bits, Index};

/// Walks the tokens of one piece in order.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a> {
    /// Where the piece begins in the input.
    pub(super) origin: usize,
    /// The offset up to which the piece is walked: the input ends there, or what stands there is wrong.
    end: usize,
    blocks: &'a [Bits],
    /// The places of all tokens before the end.
    tokens: &'a [u16],
    /// How many of them have been passed.
    next: usize,
}

impl<'a> Cursor<'a> {
    /// Before the first token of the piece at `origin`, to be walked up to `end`.
    pub(super) fn new(index: &'a Index, origin: usize, end: usize) -> Self {
        let tokens = index.tokens();
        // Whole pieces but the one in which something is wrong.
        let outside = tokens.iter().rev().take_while(|at| origin + usize::from(**at) >= end).count();
        Self { origin, end, blocks: index.blocks(), tokens: &tokens[..tokens.len() - outside], next: 0 }
    }

    /// The offset up to which the piece is walked.
    pub(super) fn end(&self) -> usize {
        self.end
    }

    /// The offset of the next token.
    #[inline(always)]
    pub(super) fn next(&mut self) -> Option<usize> {
        let at = self.peek()?;
        self.next += 1;
        Some(at)
    }

    /// The offset of the next token, which stays the next.
    #[inline(always)]
    pub(super) fn peek(&self) -> Option<usize> {
        self.tokens.get(self.next).map(|at| self.origin + usize::from(*at))
    }

    /// The places in the piece of the next tokens, which stay the next.
    #[inline(always)]
    pub(super) fn ahead<const COUNT: usize>(&self) -> Option<[usize; COUNT]> {
        self.tokens.get(self.next..)?.first_chunk::<COUNT>().map(|places| places.map(usize::from))
    }

    /// Passes so many tokens, which are there.
    #[inline(always)]
    pub(super) fn pass(&mut self, count: usize) {
        self.next += count;
    }

    /// The block of the last token passed, and the bytes of it that stand behind that.
    #[inline(always)]
    fn behind(&self) -> (usize, u64) {
        match self.next.checked_sub(1).and_then(|last| self.tokens.get(last)) {
            Some(&last) => (usize::from(last) / BLOCK, (u64::MAX << (usize::from(last) % BLOCK)) << 1),
            None => (0, u64::MAX),
        }
    }

    /// The offset of the bracket that closes the innermost of `depth` open ones, where `Ok`; all tokens up to it are
    /// passed. `Err`: how many are open at the end of the piece.
    #[inline(always)]
    pub(super) fn close(&mut self, mut depth: usize) -> Result<usize, usize> {
        let (mut at, mut rest) = self.behind();
        while let Some(block) = self.blocks.get(at) {
            // The first block is looked at in part.
            if rest != u64::MAX || usize::from(block.closed) >= depth {
                let (mut opens, mut closes) = (block.opens & rest, block.closes & rest);
                while closes != 0 {
                    let bit = closes & closes.wrapping_neg();
                    closes ^= bit;
                    let before = opens & (bit - 1);
                    opens ^= before;
                    depth += before.count_ones() as usize;
                    depth -= 1;
                    if depth == 0 {
                        let passed = block.tokens & (bit | (bit - 1));
                        self.next = usize::from(block.before) + passed.count_ones() as usize;
                        let offset = self.origin + at * BLOCK + bit.trailing_zeros() as usize;
                        return if offset < self.end { Ok(offset) } else { Err(1) };
                    }
                }
                depth += opens.count_ones() as usize;
            } else {
                depth = depth + usize::from(block.opened) - usize::from(block.closed);
            }
            (at, rest) = (at + 1, u64::MAX);
        }
        self.next = self.tokens.len();
        Err(depth)
    }

    /// The names from here on before the offset `end`.
    #[inline(always)]
    pub(super) fn names<'p>(&self, piece: &'p [u8], end: usize) -> Roll<'p, 'a> {
        Roll::new(piece, self.blocks, self.tokens, self.behind(), end - self.origin)
    }
}
