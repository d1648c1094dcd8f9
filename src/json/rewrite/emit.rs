//! Writing: runs of the window that survive, commas mended, openings held until something in them survives.

use super::*;
use crate::json::{Fate, Recovery};

impl Rewriter {
    /// Writes the window up to `to`. Nothing may be pending.
    pub(super) fn emit_to(&mut self, to: usize, out: &mut Vec<u8>) {
        if to > self.from {
            out.extend_from_slice(&self.window[self.from - self.base..to - self.base]);
            self.from = to;
        }
    }

    /// Whether every container around the current node has been written.
    fn all_open(&self) -> bool {
        self.opened == self.frames.len()
    }

    /// The current node will be written: so will every container around it, and its name, and the comma before it
    /// if something stands before that.
    pub(super) fn survive(&mut self, out: &mut Vec<u8>) {
        if !self.all_open() {
            unfold(&mut self.frames, &mut self.opened, &mut self.pending, out);
        }
        if self.frames.is_empty() {
            self.keep_apart(out);
        }
        self.skip_comma(out);
        if !self.edit.name.is_empty() {
            self.emit_to(self.child.name.0, out);
            out.extend_from_slice(&self.edit.name);
            self.from = self.child.name.1;
        }
        if let Some(frame) = self.frames.last_mut() {
            frame.written = true;
        }
    }

    /// Values of a concatenated stream that now meet would run into one where both are numbers or literals.
    fn keep_apart(&mut self, out: &mut Vec<u8>) {
        if self.framing != Framing::Concatenated {
            return;
        }
        let before = match out.last() {
            _ if self.from < self.child.value => Some(self.byte(self.child.value - 1)),
            Some(&last) if out.len() > self.out_start => Some(last),
            _ => self.last_byte,
        };
        let next = self.edit.value.first().copied().unwrap_or_else(|| self.byte(self.child.value));
        let bare = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        if before.is_some_and(bare) && bare(next) {
            self.emit_to(self.child.value, out);
            out.push(b'\n');
        }
    }

    /// A node that is the first to be written in its container loses the comma before it.
    fn skip_comma(&mut self, out: &mut Vec<u8>) {
        if self.child.comma && self.frames.last().is_some_and(|frame| !frame.written) {
            self.emit_to(self.child.start, out);
            self.from = self.child.start + 1;
        }
    }

    /// The current node goes: what stands before it is written, its own bytes are not.
    pub(super) fn give_up(&mut self, out: &mut Vec<u8>) {
        if self.all_open() {
            self.emit_to(self.child.start, out);
        }
    }

    /// Opens a live container that is written in any case.
    pub(super) fn enter(&mut self, frame: Frame, at: usize, out: &mut Vec<u8>) {
        self.survive(out);
        self.frames.push(frame);
        self.opened = self.frames.len();
        self.child = Child { start: at + 1, ..Child::default() };
    }

    /// Opens a live container that is written only if something in it survives.
    pub(super) fn enter_lazily(&mut self, frame: Frame, at: usize, out: &mut Vec<u8>) -> Result<(), FaultAt> {
        if self.all_open() {
            self.emit_to(self.child.start, out);
        }
        self.from = self.child.start;
        if self.child.comma && self.frames.last().is_some_and(|parent| !parent.written) {
            self.from += 1;
        }
        if !self.edit.name.is_empty() {
            self.hold_to(self.child.name.0);
            self.pending.extend_from_slice(&self.edit.name);
            self.from = self.child.name.1;
        }
        self.hold_to(at + 1);
        if self.pending.len() > self.limits.held {
            return Err(Fault::Limit(LimitName::Held).at(at));
        }
        self.frames.push(frame);
        self.child = Child { start: at + 1, ..Child::default() };
        Ok(())
    }

    fn hold_to(&mut self, to: usize) {
        self.pending.extend_from_slice(&self.window[self.from - self.base..to - self.base]);
        self.from = to;
    }

    /// A decided or captured node has ended.
    pub(super) fn decided<V: Visitor>(
        &mut self,
        visitor: &mut V,
        skip: Skip,
        end: usize,
        out: &mut Vec<u8>,
    ) -> Result<(), Stop<V::Refusal>> {
        let kept = match skip.how {
            How::Copy => true,
            How::Replace => {
                self.from = end;
                true
            }
            How::Remove | How::Forget => {
                self.from = end;
                false
            }
            How::Parts => {
                let raw = &self.window[self.from - self.base..end - 1 - self.base];
                if let Err(refusal) = visitor.part(raw, true, out) {
                    // Whoever asks where the stream stopped is told: in this node.
                    self.skip = Some(skip);
                    return Err(Stop::Refused(refusal));
                }
                // The closing quote is the next to be written.
                self.from = end - 1;
                true
            }
            How::Capture(wait) => match self.captured(visitor, skip, wait, end, out) {
                Ok(Some(kept)) => kept,
                Ok(None) => {
                    self.child_end(false);
                    return Ok(());
                }
                Err(stop) => {
                    // Whoever asks where the stream stopped is told: in this node.
                    self.skip = Some(skip);
                    return Err(stop);
                }
            },
        };
        if skip.record && skip.how != How::Forget {
            visitor.record_end(kept);
        }
        self.child_end(kept);
        Ok(())
    }

