//! Stage 2's walk: from token to token of what is alive, and the framing around it. Stage 1 has judged the grammar.

use super::*;

impl Rewriter {
    /// Walks the tokens of a piece, from where it begins in the input to where it ends.
    pub(super) fn walk<V: Visitor>(
        &mut self,
        visitor: &mut V,
        (origin, end): (usize, usize),
        out: &mut Vec<u8>,
    ) -> Result<(), Stop<V::Refusal>> {
        let index = std::mem::take(&mut self.index);
        let mut cursor = Cursor::new(&index, origin, end);
        let walked = self.tokens(visitor, &mut cursor, out);
        let end = cursor.end();
        self.index = index;
        walked?;
        if self.token == Token::Scalar {
            let scalar = self.before_space(end);
            if scalar < end {
                self.token = Token::None;
                return self.value_end(visitor, scalar, out);
            }
        }
        Ok(())
    }

    fn tokens<V: Visitor>(
        &mut self,
        visitor: &mut V,
        cursor: &mut Cursor<'_>,
        out: &mut Vec<u8>,
    ) -> Result<(), Stop<V::Refusal>> {
        if let Token::Nested(depth) = self.token {
            self.nested(visitor, cursor, depth, out)?;
        }
        loop {
            if self.token == Token::None {
                self.members(visitor, cursor, out)?;
            }
            let Some(at) = cursor.next() else { return Ok(()) };
            match std::mem::replace(&mut self.token, Token::None) {
                Token::None => self.token_at(visitor, cursor, at, out)?,
                Token::Name => self.name_end(at + 1)?,
                Token::Text => self.value_end(visitor, at + 1, out)?,
                Token::Scalar | Token::Nested(_) => {
                    self.value_end(visitor, self.before_space(at), out)?;
                    self.token_at(visitor, cursor, at, out)?;
                }
            }
        }
    }

    /// One token that begins at `at`.
    #[inline]
    fn token_at<V: Visitor>(
        &mut self,
        visitor: &mut V,
        cursor: &mut Cursor<'_>,
        at: usize,
        out: &mut Vec<u8>,
    ) -> Result<(), Stop<V::Refusal>> {
        if at - self.last > self.limits.name && self.waiting() {
            return Err(Fault::Limit(LimitName::Name).at(self.last).into());
        }
        match (self.expect, self.byte(at)) {
            (Expect::Name, b'"') => {
                self.child.name.0 = at;
                match cursor.next() {
                    Some(end) => self.name_end(end + 1)?,
                    None => self.token = Token::Name,
                }
            }
            (Expect::CommaOrEnd, b',') => self.comma(at),
            (Expect::Top, byte) => return self.top(visitor, cursor, at, byte, out),
            (_, b'}' | b']') => self.close(visitor, at),
            (_, byte) => return self.begin(visitor, cursor, at, byte, out),
        }
        Ok(())
    }

    /// Passes over a container that nobody asks about, with so many brackets open.
    #[inline]
    pub(super) fn nested<V: Visitor>(
        &mut self,
        visitor: &mut V,
        cursor: &mut Cursor<'_>,
        depth: usize,
        out: &mut Vec<u8>,
    ) -> Result<(), Stop<V::Refusal>> {
        match cursor.close(depth) {
            Ok(at) => {
                self.token = Token::None;
                self.value_end(visitor, at + 1, out)
            }
            Err(depth) => {
                self.token = Token::Nested(depth);
                Ok(())
            }
        }
    }

    /// Where the white space before `at` begins, as far as the window goes back.
    fn before_space(&self, at: usize) -> usize {
        self.base + without_space(&self.window[..at - self.base])
    }

    /// Between the values of the stream.
    fn top<V: Visitor>(
        &mut self,
        visitor: &mut V,
        cursor: &mut Cursor<'_>,
        at: usize,
        byte: u8,
        out: &mut Vec<u8>,
    ) -> Result<(), Stop<V::Refusal>> {
        match (self.framing, byte) {
            (Framing::Ndjson, b'\n') => {
                self.line_end(visitor, out)?;
                if self.top == Prior::Dropped {
                    self.from = at + 1;
                }
                self.top = Prior::None;
                self.child.start = at + 1;
                self.last = at + 1;
                return Ok(());
            }
            (Framing::Sequence, 0x1e) => {
                self.line_end(visitor, out)?;
                if self.top == Prior::Dropped {
                    self.from = at;
                }
                self.top = Prior::None;
                self.separated = true;
                self.child.start = at;
                self.last = at + 1;
                return Ok(());
            }
            _ => {}
        }
        match self.framing {
            Framing::Document | Framing::Ndjson if self.top != Prior::None || self.deferred.is_some() => {
                return Err(Fault::Several.at(at).into());
            }
            Framing::Sequence if !self.separated => return Err(Fault::Separator.at(at).into()),
            Framing::Concatenated => {
                if self.top == Prior::Dropped {
                    self.pass_over_white_space(at);
                }
                self.child.start = at;
            }
            _ => {}
        }
        self.any = true;
        self.separated = false;
        self.begin(visitor, cursor, at, byte, out)
    }

