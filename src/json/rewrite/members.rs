//! The way most tokens go: the members and elements of live containers one after the other, each with all of it in view.
//!
//! What lies across the end of a piece, and white space without measure, are left to the walk token by token, which knows
//! every case; nothing is decided here before a member is known to be neither.

use super::emit::unfold;
use super::*;
use crate::json::vector::Work;
use crate::json::{Glance, Name};

/// A member or element, as far as its tokens tell.
#[derive(Clone, Copy)]
struct Member {
    /// A member's name, with quotes.
    name: (usize, usize),
    value: usize,
    byte: u8,
    kind: Kind,
    /// Where a scalar ends, and the token behind it; nothing for a container.
    end: usize,
    next: usize,
}

/// What a run came to.
enum Came {
    /// To a scalar that has to be asked about.
    Scalar(Member),
    /// To a container that has to be asked about.
    Container(Member),
    /// To a container that is decided and does not end in the piece.
    Decided(Member, Verdict),
    /// To the container's end, here.
    End(usize),
    /// To what is not to be told here.
    Else,
}

/// A run over what needs nothing but a glance, into containers and out again. What it notes of the innermost is in locals,
/// and goes back to the rewriter when the run ends.
struct Run<'a, 'i> {
    /// The window from the piece's first byte on, and all of it.
    piece: &'a [u8],
    window: &'a [u8],
    base: usize,
    /// White space longer than this is not waited for.
    limit: usize,
    frames: &'a mut Vec<Frame>,
    opened: &'a mut usize,
    pending: &'a mut Vec<u8>,
    held: usize,
    halted: &'a mut usize,
    /// What surrounds the nodes has been written.
    open: bool,
    cursor: Cursor<'i>,
    last: usize,
    from: usize,
    /// Where the next node's bytes begin, and whether that is a comma.
    start: usize,
    comma: bool,
    /// A container was closed last, and neither a comma nor a bracket is there behind it.
    closed: bool,
    object: bool,
    written: bool,
    prior: Prior,
    count: u64,
}

impl Rewriter {
    /// Decides members and elements from here on, as long as each lies whole in the piece.
    pub(super) fn members<V: Visitor>(
        &mut self,
        visitor: &mut V,
        cursor: &mut Cursor<'_>,
        out: &mut Vec<u8>,
    ) -> Result<(), Stop<V::Refusal>> {
        while self.between() {
            match self.run(visitor, cursor, out) {
                Came::Scalar(member) => self.whole(visitor, member, out)?,
                Came::Container(member) => {
                    self.child.name = member.name;
                    self.begin(visitor, cursor, member.value, member.byte, out)?;
                }
                Came::Decided(member, verdict) => {
                    self.note(member);
                    self.rule_on(verdict, member.kind, member.value, out)?;
                    self.last = member.value + 1;
                    self.nested(visitor, cursor, 1, out)?;
                }
                Came::End(at) => self.close(visitor, at),
                Came::Else => break,
            }
        }
        Ok(())
    }

    /// Whether a member or an element is due whose container is no list of records.
    #[inline(always)]
    fn between(&self) -> bool {
        match (self.expect, self.frames.last()) {
            (Expect::Name, Some(_)) => true,
            (Expect::Value, Some(frame)) => !frame.object && !frame.records,
            _ => false,
        }
    }

    #[inline]
    fn run<V: Visitor>(&mut self, visitor: &mut V, cursor: &mut Cursor<'_>, out: &mut Vec<u8>) -> Came {
        let Some(frame) = self.frames.last() else { return Came::Else };
        let (object, written, prior, count) = (frame.object, frame.written, frame.prior, frame.count);
        let mut run = Run {
            piece: &self.window[cursor.origin - self.base..],
            window: &self.window,
            base: self.base,
            limit: self.limits.name,
            open: self.opened == self.frames.len(),
            frames: &mut self.frames,
            opened: &mut self.opened,
            pending: &mut self.pending,
            held: self.limits.held,
            halted: &mut self.halted,
            cursor: *cursor,
            last: self.last,
            from: self.from,
            start: self.child.start,
            comma: self.child.comma,
            closed: false,
            object,
            written,
            prior,
            count,
        };
        let came = self.scan.unit().with(Going { run: &mut run, visitor, out });
        *cursor = run.cursor;
        (self.last, self.from) = (run.last, run.from);
        (self.child.start, self.child.comma) = (run.start, run.comma);
        self.expect = match (run.closed, run.object) {
            (true, _) => Expect::CommaOrEnd,
            (false, true) => Expect::Name,
            (false, false) => Expect::Value,
        };
        let (written, prior, count) = (run.written, run.prior, run.count);
        if let Some(frame) = self.frames.last_mut() {
            (frame.written, frame.prior, frame.count) = (written, prior, count);
        }
        came
    }

