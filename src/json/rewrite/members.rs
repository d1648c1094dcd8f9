//! The way most tokens go: the members of a live object one after the other, each decided with all of it in view.
//!
//! What lies across the end of a piece, containers, and white space without measure are left to the walk token by token,
//! which knows every case; nothing is decided here before a member is known to be none of these.

use super::*;

/// A member with a scalar for a value, all of it in the piece, and the token behind it.
#[derive(Clone, Copy)]
struct Whole {
    name: (usize, usize),
    value: usize,
    end: usize,
    kind: Kind,
    next: usize,
}

/// What stands next in an object.
enum Ahead {
    Scalar(Whole),
    /// A member whose value is a container, which begins here.
    Container {
        name: (usize, usize),
        value: usize,
        byte: u8,
    },
    /// Not to be told here.
    Else,
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
            let mut ahead = *cursor;
            match self.ahead(bitmaps, &mut ahead) {
                Ahead::Scalar(whole) => {
                    *cursor = ahead;
                    self.whole(visitor, whole, out)?;
                }
                Ahead::Container { name, value, byte } => {
                    *cursor = ahead;
                    self.child.name = name;
                    self.begin(visitor, bitmaps, cursor, value, byte, out)?;
                }
                Ahead::Else => break,
            }
        }
        Ok(())
    }

    /// Reads a member's tokens.
    #[inline(always)]
    fn ahead(&self, bitmaps: &Bitmaps, cursor: &mut Cursor) -> Ahead {
        let limit = self.limits.name;
        let (Some(open), Some(close), Some(value)) = (cursor.next(bitmaps), cursor.next(bitmaps), cursor.next(bitmaps))
        else {
            return Ahead::Else;
        };
        // The brackets of an empty object are two tokens as well.
        if self.byte(open) != b'"' {
            return Ahead::Else;
        }
        let name = (open, close + 1);
        let byte = self.byte(value);
        let kind = kind_of(byte);
        if open - self.last > limit || value - open > limit {
            return Ahead::Else;
        }
        if kind.is_container() {
            return Ahead::Container { name, value, byte };
        }
        let (end, next) = if kind == Kind::String {
            let (Some(quote), Some(next)) = (cursor.next(bitmaps), cursor.next(bitmaps)) else { return Ahead::Else };
            (quote + 1, next)
        } else {
            let Some(next) = cursor.next(bitmaps) else { return Ahead::Else };
            (self.before_space(next), next)
        };
        if next - end > limit {
            return Ahead::Else;
        }
        Ahead::Scalar(Whole { name, value, end, kind, next })
    }

    /// Decides a member, and takes the comma or bracket behind it.
    #[inline(always)]
    fn whole<V: Visitor>(&mut self, visitor: &mut V, whole: Whole, out: &mut Vec<u8>) -> Result<(), Stop<V::Refusal>> {
        self.child.name = whole.name;
        self.child.value = whole.value;
        self.edit.name.clear();
        self.edit.value.clear();
        let name = &self.window[whole.name.0 + 1 - self.base..whole.name.1 - 1 - self.base];
        let verdict = visitor.visit(Step::Member(name), whole.kind, &mut self.edit);
        match verdict {
            Verdict::Copy => {
                if !self.flows() {
                    self.survive(out);
                }
                self.child_end(true);
            }
            Verdict::Remove => {
                self.give_up(out);
                self.from = whole.end;
                self.child_end(false);
            }
            _ => {
                self.rule_on(verdict, whole.kind, whole.value, false, out)?;
                let Some(skip) = self.skip.take() else { return Ok(()) };
                self.decided(visitor, skip, whole.end, out)?;
            }
        }
        self.expect = Expect::CommaOrEnd;
        if self.byte(whole.next) == b',' {
            self.comma(whole.next);
        } else {
            self.close(visitor, whole.next);
        }
        Ok(())
    }

    /// Whether a member that passes needs nothing written now: all around it is open, and something stands before it.
    #[inline(always)]
    fn flows(&self) -> bool {
        self.edit.name.is_empty()
            && self.opened == self.frames.len()
            && self.frames.last().is_some_and(|frame| frame.written)
    }
}
