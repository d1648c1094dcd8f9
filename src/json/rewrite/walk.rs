//! The grammar of RFC 8259, one step for each position of the index, and the framing around it.

use super::*;
use crate::json::Step;

impl Rewriter {
    /// One position of the index: the closing quote of the string being read, or the first byte of a token.
    #[inline]
    pub(super) fn token_at<V: Visitor>(
        &mut self,
        visitor: &mut V,
        at: usize,
        out: &mut Vec<u8>,
    ) -> Result<(), Stop<V::Refusal>> {
        match self.token {
            Token::None => {}
            Token::Name => {
                self.token = Token::None;
                return Ok(self.name_end(at + 1)?);
            }
            _ => {
                self.token = Token::None;
                return self.value_end(visitor, at + 1, out);
            }
        }
        if at - self.last > self.limits.name && self.waiting() {
            return Err(Fault::Limit(LimitName::Name).at(self.last).into());
        }
        let byte = self.byte(at);
        match (self.expect, byte) {
            (Expect::Name | Expect::NameOrEnd, b'"') => {
                self.token = Token::Name;
                self.child.name.0 = at;
            }
            (Expect::Colon, b':') => self.expect = Expect::Value,
            (Expect::CommaOrEnd, b',') => self.comma(at),
            (Expect::CommaOrEnd | Expect::NameOrEnd, b'}') if self.brackets.in_object() => {
                return self.close(visitor, at, out);
            }
            (Expect::CommaOrEnd | Expect::ValueOrEnd, b']') if !self.brackets.in_object() => {
                return self.close(visitor, at, out);
            }
            (Expect::Value | Expect::ValueOrEnd, b'"' | b'{' | b'[' | b'-' | b'0'..=b'9' | b't' | b'f' | b'n') => {
                return self.begin(visitor, at, byte, out);
            }
            (Expect::Top, _) => return self.top(visitor, at, byte, out),
            (_, b'\n') => return Err(Fault::Line.at(at).into()),
            _ => return Err(Fault::Unexpected.at(at).into()),
        }
        self.last = at + 1;
        Ok(())
    }

