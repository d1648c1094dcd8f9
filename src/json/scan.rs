//! Stage 1: bytes to bitmaps, 64 at a time, checked in the same pass.
//!
//! A [`Piece`](Scan::run) of input becomes an [`Index`]: where each token that stage 2 looks at begins, and as bitmaps where
//! names begin and brackets open and close. The pass also judges all of RFC 8259 but UTF-8: token order, nesting, numbers,
//! escapes, control characters. So stage 2 can trust what it walks over, and skip what nobody asks about by counting bits.
//! All that is carried between blocks is a few words and the open brackets: a piece may end anywhere.

use super::FaultAt;
use super::classify::Classify;
use super::grammar::{Grammar, Tokens};
use super::number::{Figures, Numbers};
use super::plain::Plain;
use super::scalar::{Lexer, delimits};
use super::vector::Unit;

/// Bytes in a block: one bit each in a word.
pub(super) const BLOCK: usize = 64;

/// Which control characters between tokens the framing gives a meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marks {
    /// None.
    None,
    /// LF ends a record (NDJSON).
    Newline,
    /// RS begins a record (RFC 7464).
    Separator,
}

/// Longest piece, in bytes: places in it are numbers of 16 bits.
pub(super) const LONGEST: usize = 1 << 15;

/// What stage 2 walks over.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// One entry a block.
    blocks: Vec<Bits>,
    /// Where each token begins, counted from the piece's first byte; and room behind them.
    tokens: Vec<u16>,
    count: usize,
}

impl Index {
    /// The bitmaps, one entry a block.
    pub(super) fn blocks(&self) -> &[Bits] {
        &self.blocks
    }

    /// Where each token begins, counted from the piece's first byte: quotes, brackets, commas, the first bytes of numbers and
    /// literals, and the framing's marks. No colons: behind a name there is always one.
    pub(super) fn tokens(&self) -> &[u16] {
        &self.tokens[..self.count]
    }

    /// Bytes allocated.
    pub(super) fn bytes(&self) -> usize {
        self.blocks.capacity() * size_of::<Bits>() + self.tokens.capacity() * size_of::<u16>()
    }

    /// Room for a piece of so many bytes, all of them tokens.
    fn begin(&mut self, bytes: usize) {
        assert!(bytes <= 2 * LONGEST - BLOCK, "places are numbers of 16 bits");
        self.blocks.clear();
        self.count = 0;
        if self.tokens.len() < bytes + BLOCK {
            self.tokens.resize(bytes + BLOCK, 0);
        }
        self.blocks.reserve(bytes / BLOCK + 1);
    }

    #[inline(always)]
    fn push<V: Classify>(&mut self, mut bits: Bits, base: usize) {
        bits.before = self.count as u16;
        if let Some(room) = self.tokens.get_mut(self.count..).and_then(|rest| rest.first_chunk_mut::<BLOCK>()) {
            V::places(bits.tokens, base as u16, room);
        }
        self.count += bits.tokens.count_ones() as usize;
        self.blocks.push(bits);
    }
}

/// One block. Bit 0 is its first byte.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Bits {
    /// First bytes of tokens.
    pub(super) tokens: u64,
    /// Opening brackets.
    pub(super) opens: u64,
    /// Closing brackets.
    pub(super) closes: u64,
    /// Opening quotes of names.
    pub(super) names: u64,
    /// Tokens in the blocks before.
    pub(super) before: u16,
    /// How many brackets open.
    pub(super) opened: u8,
    /// How many close.
    pub(super) closed: u8,
}

impl Bits {
    #[inline(always)]
    fn new(tokens: u64, opens: u64, closes: u64, names: u64) -> Self {
        let (opened, closed) = (opens.count_ones() as u8, closes.count_ones() as u8);
        Self { tokens, opens, closes, names, before: 0, opened, closed }
    }
}

/// Stage 1's state between pieces.
#[derive(Clone, Debug)]
pub(super) struct Scan {
    unit: Unit,
    marks: Marks,
    /// All ones inside a string.
    in_string: u64,
    /// 1 when the next byte is escaped.
    escaped: u64,
    /// Hexadecimal digits still due after `\u`.
    hex_due: u8,
    grammar: Grammar,
    /// The number or literal that the last piece ended in.
    scalar: Option<Lexer>,
}

/// What is carried from block to block within one piece.
struct Within {
    numbers: Numbers,
    /// 1 where the last byte was one of a scalar.
    in_scalar: u64,
    /// Where that scalar begins, if it does in this piece.
    start: Option<usize>,
    /// Bytes of the piece that belong to a scalar begun before it. They have been read one by one.
    carried: usize,
    sound: bool,
}