    /// A value begins.
    #[inline]
    pub(super) fn begin<V: Visitor>(
        &mut self,
        visitor: &mut V,
        cursor: &mut Cursor<'_>,
        at: usize,
        byte: u8,
        out: &mut Vec<u8>,
    ) -> Result<(), Stop<V::Refusal>> {
        let kind = kind_of(byte);
        self.ask(visitor, at, kind, out)?;
        self.last = at + 1;
        let Some(skip) = self.skip else {
            self.expect = if kind == Kind::Object { Expect::Name } else { Expect::Value };
            if self.frames.last().is_some_and(|frame| frame.names) {
                let (piece, limit, halted) =
                    (&self.window[cursor.origin - self.base..], self.limits.name, &mut self.halted);
                let entered = Entered { visitor: &mut *visitor, piece, limit, halted, cursor: *cursor, at };
                if let Some((end, behind)) = self.scan.unit().with(entered) {
                    *cursor = behind;
                    self.close(visitor, end);
                }
            }
            return Ok(());
        };
        let end = match kind {
            Kind::Object | Kind::Array => cursor.close(1).map(|at| at + 1).map_err(Token::Nested),
            Kind::String => cursor.next().map(|at| at + 1).ok_or(Token::Text),
            Kind::Bool | Kind::Null | Kind::Number => {
                cursor.peek().map(|next| self.before_space(next)).ok_or(Token::Scalar)
            }
        };
        match end {
            Err(token) => {
                self.token = token;
                Ok(())
            }
            // What most members come to: nothing to write now, nobody to tell.
            Ok(end) if skip.how == How::Copy && !skip.record => {
                self.skip = None;
                self.last = end;
                self.expect = self.after_value();
                self.child_end(true);
                Ok(())
            }
            Ok(end) => self.value_end(visitor, end, out),
        }
    }

    /// Asks the visitor about the node that begins at `at`.
    #[inline]
    fn ask<V: Visitor>(
        &mut self,
        visitor: &mut V,
        at: usize,
        kind: Kind,
        out: &mut Vec<u8>,
    ) -> Result<(), Stop<V::Refusal>> {
        self.child.value = at;
        self.edit.name.clear();
        self.edit.value.clear();
        let parent = self.frames.last();
        let record = parent.is_none_or(|frame| frame.records);
        (self.edit.at, self.edit.record) = (at, record);
        if parent.is_none() && kind == Kind::Array && self.grouping == Grouping::Elements {
            self.enter(Frame::new(kind, true, 0), at, out);
            return Ok(());
        }
        let verdict = if record {
            visitor.visit(Step::Record, kind, &mut self.edit)
        } else if parent.is_some_and(|frame| frame.object) {
            let (start, end) = self.child.name;
            let name = &self.window[start + 1 - self.base..end - 1 - self.base];
            visitor.visit(Step::Member(name), kind, &mut self.edit)
        } else {
            let count = parent.map_or(0, |frame| frame.count);
            visitor.visit(Step::Element(count), kind, &mut self.edit)
        };
        Ok(self.rule_on(verdict, kind, at, out)?)
    }

    /// Carries out a verdict on the node that begins at `at`: opens it as a frame, or notes how it is passed over.
    #[inline]
    pub(super) fn rule_on(
        &mut self,
        verdict: Verdict,
        kind: Kind,
        at: usize,
        out: &mut Vec<u8>,
    ) -> Result<(), FaultAt> {
        let record = self.edit.record;
        let how = match verdict {
            Verdict::Enter | Verdict::EnterLazily | Verdict::EnterForNames => {
                let mut frame = Frame::new(kind, false, self.pending.len());
                frame.names = verdict == Verdict::EnterForNames;
                frame.root = record;
                if verdict == Verdict::EnterLazily {
                    self.enter_lazily(frame, at, out)?;
                } else {
                    self.enter(frame, at, out);
                }
                return Ok(());
            }
            Verdict::Copy => {
                self.survive(out);
                How::Copy
            }
            Verdict::Remove => {
                self.give_up(out);
                How::Remove
            }
            Verdict::Replace => {
                self.survive(out);
                self.emit_to(at, out);
                out.extend_from_slice(&self.edit.value);
                How::Replace
            }
            Verdict::Capture(Wait::Parts) if kind != Kind::String => How::Capture(Wait::Token),
            Verdict::Capture(wait) => How::Capture(wait),
        };
        self.skip = Some(Skip { how, kind, record });
        Ok(())
    }

