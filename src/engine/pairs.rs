//! Lines in pairs in front of the rewriter, as Elasticsearch's `_bulk` has them: the first says what is done with the second,
//! which is the record. The first is minimised by the envelope's rules and waits until something of the second is written;
//! what drops one drops both. A first line whose only member is `delete` stands alone.

use crate::base::{Lease, LimitName};
use crate::json::Fault;
use crate::policy::OnError;

use super::ErrorKind;
use super::held::Refusal;
use super::stream::{Stopped, Stream};

/// Lines being taken in pairs.
pub(super) struct Pairs {
    at: At,
    /// The first line as far as it has come.
    line: Vec<u8>,
    /// What is left of it, with its line end, until something of the second is written.
    head: Vec<u8>,
    /// What the rewriter gives of a piece.
    piece: Vec<u8>,
    most: usize,
    lease: Lease,
    /// Bytes of input before the next, and how many of them the rewriter has been given.
    seen: usize,
    given: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    /// In a first line, or in blank lines before it.
    First,
    /// Before the second line's value.
    Between,
    /// In the second line.
    Second,
    /// In a second line that goes with its failed first.
    Lost,
}

impl Pairs {
    /// First lines of at most so many bytes, at the beginning of a stream.
    pub(super) fn new(most: usize, lease: Lease) -> Self {
        let (line, head, piece) = (Vec::new(), Vec::new(), Vec::new());
        Self { at: At::First, line, head, piece, most, lease, seen: 0, given: 0 }
    }

    pub(super) fn push(&mut self, stream: &mut Stream, mut input: &[u8], out: &mut Vec<u8>) -> Result<(), Stopped> {
        while !input.is_empty() {
            let (end, whole) = memchr::memchr(b'\n', input).map_or((input.len(), false), |at| (at + 1, true));
            let (part, rest) = input.split_at(end);
            input = rest;
            self.part(stream, part, whole, out)?;
        }
        let held = self.line.capacity() + self.head.capacity() + self.piece.capacity();
        self.lease.resize(held).map_err(|_| Fault::Limit(LimitName::Memory).at(self.seen).into())
    }

    /// Takes a part of a line; `whole` says that its end is in it.
    fn part(&mut self, stream: &mut Stream, part: &[u8], whole: bool, out: &mut Vec<u8>) -> Result<(), Stopped> {
        match self.at {
            At::First => {
                self.line.extend_from_slice(part);
                if self.line.len() > self.most {
                    return Err(Fault::Limit(LimitName::Held).at(self.seen + part.len() - self.line.len()).into());
                }
                self.seen += part.len();
                if whole {
                    self.first(stream, out)?;
                }
            }
            At::Between => {
                self.line.extend_from_slice(part);
                self.seen += part.len();
                if !self.line.trim_ascii().is_empty() {
                    let line = std::mem::take(&mut self.line);
                    self.at = At::Second;
                    let given = self.give(stream, &line, self.seen - line.len(), whole, out);
                    self.line = line;
                    self.line.clear();
                    given?;
                } else if whole {
                    // A blank line between the two stays between them.
                    self.head.append(&mut self.line);
                } else if self.line.len() + self.head.len() > self.most {
                    return Err(Fault::Limit(LimitName::Held).at(self.seen).into());
                }
            }
            At::Second => {
                self.seen += part.len();
                self.give(stream, part, self.seen - part.len(), whole, out)?;
            }
            At::Lost => {
                self.seen += part.len();
                if whole {
                    self.at = At::First;
                }
            }
        }
        Ok(())
    }

    /// The first line is complete.
    fn first(&mut self, stream: &mut Stream, out: &mut Vec<u8>) -> Result<(), Stopped> {
        if self.line.trim_ascii().is_empty() {
            out.append(&mut self.line);
            return Ok(());
        }
        let start = self.seen - self.line.len();
        let end = self.line.iter().rposition(|byte| *byte != b'\n').map_or(0, |at| at + 1);
        self.head.clear();
        let drops = stream.minimiser.plan.on_error() == OnError::DropRecord;
        let before = drops.then(|| stream.minimiser.tally.clone());
        let alone = match (stream.minimiser.head(&self.line[..end], &mut self.head), before) {
            (Ok(alone), _) => alone,
            (Err(Refusal { kind, .. }), Some(before)) if kind != ErrorKind::Limit(LimitName::Memory) => {
                stream.minimiser.value_failed(before);
                self.line.clear();
                self.at = At::Lost;
                return Ok(());
            }
            (Err(Refusal { kind, within }), _) => return Err(Stopped { kind, offset: start + within }),
        };
        let kept = !self.head.trim_ascii().is_empty();
        self.head.extend_from_slice(&self.line[end..]);
        self.line.clear();
        if alone {
            if kept {
                out.append(&mut self.head);
            }
            stream.minimiser.ended(kept);
        } else {
            stream.minimiser.barred = !kept;
            self.at = At::Between;
        }
        Ok(())
    }

    /// Gives the rewriter a part of the second line, which begins at `start` in the input.
    fn give(
        &mut self,
        stream: &mut Stream,
        part: &[u8],
        start: usize,
        whole: bool,
        out: &mut Vec<u8>,
    ) -> Result<(), Stopped> {
        stream.base = start - self.given;
        self.given += part.len();
        self.piece.clear();
        stream.push(part, &mut self.piece)?;
        self.write(out);
        if whole {
            self.at = At::First;
            self.head.clear();
        }
        Ok(())
    }

    /// Writes what the rewriter gave, the first line before it.
    fn write(&mut self, out: &mut Vec<u8>) {
        if !self.piece.is_empty() {
            out.append(&mut self.head);
            out.append(&mut self.piece);
        }
    }

    pub(super) fn finish(&mut self, stream: &mut Stream, out: &mut Vec<u8>) -> Result<(), Stopped> {
        if self.at == At::First {
            self.first(stream, out)?;
        }
        if matches!(self.at, At::Between | At::Lost) {
            let failed = Stopped::from(Fault::Truncated.at(self.seen));
            if stream.minimiser.plan.on_error() == OnError::Reject {
                return Err(failed);
            }
            if self.at == At::Between {
                stream.minimiser.ended_failed();
            }
        }
        self.piece.clear();
        stream.finish(&mut self.piece)?;
        self.write(out);
        Ok(())
    }
}
