//! Stage 2: the rewriter. Bytes in, decided bytes out, everything undecided carried.
//!
//! The window holds the input from the first byte that is neither written nor given up (`from`). A verdict moves
//! that cursor: what survives is written as whole runs of the window, what goes is skipped. Containers that are
//! written only if something in them survives put their opening into `pending` until then.
//! Positions are offsets in the whole input; `base` is the one at which the window begins.

mod cursor;
mod emit;
mod members;
mod recover;
mod walk;

use self::cursor::Cursor;
use self::members::Entered;
use self::walk::{kind_of, without_space};
use super::scalar::Lexer;
use super::scan::{Index, LONGEST, Marks, Scan};
use super::utf8::Utf8;
use super::{Edit, Fault, FaultAt, Framing, Grouping, Step, Verdict, Visitor, Wait};
use crate::base::{Kind, Lease, LimitName, Limits};

/// Input is worked on in pieces of this many bytes: window, index and output of a piece stay in the second-level cache.
const PIECE: usize = LONGEST;

/// Input that comes by a few bytes is worked on once there are so many.
const SIP: usize = 64;

/// Most that goes through stage 1 at a time: a piece, and what waited for it.
const STRIDE: usize = PIECE + SIP;

/// A captured string longer than this, or than a token may be, is decided in parts if it can be.
const LONG: usize = 64 << 10;

/// Why the stream stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop<R> {
    /// The input is at fault.
    Fault(FaultAt),
    /// The visitor refused.
    Refused(R),
}

impl<R> From<FaultAt> for Stop<R> {
    fn from(fault: FaultAt) -> Self {
        Self::Fault(fault)
    }
}

/// What the next token is, between tokens. Stage 1 has seen to it that it is one the grammar allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Expect {
    /// A value of the stream, or a mark of its framing.
    Top,
    /// A member's name, or the end of an empty object.
    Name,
    /// A value, or the end of an empty array.
    Value,
    /// `,` or the closing bracket, after a value.
    CommaOrEnd,
}

/// The token that the last piece ended in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    None,
    Name,
    Text,
    /// A number or literal whose end matters.
    Scalar,
    /// A container that nobody asks about, with so many brackets open in it.
    Nested(usize),
}

/// What became of the node before this one in the same container, or of the value on this line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Prior {
    None,
    Kept,
    Dropped,
}

/// A container whose children are asked about.
#[derive(Clone, Copy, Debug)]
struct Frame {
    /// Its elements are the records.
    records: bool,
    /// It is a record.
    root: bool,
    /// It is an object.
    object: bool,
    /// Only names in it are asked about.
    names: bool,
    /// Something in it has been written.
    written: bool,
    prior: Prior,
    /// The number of elements before the current one.
    count: u64,
    /// Where its opening begins in `pending`.
    mark: usize,
}

impl Frame {
    fn new(kind: Kind, records: bool, mark: usize) -> Self {
        Self {
            records,
            root: false,
            object: kind == Kind::Object,
            names: false,
            written: false,
            prior: Prior::None,
            count: 0,
            mark,
        }
    }
}

/// The node being decided.
#[derive(Clone, Copy, Debug, Default)]
struct Child {
    /// Where its bytes begin: the comma before it, the byte after the opening bracket, or the start of its line.
    start: usize,
    /// Whether `start` is a comma.
    comma: bool,
    /// Its name, with quotes.
    name: (usize, usize),
    /// Where its value begins.
    value: usize,
}

/// A decided (or captured) node that has not ended yet.
#[derive(Clone, Copy, Debug)]
struct Skip {
    how: How,
    kind: Kind,
    /// It is the root of a record.
    record: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    Copy,
    Remove,
    Replace,
    Capture(Wait),
    /// A string being decided in parts.
    Parts,
    /// A record given up for a limit: removed, and its end is not reported.
    Forget,
}

/// The streaming rewriter. One for each stream; the visitor comes in with each call.
pub struct Rewriter {
    framing: Framing,
    grouping: Grouping,
    limits: Limits,
    lease: Lease,

    scan: Scan,
    utf8: Utf8,
    index: Index,
    window: Vec<u8>,
    base: usize,
    /// Everything before this offset has been through stage 1.
    seen: usize,
    /// How much goes through stage 1 at a time: little behind a record that failed, since what is read behind the next
    /// that fails is read again.
    stride: usize,
    /// A failed record is being passed over; the next one has not been found yet.
    lost: bool,