    /// Makes a member or element the node being decided.
    fn note(&mut self, member: Member) {
        self.child.name = member.name;
        self.child.value = member.value;
        self.edit.name.clear();
        self.edit.value.clear();
        (self.edit.at, self.edit.record) = (member.value, false);
    }

    /// Asks about a scalar, and takes the comma or bracket behind it.
    fn whole<V: Visitor>(
        &mut self,
        visitor: &mut V,
        member: Member,
        out: &mut Vec<u8>,
    ) -> Result<(), Stop<V::Refusal>> {
        self.note(member);
        let step = match self.frames.last() {
            Some(frame) if !frame.object => Step::Element(frame.count),
            _ => Step::Member(&self.window[member.name.0 + 1 - self.base..member.name.1 - 1 - self.base]),
        };
        let verdict = visitor.visit(step, member.kind, &mut self.edit);
        self.rule_on(verdict, member.kind, member.value, out)?;
        if let Some(skip) = self.skip.take() {
            self.decided(visitor, skip, member.end, out)?;
        }
        self.behind(visitor, member);
        Ok(())
    }

    /// Takes the comma or bracket behind a member or element.
    fn behind<V: Visitor>(&mut self, visitor: &mut V, member: Member) {
        self.expect = Expect::CommaOrEnd;
        if self.byte(member.next) == b',' {
            self.comma(member.next);
        } else {
            self.close(visitor, member.next);
        }
    }
}

/// A run to be gone on.
struct Going<'a, 'r, 'i, V> {
    run: &'a mut Run<'r, 'i>,
    visitor: &'a mut V,
    out: &'a mut Vec<u8>,
}

impl<V: Visitor> Work for Going<'_, '_, '_, V> {
    type Done = Came;

    #[inline(always)]
    fn work(self) -> Came {
        self.run.on(self.visitor, self.out)
    }
}

impl Run<'_, '_> {
    /// Goes from node to node. The cursor stands behind the tokens of what it came to.
    #[inline(always)]
    fn on<V: Visitor>(&mut self, visitor: &mut V, out: &mut Vec<u8>) -> Came {
        loop {
            let read = if self.object { self.member() } else { self.element() };
            let Some((member, tokens)) = read else {
                let Some(at) = self.empty() else { return Came::Else };
                match self.close(visitor, at) {
                    Some(came) => return came,
                    None => continue,
                }
            };
            if member.kind.is_container() && self.overflows(&member) {
                self.cursor.pass(tokens);
                return Came::Container(member);
            }
            let glance = if self.object {
                let (start, end) = (member.name.0 + 1 - self.cursor.origin, member.name.1 - 1 - self.cursor.origin);
                visitor.glance(Name::of(self.piece, start, end), member.kind)
            } else {
                visitor.glance_at(self.count, member.kind)
            };
            self.cursor.pass(tokens);
            if member.kind.is_container() {
                match self.container(visitor, member, glance, out) {
                    Some(came) => return came,
                    None => continue,
                }
            }
            match glance {
                Glance::Copy => self.survive(out),
                Glance::Remove => self.give_up(member.end, out),
                _ => return Came::Scalar(member),
            }
            if let Some(came) = self.behind(visitor, member.next) {
                return came;
            }
        }
    }

