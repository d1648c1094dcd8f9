//! The rewriter and the minimiser that it asks, as one stream of values.

use crate::json::{Fault, FaultAt, Rewriter, Stop};

use super::ErrorKind;
use super::held::Refusal;
use super::minimiser::Minimiser;

/// Why a stream stops, and how many bytes of the session's input before the fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stopped {
    pub(super) kind: ErrorKind,
    pub(super) offset: usize,
}

impl From<FaultAt> for Stopped {
    fn from(at: FaultAt) -> Self {
        Self { kind: kind_of(at.fault), offset: at.offset }
    }
}

/// A stream of values being minimised.
pub(super) struct Stream {
    pub(super) rewriter: Rewriter,
    pub(super) minimiser: Minimiser,
    /// What lies before it in the session's input.
    pub(super) base: usize,
}

impl Stream {
    pub(super) fn push(&mut self, input: &[u8], out: &mut Vec<u8>) -> Result<(), Stopped> {
        let pushed = self.rewriter.push(&mut self.minimiser, input, out);
        pushed.map_err(|stop| self.stopped(stop))
    }

    pub(super) fn finish(&mut self, out: &mut Vec<u8>) -> Result<(), Stopped> {
        let finished = self.rewriter.finish(&mut self.minimiser, out);
        finished.map_err(|stop| self.stopped(stop))
    }

    fn stopped(&self, stop: Stop<Refusal>) -> Stopped {
        let (kind, offset) = match stop {
            Stop::Fault(FaultAt { fault, offset }) => (kind_of(fault), offset),
            Stop::Refused(Refusal { kind, within }) => (kind, self.rewriter.node_offset() + within),
        };
        Stopped { kind, offset: self.base + offset }
    }
}

/// Faults that are limits are told apart from malformed input.
pub(super) fn kind_of(fault: Fault) -> ErrorKind {
    match fault {
        Fault::Limit(name) => ErrorKind::Limit(name),
        other => ErrorKind::Malformed(other),
    }
}