    expect: Expect,
    token: Token,
    /// Where the last token ended.
    last: usize,
    /// A record separator has been read and its text has not (RFC 7464).
    separated: bool,
    /// What became of the last value of the stream, or of the one on this line.
    top: Prior,
    any: bool,

    frames: Vec<Frame>,
    /// `frames[..opened]` have been written.
    opened: usize,
    pending: Vec<u8>,
    from: usize,
    child: Child,
    skip: Option<Skip>,
    /// A record that waits for the end of its line, and where it ended.
    deferred: Option<(Skip, usize)>,
    /// How long the caller's output was when the call began.
    out_start: usize,
    /// The last byte written in calls before this one.
    last_byte: Option<u8>,
    /// The last name because of which a container had to be walked.
    halted: usize,
    /// The name of the node being read, once the window has moved on from it.
    passed: Vec<u8>,
    edit: Edit,
}

impl Rewriter {
    /// A rewriter at the beginning of a stream. The lease is what its buffers are drawn on.
    pub fn new(framing: Framing, grouping: Grouping, limits: Limits, lease: Lease) -> Self {
        let marks = match framing {
            Framing::Ndjson => Marks::Newline,
            Framing::Sequence => Marks::Separator,
            Framing::Document | Framing::Concatenated => Marks::None,
        };
        Self {
            framing,
            grouping,
            limits,
            lease,
            scan: Scan::new(marks, limits.depth),
            utf8: Utf8::default(),
            index: Index::default(),
            window: Vec::new(),
            base: 0,
            seen: 0,
            stride: STRIDE,
            lost: false,
            expect: Expect::Top,
            token: Token::None,
            last: 0,
            separated: false,
            top: Prior::None,
            any: false,
            frames: Vec::new(),
            opened: 0,
            pending: Vec::new(),
            from: 0,
            child: Child::default(),
            skip: None,
            deferred: None,
            out_start: 0,
            last_byte: None,
            halted: usize::MAX,
            passed: Vec::new(),
            edit: Edit::default(),
        }
    }

    /// Back to the beginning of a stream; buffers stay allocated.
    pub fn reset(&mut self) {
        self.window.clear();
        self.pending.clear();
        self.frames.clear();
        (self.base, self.seen, self.from, self.opened) = (0, 0, 0, 0);
        self.utf8 = Utf8::default();
        self.stride = STRIDE;
        self.lost = false;
        self.any = false;
        self.last_byte = None;
        self.halted = usize::MAX;
        self.restart(0);
    }

    /// The state before a value at `offset`, whatever went before.
    fn restart(&mut self, offset: usize) {
        self.scan.restart();
        self.expect = Expect::Top;
        self.token = Token::None;
        self.last = offset;
        self.separated = false;
        self.top = Prior::None;
        self.child = Child { start: offset, ..Child::default() };
        self.skip = None;
        self.deferred = None;
    }

    /// Takes more input and appends to `out` what is decided. After an error nothing more must be pushed.
    pub fn push<V: Visitor>(
        &mut self,
        visitor: &mut V,
        input: &[u8],
        out: &mut Vec<u8>,
    ) -> Result<(), Stop<V::Refusal>> {
        self.out_start = out.len();
        for piece in input.chunks(PIECE) {
            self.window.extend_from_slice(piece);
            if self.sips(piece) {
                continue;
            }
            self.digest(visitor, out)?;
        }
        self.last_byte = out[self.out_start..].last().copied().or(self.last_byte);
        Ok(())
    }

    /// Whether so little has come that it can wait for more. What may end a record never waits.
    fn sips(&self, piece: &[u8]) -> bool {
        let ends = |byte: &u8| matches!(byte, b'\n' | b'}' | b']' | 0x1e);
        self.base + self.window.len() - self.seen < SIP && !piece.iter().any(ends)
    }

    /// Works on what has come.
    fn digest<V: Visitor>(&mut self, visitor: &mut V, out: &mut Vec<u8>) -> Result<(), Stop<V::Refusal>> {
        while self.seen < self.base + self.window.len() {
            let Err(stop) = self.advance(visitor, out).and_then(|()| self.settle(visitor, out)) else { continue };
            let Stop::Fault(fault) = stop else { return Err(stop) };
            self.recover(visitor, fault, out)?;
        }
        Ok(self.compact()?)
    }

    /// The input is complete: appends what remains.
    pub fn finish<V: Visitor>(&mut self, visitor: &mut V, out: &mut Vec<u8>) -> Result<(), Stop<V::Refusal>> {
        self.out_start = out.len();
        self.digest(visitor, out)?;
        if let Err(stop) = self.end(visitor, out) {
            let Stop::Fault(fault) = stop else { return Err(stop) };
            self.recover(visitor, fault, out)?;
        }
        self.settle_end(out);
        Ok(())
    }