    /// Between the values of the stream.
    fn top<V: Visitor>(
        &mut self,
        visitor: &mut V,
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
                if self.top == Prior::Dropped {
                    self.from = at;
                }
                self.top = Prior::None;
                self.separated = true;
                self.child.start = at;
                self.last = at + 1;
                return Ok(());
            }
            (_, b'"' | b'{' | b'[' | b'-' | b'0'..=b'9' | b't' | b'f' | b'n') => {}
            _ => return Err(Fault::Unexpected.at(at).into()),
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
        self.begin(visitor, at, byte, out)
    }

    /// A value begins.
    #[inline]
    fn begin<V: Visitor>(
        &mut self,
        visitor: &mut V,
        at: usize,
        byte: u8,
        out: &mut Vec<u8>,
    ) -> Result<(), Stop<V::Refusal>> {
        let kind = match byte {
            b'"' => Kind::String,
            b'{' => Kind::Object,
            b'[' => Kind::Array,
            b't' | b'f' => Kind::Bool,
            b'n' => Kind::Null,
            _ => Kind::Number,
        };
        if self.skip.is_none() {
            self.ask(visitor, at, kind, out)?;
        }
        self.last = at + 1;
        match kind {
            Kind::String => self.token = Token::Text,
            Kind::Object | Kind::Array => {
                if self.brackets.depth() >= self.limits.depth {
                    return Err(Fault::Limit(LimitName::Depth).at(at).into());
                }
                let object = kind == Kind::Object;
                self.brackets.push(object);
                self.expect = if object { Expect::NameOrEnd } else { Expect::ValueOrEnd };
            }
            _ => {
                let Some(lexer) = Lexer::start(byte) else { return Err(Fault::Unexpected.at(at).into()) };
                return self.scalar(visitor, lexer, at + 1, out);
            }
        }
        Ok(())
    }

    /// Asks the visitor about the node that begins at `at`.
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
        if parent.is_none() && kind == Kind::Array && self.grouping == Grouping::Elements {
            self.enter(Frame { records: true, written: false, prior: Prior::None, count: 0, mark: 0 }, at, out);
            return Ok(());
        }
        let verdict = if record {
            visitor.visit(Step::Record, kind, &mut self.edit)
        } else if self.brackets.in_object() {
            let (start, end) = self.child.name;
            let name = &self.window[start + 1 - self.base..end - 1 - self.base];
            visitor.visit(Step::Member(name), kind, &mut self.edit)
        } else {
            let count = parent.map_or(0, |frame| frame.count);
            visitor.visit(Step::Element(count), kind, &mut self.edit)
        };
        let how = match verdict {
            Verdict::Enter | Verdict::EnterLazily => {
                let frame =
                    Frame { records: false, written: false, prior: Prior::None, count: 0, mark: self.pending.len() };
                if verdict == Verdict::Enter {
                    self.enter(frame, at, out);
                } else {
                    self.enter_lazily(frame, at, out)?;
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
            Verdict::Capture(wait) => How::Capture(wait),
        };
        self.skip = Some(Skip { how, kind, depth: self.brackets.depth(), record });
        Ok(())
    }

    /// Reads a number or literal on from `at`; it may go on in the next piece.
    pub(super) fn scalar<V: Visitor>(
        &mut self,
        visitor: &mut V,
        mut lexer: Lexer,
        at: usize,
        out: &mut Vec<u8>,
    ) -> Result<(), Stop<V::Refusal>> {
        let bytes = &self.window[at - self.base..];
        let (read, ended) = lexer.read(bytes);
        if !ended {
            self.token = Token::Scalar(lexer);
            return Ok(());
        }
        if !lexer.complete() || !delimits(bytes[read]) {
            return Err(Fault::Literal.at(at + read).into());
        }
        self.token = Token::None;
        self.value_end(visitor, at + read, out)
    }

    fn name_end(&mut self, end: usize) -> Result<(), FaultAt> {
        let start = self.child.name.0;
        self.child.name.1 = end;
        self.expect = Expect::Colon;
        self.last = end;
        if self.skip.is_none() && end - start > self.limits.name {
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
        self.expect = if self.brackets.depth() == 0 { Expect::Top } else { Expect::CommaOrEnd };
        match self.skip {
            Some(skip) if skip.depth == self.brackets.depth() => {
                self.skip = None;
                if self.defers(skip) {
                    self.deferred = Some((skip, end));
                    return Ok(());
                }
                self.decided(visitor, skip, end, out)
            }
            _ => Ok(()),
        }
    }

    /// A record held back whole is decided only when its line has ended: what stands behind it can still fail it.
    fn defers(&self, skip: Skip) -> bool {
        self.framing == Framing::Ndjson && self.frames.is_empty() && skip.how == How::Capture(Wait::Held)
    }

    /// The line, or the input, has ended behind a record that was held back whole.
    pub(super) fn line_end<V: Visitor>(&mut self, visitor: &mut V, out: &mut Vec<u8>) -> Result<(), Stop<V::Refusal>> {
        match self.deferred.take() {
            Some((skip, end)) => self.decided(visitor, skip, end, out),
            None => Ok(()),
        }
    }

    fn close<V: Visitor>(&mut self, visitor: &mut V, at: usize, out: &mut Vec<u8>) -> Result<(), Stop<V::Refusal>> {
        self.brackets.pop();
        if self.skip.is_some() {
            return self.value_end(visitor, at + 1, out);
        }
        self.last = at + 1;
        self.expect = if self.brackets.depth() == 0 { Expect::Top } else { Expect::CommaOrEnd };
        let Some(frame) = self.frames.pop() else { return Ok(()) };
        let kept = self.opened > self.frames.len();
        if kept {
            self.opened = self.frames.len();
        } else {
            self.pending.truncate(frame.mark);
            self.from = at + 1;
        }
        if frame.records {
            self.child_end(kept);
            return Ok(());
        }
        visitor.leave();
        if self.frames.last().is_none_or(|parent| parent.records) {
            visitor.record_end(kept);
        }
        self.child_end(kept);
        Ok(())
    }

    /// Notes what became of the node that has just ended.
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
    fn comma(&mut self, at: usize) {
        self.expect = if self.brackets.in_object() { Expect::Name } else { Expect::Value };
        if self.skip.is_some() {
            return;
        }
        if let Some(frame) = self.frames.last_mut() {
            frame.count += 1;
            if frame.prior == Prior::Dropped {
                self.from = at;
            }
        }
        self.child = Child { start: at, comma: true, ..Child::default() };
    }
}