impl Scan {
    /// The state at the beginning of a stream whose values nest at most `deepest` levels.
    pub(super) fn new(marks: Marks, deepest: usize) -> Self {
        Self::on(Unit::best(), marks, deepest)
    }

    /// The same on a vector unit that this machine has.
    pub(super) fn on(unit: Unit, marks: Marks, deepest: usize) -> Self {
        let grammar = Grammar::new(deepest);
        Self { unit, marks, in_string: 0, escaped: 0, hex_due: 0, grammar, scalar: None }
    }

    /// Back to the state before a value.
    pub(super) fn restart(&mut self) {
        *self = Self::on(self.unit, self.marks, self.grammar.deepest());
    }

    /// Writes the index of the next piece, of at most [`LONGEST`] bytes and a few. `Err` says where it is malformed; the index
    /// holds up to there.
    pub(super) fn run(&mut self, bytes: &[u8], index: &mut Index) -> Result<(), FaultAt> {
        index.begin(bytes.len());
        let before = self.clone();
        if self.unit.run(self, bytes, index) {
            return Ok(());
        }
        Err(Plain::at(&before).diagnose(bytes))
    }

    /// The number or literal that the last piece ended in.
    pub(super) fn scalar(&self) -> Option<Lexer> {
        self.scalar
    }

    /// The vector unit it runs on.
    pub(super) fn unit(&self) -> Unit {
        self.unit
    }

    pub(super) fn marks(&self) -> Marks {
        self.marks
    }

    pub(super) fn grammar(&self) -> &Grammar {
        &self.grammar
    }

    /// Whether the next byte stands in a string; whether it is escaped; how many hexadecimal digits are due.
    pub(super) fn string(&self) -> Option<(bool, u8)> {
        (self.in_string != 0).then_some((self.escaped == 1, self.hex_due))
    }

    /// The pass itself, for one vector unit. False: something in the piece is malformed.
    #[inline(always)]
    pub(super) fn run_on<V: Classify>(&mut self, bytes: &[u8], index: &mut Index) -> bool {
        let mut within = self.resume(bytes);
        let (blocks, rest) = bytes.as_chunks::<BLOCK>();
        for (at, block) in blocks.iter().enumerate() {
            let bits = self.block::<V>(block, BLOCK, &mut within, bytes, at * BLOCK);
            index.push::<V>(bits, at * BLOCK);
        }
        if !rest.is_empty() {
            let mut padded = [b' '; BLOCK];
            padded[..rest.len()].copy_from_slice(rest);
            let bits = self.block::<V>(&padded, rest.len(), &mut within, bytes, blocks.len() * BLOCK);
            index.push::<V>(bits, blocks.len() * BLOCK);
        }
        self.pause(bytes, &mut within);
        within.sound
    }

    /// Reads on the scalar that the last piece ended in.
    fn resume(&mut self, bytes: &[u8]) -> Within {
        let in_scalar = u64::from(self.scalar.is_some());
        let mut within = Within { numbers: Numbers::default(), in_scalar, start: None, carried: 0, sound: true };
        if let Some(lexer) = &mut self.scalar {
            let (read, ended) = lexer.read(bytes);
            within.carried = read;
            if ended {
                within.sound = lexer.complete() && delimits(bytes[read]);
                self.scalar = None;
            }
        }
        within
    }

    /// Notes the scalar that the piece ends in.
    fn pause(&mut self, bytes: &[u8], within: &mut Within) {
        let Some(start) = within.start.filter(|_| within.in_scalar == 1) else { return };
        let mut lexer = Lexer::start(bytes[start]);
        let ended = lexer.as_mut().is_none_or(|lexer| lexer.read(&bytes[start + 1..]).1);
        within.sound &= !ended;
        self.scalar = lexer;
    }