    /// Asks about a captured node that is complete. `None`: it is a record that failed and is passed over.
    fn captured<V: Visitor>(
        &mut self,
        visitor: &mut V,
        skip: Skip,
        wait: Wait,
        end: usize,
        out: &mut Vec<u8>,
    ) -> Result<Option<bool>, Stop<V::Refusal>> {
        let start = self.child.value;
        let (limit, name) = self.limit_of(wait);
        if end - start > limit {
            if !skip.record || visitor.record_failed() == Recovery::Stop {
                return Err(Fault::Limit(name).at(start).into());
            }
            self.give_up(out);
            self.from = end;
            return Ok(None);
        }
        self.edit.value.clear();
        let raw = &self.window[start - self.base..end - self.base];
        match visitor.captured(raw, skip.kind, &mut self.edit).map_err(Stop::Refused)? {
            Fate::Same => self.survive(out),
            Fate::Replaced => {
                self.survive(out);
                self.emit_to(start, out);
                out.extend_from_slice(&self.edit.value);
                self.from = end;
            }
            Fate::Removed => {
                self.give_up(out);
                self.from = end;
                return Ok(Some(false));
            }
        }
        Ok(Some(true))
    }

    pub(super) fn limit_of(&self, wait: Wait) -> (usize, LimitName) {
        match wait {
            Wait::Token => (self.limits.token, LimitName::Token),
            Wait::Parts => (usize::MAX, LimitName::Token),
            Wait::Held => (self.limits.held, LimitName::Held),
        }
    }

    /// White space after a dropped value of a concatenated stream goes with it, up to its line end or the next value.
    pub(super) fn pass_over_white_space(&mut self, to: usize) {
        let gap = &self.window[self.from - self.base..to - self.base];
        self.from = memchr::memchr(b'\n', gap).map_or(to, |line_end| self.from + line_end + 1);
    }

    /// Whether white space now waits for a decision about what stands behind it.
    pub(super) fn waiting(&self) -> bool {
        self.skip.is_none()
            && match self.expect {
                Expect::Top => match self.framing {
                    Framing::Document => !self.any,
                    Framing::Ndjson => self.top == Prior::None || self.deferred.is_some(),
                    Framing::Concatenated => self.top == Prior::Dropped,
                    Framing::Sequence => self.separated || self.deferred.is_some(),
                },
                Expect::CommaOrEnd => self.frames.last().is_some_and(|frame| frame.prior == Prior::Dropped),
                _ => true,
            }
    }

    /// Whether white space now goes with the value before it.
    pub(super) fn gone(&self) -> bool {
        self.expect == Expect::Top && self.top == Prior::Dropped && self.framing != Framing::Concatenated
    }

    /// The piece is read: writes what is decided, gives up what is dropped, and checks what waits against its limit.
    pub(super) fn settle<V: Visitor>(&mut self, visitor: &mut V, out: &mut Vec<u8>) -> Result<(), Stop<V::Refusal>> {
        let end = self.seen;
        if self.lost {
            self.from = end;
            return Ok(());
        }
        // A character that the piece's end cuts may yet turn out to be none.
        self.overdue(visitor, end - self.utf8.carried(), out)?;
        if let Some(skip) = &mut self.skip {
            match skip.how {
                How::Copy => self.emit_to(end, out),
                How::Remove | How::Replace | How::Forget => self.from = end,
                How::Parts => self.part(visitor, end, out)?,
                How::Capture(Wait::Parts) if end - self.child.value > LONG.min(self.limits.token) => {
                    skip.how = How::Parts;
                    self.survive(out);
                    self.emit_to(self.child.value + 1, out);
                    self.part(visitor, end, out)?;
                }
                How::Capture(_) => self.give_up(out),
            }
            return Ok(());
        }
        if self.gone() {
            self.from = end;
        } else if !self.waiting() {
            self.emit_to(end, out);
        } else {
            self.give_up(out);
        }
        Ok(())
    }

    /// Checks what waits at `end` against its limit.
    pub(super) fn overdue<V: Visitor>(
        &mut self,
        visitor: &mut V,
        end: usize,
        out: &mut Vec<u8>,
    ) -> Result<(), FaultAt> {
        match self.skip.map(|skip| skip.how) {
            Some(How::Capture(wait)) => {
                let (limit, name) = self.limit_of(wait);
                if end - self.child.value > limit {
                    return self.over_limit(visitor, Fault::Limit(name).at(self.child.value), end, out);
                }
            }
            None if self.waiting() && !self.gone() => {
                let waits_from = if self.token == Token::Name { self.child.name.0 } else { self.last };
                if end - waits_from > self.limits.name {
                    return Err(Fault::Limit(LimitName::Name).at(waits_from));
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Has the next part of a long string decided.
    fn part<V: Visitor>(&mut self, visitor: &mut V, end: usize, out: &mut Vec<u8>) -> Result<(), Stop<V::Refusal>> {
        let raw = &self.window[self.from - self.base..end - self.base];
        self.from += visitor.part(raw, false, out).map_err(Stop::Refused)?;
        Ok(())
    }

    /// The input is complete and in order: writes the rest.
    pub(super) fn settle_end(&mut self, out: &mut Vec<u8>) {
        let end = self.seen;
        if self.lost {
            self.from = end;
        } else if self.top == Prior::Dropped {
            match self.framing {
                Framing::Concatenated => self.pass_over_white_space(end),
                _ => self.from = end,
            }
        }
        self.emit_to(end, out);
    }
}

/// Writes the openings that were held until something inside them survived.
pub(super) fn unfold(frames: &mut [Frame], opened: &mut usize, pending: &mut Vec<u8>, out: &mut Vec<u8>) {
    out.append(pending);
    let inner = frames.len() - 1;
    for frame in &mut frames[opened.saturating_sub(1)..inner] {
        frame.written = true;
    }
    *opened = frames.len();
}