    fn end<V: Visitor>(&mut self, visitor: &mut V, out: &mut Vec<u8>) -> Result<(), Stop<V::Refusal>> {
        let end = self.seen;
        if self.lost {
            return Ok(());
        }
        if !self.utf8.complete() {
            return Err(Fault::Utf8.at(end - self.utf8.carried()).into());
        }
        let cut = |lexer: Lexer| !lexer.complete() || self.framing == Framing::Sequence;
        if self.scan.scalar().is_some_and(cut) {
            return Err(Fault::Truncated.at(end).into());
        }
        if self.token == Token::Scalar {
            self.token = Token::None;
            self.value_end(visitor, end, out)?;
        }
        if self.token != Token::None || !self.frames.is_empty() || self.separated {
            return Err(Fault::Truncated.at(end).into());
        }
        if self.framing == Framing::Document && !self.any {
            return Err(Fault::Empty.at(end).into());
        }
        self.line_end(visitor, out)
    }

    /// Runs stage 1 over what has not been through it, and walks what it found.
    fn advance<V: Visitor>(&mut self, visitor: &mut V, out: &mut Vec<u8>) -> Result<(), Stop<V::Refusal>> {
        if self.lost && !self.find_next_record() {
            return Ok(());
        }
        let origin = self.seen;
        let stop = self.window.len().min((origin - self.base).saturating_add(self.stride));
        self.stride = (2 * self.stride).min(STRIDE);
        let bytes = &self.window[origin - self.base..stop];
        let utf8 = self.utf8.check(bytes);
        // What does not belong where it stands is that first, whether it is UTF-8 or not: a piece may end behind its first byte.
        let clean = utf8.map_or_else(|at| (at + 1).max(0) as usize, |()| bytes.len());
        let scanned = self.scan.run(&bytes[..clean], &mut self.index);
        let fault = match (scanned, utf8) {
            (Err(fault), _) => Some(fault.fault.at(origin + fault.offset)),
            (Ok(()), Err(at)) => Some(Fault::Utf8.at(origin.saturating_add_signed(at))),
            (Ok(()), Ok(())) => None,
        };
        self.seen = self.base + stop;
        let end = fault.map_or(self.seen, |fault| fault.offset);
        self.walk(visitor, (origin, end.max(origin)), out)?;
        let Some(fault) = fault else { return Ok(()) };
        self.overdue(visitor, end, out)?;
        Err(fault.into())
    }

    /// Where the value of the node being decided begins in the input.
    pub fn node_offset(&self) -> usize {
        self.child.value
    }

    /// The step to the node that is being read, where it is no container that was entered.
    pub fn node(&self) -> Option<Step<'_>> {
        self.skip?;
        Some(match self.frames.last() {
            Some(frame) if frame.records => Step::Record,
            Some(frame) if frame.object => Step::Member(self.name()),
            Some(frame) => Step::Element(frame.count),
            None => Step::Record,
        })
    }

    /// The name of the node being decided, without its quotes.
    #[inline(always)]
    fn name(&self) -> &[u8] {
        let (start, end) = self.child.name;
        match start.checked_sub(self.base) {
            Some(start) => &self.window[start + 1..end - 1 - self.base],
            None => &self.passed,
        }
    }

    fn byte(&self, at: usize) -> u8 {
        self.window[at - self.base]
    }

    /// Drops from the window what has been written or given up, and squares the lease with what is held.
    fn compact(&mut self) -> Result<(), FaultAt> {
        let name = self.child.name.0;
        if self.skip.is_some() && (self.base..self.from).contains(&name) && self.child.name.1 > name {
            let mut passed = std::mem::take(&mut self.passed);
            passed.clear();
            passed.extend_from_slice(self.name());
            self.passed = passed;
        }
        self.window.drain(..self.from - self.base);
        self.base = self.from;
        if self.window.capacity() > 8 * PIECE && self.window.len() < PIECE {
            self.window.shrink_to(2 * PIECE);
        }
        if self.edit.value.capacity() > 8 * PIECE {
            self.edit.value = Vec::new();
        }
        let edit = self.edit.name.capacity() + self.edit.value.capacity();
        let held =
            self.window.capacity() + self.pending.capacity() + self.passed.capacity() + self.index.bytes() + edit;
        if held != self.lease.bytes() {
            self.lease.resize(held).map_err(|_| Fault::Limit(LimitName::Memory).at(self.seen))?;
        }
        Ok(())
    }
}