    #[inline(always)]
    fn block<V: Classify>(
        &mut self,
        block: &[u8; BLOCK],
        len: usize,
        within: &mut Within,
        bytes: &[u8],
        base: usize,
    ) -> Bits {
        let v = V::load(block);
        let escaped = self.escaped_mask(v.equal(b'\\'), len);
        let quote = v.equal(b'"') & !escaped;
        let string = V::prefix_xor(quote) ^ self.in_string;
        self.in_string = 0u64.wrapping_sub(string >> 63);
        let control = v.below(0x20);
        if (escaped & string) != 0 || self.hex_due > 0 {
            within.sound &= self.escapes(block, len, escaped & string);
        }
        if string == u64::MAX && quote == 0 {
            within.sound &= control == 0;
            return Bits::default();
        }
        within.sound &= control & string == 0;
        let outside = !(string | quote);
        let (space, marks) = self.space(v, control, outside);
        within.sound &= control & outside & !(space | marks) == 0;
        let mut t = Tokens {
            curly_open: v.equal(b'{') & outside,
            curly_close: v.equal(b'}') & outside,
            square_open: v.equal(b'[') & outside,
            square_close: v.equal(b']') & outside,
            colon: v.equal(b':') & outside,
            comma: v.equal(b',') & outside,
            quote_open: quote & string,
            quote_close: quote & !string,
            space,
            string,
            outer: marks,
            ..Tokens::default()
        };
        let opens = t.curly_open | t.square_open;
        let closes = t.curly_close | t.square_close;
        let operators = opens | closes | t.colon | t.comma;
        t.scalar = outside & !(operators | space | control);
        t.scalar_start = t.scalar & !((t.scalar << 1) | within.in_scalar);
        // No scalar may end at a control character that is not white space; LF is both that and a mark.
        within.sound &= control & !space & ((t.scalar << 1) | within.in_scalar) == 0;
        let (names, sound) = self.grammar.accepts(&t);
        within.sound &= sound;
        if t.scalar | within.in_scalar != 0 {
            within.scalars(v, &t, len, bytes, base);
        }
        Bits::new(quote | operators & !t.colon | t.scalar_start | marks, opens, closes, names)
    }

    /// White space, and the control characters between tokens that the framing gives a meaning.
    #[inline(always)]
    fn space<V: Classify>(&self, v: V, control: u64, outside: u64) -> (u64, u64) {
        let space = v.equal(b' ') & outside;
        if control == 0 {
            return (space, 0);
        }
        let line = v.equal(b'\n') & outside;
        let marks = match self.marks {
            Marks::None => 0,
            Marks::Newline => line,
            Marks::Separator => v.equal(0x1e) & outside,
        };
        (space | line | ((v.equal(b'\r') | v.equal(b'\t')) & outside), marks)
    }

    /// Bytes escaped by a backslash before them (carry arithmetic over runs of backslashes).
    #[inline(always)]
    fn escaped_mask(&mut self, backslash: u64, len: usize) -> u64 {
        if backslash == 0 {
            return std::mem::take(&mut self.escaped);
        }
        const EVEN: u64 = 0x5555_5555_5555_5555;
        let backslash = backslash & !self.escaped;
        let follows = (backslash << 1) | self.escaped;
        let odd_starts = backslash & !EVEN & !follows;
        let (even_runs, overflow) = odd_starts.overflowing_add(backslash);
        let escaped = (EVEN ^ (even_runs << 1)) & follows;
        self.escaped = if len == BLOCK { u64::from(overflow) } else { (escaped >> len) & 1 };
        escaped
    }

    /// Checks each escaped character and the four digits after `\u`.
    #[inline(never)]
    fn escapes(&mut self, block: &[u8; BLOCK], len: usize, mut escaped: u64) -> bool {
        let mut at = 0;
        loop {
            while self.hex_due > 0 {
                if at == len {
                    return true;
                }
                if !block[at].is_ascii_hexdigit() {
                    return false;
                }
                self.hex_due -= 1;
                at += 1;
            }
            if escaped == 0 {
                return true;
            }
            at = escaped.trailing_zeros() as usize;
            escaped &= escaped - 1;
            if at >= len {
                return true;
            }
            match block[at] {
                b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => {}
                b'u' => self.hex_due = 4,
                _ => return false,
            }
            at += 1;
        }
    }
}

impl Within {
    /// Judges the block's scalars, and notes where the one that it ends in begins.
    #[inline(always)]
    fn scalars<V: Classify>(&mut self, v: V, t: &Tokens, len: usize, bytes: &[u8], base: usize) {
        let fresh = match self.carried.saturating_sub(base) {
            0 => u64::MAX,
            many if many >= BLOCK => 0,
            many => u64::MAX << many,
        };
        let scalar = t.scalar & fresh;
        let figures = Figures {
            scalar,
            starts: t.scalar_start & fresh,
            digit: v.digits() & scalar,
            dot: v.equal(b'.') & scalar,
            minus: v.equal(b'-') & scalar,
            zero: v.equal(b'0') & scalar,
        };
        let open = self.start.filter(|_| self.in_scalar == 1);
        self.sound &= self.numbers.accept(&figures, open, bytes, base);
        self.in_scalar = (t.scalar >> (len - 1)) & 1;
        if figures.starts != 0 {
            self.start = Some(base + 63 - figures.starts.leading_zeros() as usize);
        }
    }
}

#[cfg(test)]
mod tests;
