//! Members' names as the quick questions carry them.

use super::scan::{BLOCK, Bits};

/// Sixteen bytes of a text from a name's first byte on, little-endian: all of most names, and the quote behind them, in two
/// registers. Behind the text's end there are zeros.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Lead(pub u64, pub u64);

impl Lead {
    /// Bytes that it has.
    pub const SIZE: usize = 16;

    /// What a text begins with.
    #[inline(always)]
    fn of(text: &[u8]) -> Self {
        match text.first_chunk() {
            Some(bytes) => Self::from(*bytes),
            None => Self::at_the_end(text),
        }
    }

    /// Of fewer bytes than it has.
    #[cold]
    fn at_the_end(text: &[u8]) -> Self {
        let mut bytes = [0; Self::SIZE];
        bytes[..text.len()].copy_from_slice(text);
        Self::from(bytes)
    }
}

impl From<[u8; Lead::SIZE]> for Lead {
    #[inline(always)]
    fn from(bytes: [u8; Lead::SIZE]) -> Self {
        let whole = u128::from_le_bytes(bytes);
        Self(whole as u64, (whole >> 64) as u64)
    }
}

/// A member's name.
#[derive(Clone, Copy)]
pub struct Name<'a> {
    text: &'a [u8],
    start: usize,
    end: usize,
    /// What stands there from the first byte on.
    pub lead: Lead,
}

impl<'a> Name<'a> {
    /// The name at `start..end` of a text.
    #[inline(always)]
    pub fn of(text: &'a [u8], start: usize, end: usize) -> Self {
        Self { text, start, end, lead: Lead::of(&text[start..]) }
    }

    /// The bytes between the quotes, escapes as written. Cut out when asked for: most names are told without.
    #[inline(always)]
    pub fn raw(&self) -> &'a [u8] {
        &self.text[self.start..self.end]
    }
}

/// The names of a container, whatever containers in it they stand in, to be called one after the other.
///
/// Where a name ends is not looked up unless somebody asks: what it begins with tells nearly always.
#[derive(Clone, Copy)]
pub struct Roll<'p, 'i> {
    /// The window from the piece's first byte on.
    piece: &'p [u8],
    blocks: &'i [Bits],
    /// The places of the piece's tokens.
    tokens: &'i [u16],
    /// Where the container ends in the piece.
    end: usize,
    /// The block at hand, and the names of it that are still to come.
    block: usize,
    bits: u64,
    /// Where the name at hand begins in the piece, with its quote.
    at: usize,
}

impl<'p, 'i> Roll<'p, 'i> {
    /// Before the first name among the bits `rest` of a block and in the blocks behind it, up to the place `end`.
    #[inline(always)]
    pub(super) fn new(
        piece: &'p [u8],
        blocks: &'i [Bits],
        tokens: &'i [u16],
        (block, rest): (usize, u64),
        end: usize,
    ) -> Self {
        let bits = blocks.get(block).map_or(0, |bits| bits.names & rest);
        Self { piece, blocks, tokens, end, block, bits, at: 0 }
    }

    /// Goes on to the next name, if there is one.
    #[inline(always)]
    pub fn advance(&mut self) -> bool {
        while self.bits == 0 {
            self.block += 1;
            let Some(block) = self.blocks.get(self.block) else { return false };
            self.bits = block.names;
        }
        self.at = self.block * BLOCK + self.bits.trailing_zeros() as usize;
        self.bits &= self.bits - 1;
        self.at < self.end
    }

    /// What the name at hand begins with; `None` near the end of what is at hand.
    #[inline(always)]
    pub fn lead(&self) -> Option<Lead> {
        self.piece.get(self.at + 1..)?.first_chunk().map(|bytes| Lead::from(*bytes))
    }

    /// The name at hand.
    pub fn name(&self) -> Name<'p> {
        let passed = self.blocks.get(self.at / BLOCK).map_or(0, |block| {
            let before = block.tokens & !(u64::MAX << (self.at % BLOCK));
            usize::from(block.before) + before.count_ones() as usize
        });
        // Its container ends in the piece, and so does it; one that did not would reach on to what nobody knows as a name.
        let close = self.tokens.get(passed + 1).map_or(self.piece.len(), |close| usize::from(*close));
        Name::of(self.piece, self.at + 1, close)
    }

    /// Where the name at hand begins in the piece, with its quote.
    pub(super) fn place(&self) -> usize {
        self.at
    }
}

#[cfg(test)]
mod tests {
    use super::{Lead, Name};

    #[test]
    fn a_lead_is_what_stands_there() {
        let text = b"0123456789abcdef0";
        for start in 0..text.len() {
            let lead = Name::of(text, start, text.len()).lead;
            for (nth, byte) in lead.0.to_le_bytes().into_iter().chain(lead.1.to_le_bytes()).enumerate() {
                assert_eq!(byte, text.get(start + nth).copied().unwrap_or_default());
            }
        }
        assert_eq!(Lead::SIZE, size_of::<Lead>());
    }
}
