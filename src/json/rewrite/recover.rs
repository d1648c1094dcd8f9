//! Going on behind a record that failed, where the visitor wants it and the framing shows where the next one begins.

use super::*;
use crate::json::Recovery;

/// The first stride behind a record that failed.
const FIRST: usize = 64;

impl Rewriter {
    /// Passes over the record in which `fault` lies, or hands the fault back. Only a record that is still held back
    /// whole can be passed over: in NDJSON up to the next line, in a JSON text sequence up to the next separator.
    pub(super) fn recover<V: Visitor>(
        &mut self,
        visitor: &mut V,
        fault: FaultAt,
        out: &mut Vec<u8>,
    ) -> Result<(), FaultAt> {
        let framed = matches!(self.framing, Framing::Ndjson | Framing::Sequence);
        let memory = fault.fault == Fault::Limit(LimitName::Memory);
        // Something of this line or text has been written.
        let written = match self.skip {
            _ if !self.frames.is_empty() => true,
            Some(skip) => matches!(skip.how, How::Copy | How::Replace | How::Parts),
            None => self.top == Prior::Kept && self.expect == Expect::Top,
        };
        // A record that outgrew its limit has been told of.
        let told = self.skip.or(self.deferred.map(|(skip, _)| skip)).is_some_and(|skip| skip.how == How::Forget);
        if !framed || memory || written || (!told && visitor.record_failed() == Recovery::Stop) {
            return Err(fault);
        }
        if self.skip.is_some() || self.waiting() {
            self.emit_to(self.child.start, out);
        } else if !self.gone() {
            // Between records: the white space before the fault belongs to what has been written.
            self.emit_to(fault.offset, out);
        }
        self.seen = fault.offset.max(self.base);
        self.from = self.seen;
        self.lost = true;
        self.stride = FIRST;
        self.utf8 = Utf8::default();
        self.restart(self.seen);
        Ok(())
    }

    /// A captured node has outgrown its limit. A record is dropped where the visitor wants it, and the stream goes on.
    pub(super) fn over_limit<V: Visitor>(
        &mut self,
        visitor: &mut V,
        fault: FaultAt,
        end: usize,
        out: &mut Vec<u8>,
    ) -> Result<(), FaultAt> {
        match &mut self.skip {
            Some(skip) if skip.record && visitor.record_failed() == Recovery::NextRecord => {
                skip.how = How::Forget;
                self.give_up(out);
                self.from = end;
                Ok(())
            }
            _ => Err(fault),
        }
    }

    /// Looks for the beginning of the next record from `seen` on. False: not in this window.
    pub(super) fn find_next_record(&mut self) -> bool {
        let rest = &self.window[self.seen - self.base..];
        let found = match self.framing {
            Framing::Sequence => memchr::memchr(0x1e, rest),
            _ => memchr::memchr(b'\n', rest).map(|at| at + 1),
        };
        self.seen += found.unwrap_or(rest.len());
        self.from = self.seen;
        self.lost = found.is_none();
        self.restart(self.seen);
        found.is_some()
    }
}