    /// What a glance made of a container, of whose tokens the bracket has been passed. Something: the run ends there.
    #[inline(always)]
    fn container<V: Visitor>(
        &mut self,
        visitor: &mut V,
        member: Member,
        glance: Glance,
        out: &mut Vec<u8>,
    ) -> Option<Came> {
        let verdict = match glance {
            Glance::Copy => Verdict::Copy,
            Glance::Remove => Verdict::Remove,
            Glance::Enter => {
                self.enter(member, false, out);
                return None;
            }
            Glance::EnterLazily => {
                self.enter_lazily(member, out);
                return None;
            }
            Glance::EnterForNames => {
                self.enter(member, true, out);
                let (piece, limit, cursor, at) = (self.piece, self.limit, self.cursor, member.value);
                let entered = Entered { visitor: &mut *visitor, piece, limit, halted: self.halted, cursor, at };
                let (end, behind) = entered.work()?;
                self.cursor = behind;
                return self.close(visitor, end);
            }
            Glance::Ask => return Some(Came::Container(member)),
        };
        let mut behind = self.cursor;
        let Ok(end) = behind.close(1) else { return Some(Came::Decided(member, verdict)) };
        let Some(next) = behind.peek() else { return Some(Came::Decided(member, verdict)) };
        if next - end > self.limit {
            return Some(Came::Decided(member, verdict));
        }
        behind.pass(1);
        self.cursor = behind;
        match verdict {
            Verdict::Copy => self.survive(out),
            _ => self.give_up(end + 1, out),
        }
        self.behind(visitor, next)
    }

    /// Reads a member's tokens, and tells how many they are. `None`: they are not all there, or there is more white space
    /// than is waited for.
    #[inline(always)]
    fn member(&self) -> Option<(Member, usize)> {
        let [open, close, value, third, fourth] = self.cursor.ahead()?;
        // The brackets of an empty object are tokens as well.
        if self.piece[open] != b'"' {
            return None;
        }
        let origin = self.cursor.origin;
        let name = (origin + open, origin + close + 1);
        if name.0 - self.last > self.limit || value - open > self.limit {
            return None;
        }
        let (member, tokens) = self.value(value, third, fourth)?;
        Some((Member { name, ..member }, tokens + 2))
    }

    /// Reads an element's tokens; the same.
    #[inline(always)]
    fn element(&self) -> Option<(Member, usize)> {
        let [value, second, third] = self.cursor.ahead()?;
        if self.piece[value] == b']' || self.cursor.origin + value - self.last > self.limit {
            return None;
        }
        self.value(value, second, third)
    }

    /// Passes the bracket that closes a container with nothing in it.
    #[inline]
    fn empty(&mut self) -> Option<usize> {
        let [at] = self.cursor.ahead()?;
        let offset = self.cursor.origin + at;
        let ends = matches!(self.piece[at], b'}' | b']') && offset - self.last <= self.limit;
        ends.then(|| self.cursor.pass(1)).map(|()| offset)
    }

    /// A value by its first token and the two behind it.
    #[inline(always)]
    fn value(&self, value: usize, second: usize, third: usize) -> Option<(Member, usize)> {
        let byte = self.piece[value];
        let kind = kind_of(byte);
        let (end, next, tokens) = match kind {
            Kind::Object | Kind::Array => (value, value, 1),
            Kind::String => (second + 1, third, 3),
            Kind::Bool | Kind::Null | Kind::Number => (without_space(&self.piece[..second]), second, 2),
        };
        let origin = self.cursor.origin;
        let member = Member { name: (0, 0), value: origin + value, byte, kind, end: origin + end, next: origin + next };
        (next - end <= self.limit).then_some((member, tokens))
    }

    /// The node will be written, and what surrounds it.
    #[inline(always)]
    fn survive(&mut self, out: &mut Vec<u8>) {
        if !self.open {
            unfold(self.frames, self.opened, self.pending, out);
            self.open = true;
        }
        if !self.written && self.comma {
            self.emit_to(self.start, out);
            self.from = self.start + 1;
        }
        self.written = true;
        self.prior = Prior::Kept;
    }

    /// Whether what is held of containers not yet written would be too much with this one.
    #[inline(always)]
    fn overflows(&self, member: &Member) -> bool {
        self.pending.len() + (member.value + 1 - self.start) > self.held
    }

    /// The node goes, up to here.
    #[inline(always)]
    fn give_up(&mut self, end: usize, out: &mut Vec<u8>) {
        if self.open {
            self.emit_to(self.start, out);
        }
        self.from = end;
        self.prior = Prior::Dropped;
    }

    #[inline(always)]
    fn emit_to(&mut self, to: usize, out: &mut Vec<u8>) {
        if to > self.from {
            out.extend_from_slice(&self.window[self.from - self.base..to - self.base]);
            self.from = to;
        }
    }