    #[inline]
    fn name_end(&mut self, end: usize) -> Result<(), FaultAt> {
        let start = self.child.name.0;
        self.child.name.1 = end;
        self.expect = Expect::Value;
        self.last = end;
        if end - start > self.limits.name {
            return Err(Fault::Limit(LimitName::Name).at(start));
        }
        Ok(())
    }

    /// A value that is no live container is complete.
    #[inline]
    pub(super) fn value_end<V: Visitor>(
        &mut self,
        visitor: &mut V,
        end: usize,
        out: &mut Vec<u8>,
    ) -> Result<(), Stop<V::Refusal>> {
        self.last = end;
        self.expect = self.after_value();
        if self.skip.is_some_and(|skip| self.defers(skip)) {
            // Too long is known now, whatever follows.
            self.overdue(visitor, end, out)?;
        }
        let Some(skip) = self.skip.take() else { return Ok(()) };
        if self.defers(skip) {
            self.deferred = Some((skip, end));
            return Ok(());
        }
        self.decided(visitor, skip, end, out)
    }

    fn after_value(&self) -> Expect {
        if self.frames.is_empty() { Expect::Top } else { Expect::CommaOrEnd }
    }

    /// A record held back whole is decided only when its line or text has ended: what stands behind it can still fail it.
    fn defers(&self, skip: Skip) -> bool {
        matches!(self.framing, Framing::Ndjson | Framing::Sequence)
            && self.frames.is_empty()
            && matches!(skip.how, How::Capture(Wait::Held) | How::Forget)
    }

    /// The line, the text or the input has ended behind a record that was held back whole.
    pub(super) fn line_end<V: Visitor>(&mut self, visitor: &mut V, out: &mut Vec<u8>) -> Result<(), Stop<V::Refusal>> {
        match self.deferred.take() {
            Some((skip, end)) => self.decided(visitor, skip, end, out),
            None => Ok(()),
        }
    }

    #[inline]
    pub(super) fn close<V: Visitor>(&mut self, visitor: &mut V, at: usize) {
        self.last = at + 1;
        let Some(frame) = self.frames.pop() else { return };
        self.expect = self.after_value();
        let kept = self.opened > self.frames.len();
        if kept {
            self.opened = self.frames.len();
        } else {
            self.pending.truncate(frame.mark);
            self.from = at + 1;
        }
        if !frame.records {
            visitor.leave();
        }
        if frame.root {
            visitor.record_end(kept);
        }
        self.child_end(kept);
    }

    /// Notes what became of the node that has just ended.
    #[inline]
    pub(super) fn child_end(&mut self, kept: bool) {
        let prior = if kept { Prior::Kept } else { Prior::Dropped };
        match self.frames.last_mut() {
            Some(frame) => {
                frame.prior = prior;
                frame.written |= kept;
            }
            None => self.top = prior,
        }
    }

    #[inline]
    pub(super) fn comma(&mut self, at: usize) {
        self.last = at + 1;
        if let Some(frame) = self.frames.last_mut() {
            self.expect = if frame.object { Expect::Name } else { Expect::Value };
            frame.count += 1;
            if frame.prior == Prior::Dropped {
                self.from = at;
            }
        }
        self.child = Child { start: at, comma: true, ..Child::default() };
    }
}

/// The length of a text without the white space at its end.
#[inline(always)]
pub(super) fn without_space(text: &[u8]) -> usize {
    let mut end = text.len();
    while end > 0 && matches!(text[end - 1], b' ' | b'\t' | b'\r' | b'\n') {
        end -= 1;
    }
    end
}

/// What a value is, by its first byte.
#[inline(always)]
pub(super) fn kind_of(byte: u8) -> Kind {
    KINDS[usize::from(byte)]
}

/// A table, since which kind comes next is nothing a branch could guess.
const KINDS: [Kind; 256] = {
    let mut kinds = [Kind::Number; 256];
    kinds[b'"' as usize] = Kind::String;
    kinds[b'{' as usize] = Kind::Object;
    kinds[b'[' as usize] = Kind::Array;
    kinds[b't' as usize] = Kind::Bool;
    kinds[b'f' as usize] = Kind::Bool;
    kinds[b'n' as usize] = Kind::Null;
    kinds
};
