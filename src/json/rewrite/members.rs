//! The way most tokens go: the members of a live object one after the other, each with all of it in view.
//!
//! What lies across the end of a piece, and white space without measure, are left to the walk token by token, which knows
//! every case; nothing is decided here before a member is known to be neither.

use super::*;
use crate::json::scan::Bits;
use crate::json::{Glance, Name};

/// A member, as far as its tokens tell.
#[derive(Clone, Copy)]
struct Member {
    name: (usize, usize),
    value: usize,
    byte: u8,
    kind: Kind,
    /// Where a scalar ends, and the token behind it; nothing for a container.
    end: usize,
    next: usize,
}

/// What the run over an object's members came to.
enum Came {
    /// To a scalar that has to be asked about.
    Scalar(Member),
    /// To a scalar that passes and is the first to do so.
    Kept(Member),
    /// To a container.
    Container(Member),
    /// To the object's end, here.
    End(usize),
    /// To what is not to be told here.
    Else,
}

/// A run over the members of an object that need nothing but a glance. All of it in locals: what it notes goes back to the
/// rewriter when it ends.
struct Run<'a> {
    window: &'a [u8],
    base: usize,
    blocks: &'a [Bits],
    limit: usize,
    /// What surrounds the members has been written, and something before them.
    flows: bool,
    open: bool,
    cursor: Cursor,
    child: Child,
    prior: Prior,
    last: usize,
    from: usize,
}

impl Rewriter {
    /// Decides members from here on, as long as each lies whole in the piece.
    pub(super) fn members<V: Visitor>(
        &mut self,
        visitor: &mut V,
        bitmaps: &Bitmaps,
        cursor: &mut Cursor,
        out: &mut Vec<u8>,
    ) -> Result<(), Stop<V::Refusal>> {
        while self.expect == Expect::Name {
            match self.run(visitor, bitmaps, cursor, out) {
                Came::Scalar(member) => self.whole(visitor, member, out)?,
                Came::Kept(member) => {
                    self.edit.name.clear();
                    self.survive(out);
                    self.child_end(true);
                    self.behind(visitor, member);
                }
                Came::Container(member) => {
                    self.child.name = member.name;
                    self.begin(visitor, bitmaps, cursor, member.value, member.byte, out)?;
                }
                Came::End(at) => self.close(visitor, at),
                Came::Else => break,
            }
        }
        Ok(())
    }

    #[inline]
    fn run<V: Visitor>(&mut self, visitor: &mut V, bitmaps: &Bitmaps, cursor: &mut Cursor, out: &mut Vec<u8>) -> Came {
        let open = self.opened == self.frames.len();
        let Some(frame) = self.frames.last() else { return Came::Else };
        let mut run = Run {
            window: &self.window,
            base: self.base,
            blocks: bitmaps,
            limit: self.limits.name,
            flows: open && frame.written,
            open,
            cursor: *cursor,
            child: self.child,
            prior: frame.prior,
            last: self.last,
            from: self.from,
        };
        let came = run.on(visitor, out);
        *cursor = run.cursor;
        (self.child, self.last, self.from) = (run.child, run.last, run.from);
        let prior = run.prior;
        if let Some(frame) = self.frames.last_mut() {
            frame.prior = prior;
        }
        came
    }

    /// Asks about a scalar, and takes the comma or bracket behind it.
    fn whole<V: Visitor>(
        &mut self,
        visitor: &mut V,
        member: Member,
        out: &mut Vec<u8>,
    ) -> Result<(), Stop<V::Refusal>> {
        self.child.name = member.name;
        self.child.value = member.value;
        self.edit.name.clear();
        self.edit.value.clear();
        (self.edit.at, self.edit.record) = (member.value, false);
        let name = &self.window[member.name.0 + 1 - self.base..member.name.1 - 1 - self.base];
        let verdict = visitor.visit(Step::Member(name), member.kind, &mut self.edit);
        self.rule_on(verdict, member.kind, member.value, out)?;
        if let Some(skip) = self.skip.take() {
            self.decided(visitor, skip, member.end, out)?;
        }
        self.behind(visitor, member);
        Ok(())
    }

    /// Takes the comma or bracket behind a member.
    fn behind<V: Visitor>(&mut self, visitor: &mut V, member: Member) {
        self.expect = Expect::CommaOrEnd;
        if self.byte(member.next) == b',' {
            self.comma(member.next);
        } else {
            self.close(visitor, member.next);
        }
    }
}

impl Run<'_> {
    /// Goes from member to member. The cursor stands behind the tokens of what it came to.
    #[inline(always)]
    fn on<V: Visitor>(&mut self, visitor: &mut V, out: &mut Vec<u8>) -> Came {
        loop {
            let mut ahead = self.cursor;
            let Some(member) = self.member(&mut ahead) else { return Came::Else };
            if member.kind.is_container() {
                self.cursor = ahead;
                return Came::Container(member);
            }
            let name = Name::of(self.window, member.name.0 + 1 - self.base, member.name.1 - 1 - self.base);
            match visitor.glance(name) {
                Glance::Copy if self.flows => self.prior = Prior::Kept,
                Glance::Copy => {
                    self.cursor = ahead;
                    return Came::Kept(member);
                }
                Glance::Remove => {
                    if self.open && self.child.start > self.from {
                        out.extend_from_slice(&self.window[self.from - self.base..self.child.start - self.base]);
                    }
                    self.from = member.end;
                    self.prior = Prior::Dropped;
                }
                Glance::Ask => {
                    self.cursor = ahead;
                    return Came::Scalar(member);
                }
            }
            self.cursor = ahead;
            self.last = member.next + 1;
            if self.window[member.next - self.base] != b',' {
                return Came::End(member.next);
            }
            self.child.start = member.next;
            self.child.comma = true;
            if self.prior == Prior::Dropped {
                self.from = member.next;
            }
        }
    }

    /// Reads a member's tokens. `None`: they are not all there, or there is more white space than is waited for.
    #[inline(always)]
    fn member(&self, cursor: &mut Cursor) -> Option<Member> {
        let open = cursor.next(self.blocks)?;
        let close = cursor.next(self.blocks)?;
        let value = cursor.next(self.blocks)?;
        // The brackets of an empty object are tokens as well.
        if self.byte(open) != b'"' || open - self.last > self.limit || value - open > self.limit {
            return None;
        }
        let (name, byte) = ((open, close + 1), self.byte(value));
        let kind = kind_of(byte);
        let (end, next) = match kind {
            Kind::Object | Kind::Array => return Some(Member { name, value, byte, kind, end: value, next: value }),
            Kind::String => (cursor.next(self.blocks)? + 1, cursor.next(self.blocks)?),
            Kind::Bool | Kind::Null | Kind::Number => {
                let next = cursor.next(self.blocks)?;
                (self.base + without_space(&self.window[..next - self.base]), next)
            }
        };
        (next - end <= self.limit).then_some(Member { name, value, byte, kind, end, next })
    }

    #[inline(always)]
    fn byte(&self, at: usize) -> u8 {
        self.window[at - self.base]
    }
}