    /// Takes the comma or bracket behind a node.
    #[inline(always)]
    fn behind<V: Visitor>(&mut self, visitor: &mut V, at: usize) -> Option<Came> {
        if self.piece[at - self.cursor.origin] != b',' {
            return self.close(visitor, at);
        }
        self.last = at + 1;
        (self.start, self.comma) = (at, true);
        self.count += 1;
        if self.prior == Prior::Dropped {
            self.from = at;
        }
        None
    }

    /// Opens a container that is written in any case. The visitor has entered it.
    #[inline(always)]
    fn enter(&mut self, member: Member, names: bool, out: &mut Vec<u8>) {
        self.survive(out);
        self.go_in(member, Frame { names, ..Frame::new(member.kind, false, 0) });
        *self.opened = self.frames.len();
    }

    /// Opens a container that is written only if something in it survives. The visitor has entered it.
    #[inline(always)]
    fn enter_lazily(&mut self, member: Member, out: &mut Vec<u8>) {
        if self.open {
            self.emit_to(self.start, out);
        }
        self.from = self.start + usize::from(self.comma && !self.written);
        let frame = Frame::new(member.kind, false, self.pending.len());
        self.pending.extend_from_slice(&self.window[self.from - self.base..member.value + 1 - self.base]);
        self.from = member.value + 1;
        self.go_in(member, frame);
        self.open = false;
    }

    #[inline(always)]
    fn go_in(&mut self, member: Member, frame: Frame) {
        if let Some(parent) = self.frames.last_mut() {
            (parent.written, parent.prior, parent.count) = (self.written, self.prior, self.count);
        }
        self.object = frame.object;
        (self.written, self.prior, self.count) = (false, Prior::None, 0);
        self.frames.push(frame);
        self.last = member.value + 1;
        (self.start, self.comma) = (self.last, false);
    }

    /// The container closes here, and what is around it goes on, or the run ends.
    #[inline(always)]
    fn close<V: Visitor>(&mut self, visitor: &mut V, mut at: usize) -> Option<Came> {
        loop {
            // Records are told of when they end, and asked about when they begin.
            let [.., parent, frame] = &self.frames[..] else { return Some(Came::End(at)) };
            if frame.root || parent.records {
                return Some(Came::End(at));
            }
            let mark = frame.mark;
            self.frames.pop();
            visitor.leave();
            if let Some(frame) = self.frames.last() {
                (self.object, self.count, self.written) = (frame.object, frame.count, frame.written);
            }
            if self.open {
                *self.opened = self.frames.len();
                (self.written, self.prior) = (true, Prior::Kept);
            } else {
                self.pending.truncate(mark);
                self.from = at + 1;
                self.prior = Prior::Dropped;
                self.open = *self.opened == self.frames.len();
            }
            self.last = at + 1;
            let next = self.cursor.peek().filter(|next| self.prior == Prior::Kept || next - at <= self.limit);
            let Some(next) = next else {
                self.closed = true;
                return Some(Came::Else);
            };
            self.cursor.pass(1);
            if self.piece[next - self.cursor.origin] == b',' {
                return self.behind(visitor, next);
            }
            at = next;
        }
    }
}

/// A container that has just been entered for names.
pub(super) struct Entered<'a, 'i, V> {
    pub(super) visitor: &'a mut V,
    /// The window from the piece's first byte on.
    pub(super) piece: &'a [u8],
    /// White space longer than this is not waited for.
    pub(super) limit: usize,
    /// The last name that did not pass.
    pub(super) halted: &'a mut usize,
    pub(super) cursor: Cursor<'i>,
    /// Where it begins in the input.
    pub(super) at: usize,
}

impl<'i, V: Visitor> Work for Entered<'_, 'i, V> {
    type Done = Option<(usize, Cursor<'i>)>;

    /// Where it ends, and the cursor behind it, if all of it is in the piece and all names in it pass.
    #[inline(always)]
    fn work(self) -> Self::Done {
        // White space in what is walked is measured; a piece that cannot hold too much of it need not be.
        if self.limit < PIECE {
            return None;
        }
        let mut behind = self.cursor;
        let end = behind.close(1).ok()?;
        // A name that did not pass does so no more in the containers inside.
        if (self.at..end).contains(self.halted) {
            return None;
        }
        let mut names = self.cursor.names(self.piece, end);
        if !self.visitor.pass(&mut names) {
            *self.halted = self.cursor.origin + names.place();
            return None;
        }
        Some((end, behind))
    }
}
