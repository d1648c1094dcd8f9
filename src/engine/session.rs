//! One stream through one plan.

use std::sync::Arc;

use crate::base::{Budget, Limits, UnixSeconds};
use crate::json::{Fault, FaultAt, Framing, Grouping, Rewriter, Stop};
use crate::policy::{Plan, RecordForm};

use super::held::Refusal;
use super::minimiser::Minimiser;
use super::{Error, ErrorKind, Place, Tally, Trace};

/// What a session is told when it begins. The engine reads no clock and knows no file: all it knows of the world is here.
#[derive(Clone, Debug)]
pub struct Opening {
    /// How values follow one another in the input.
    pub framing: Framing,
    /// The stream's id: with the record's ordinal it names the scope of a transaction pseudonym.
    pub stream: String,
    /// The instant the session began.
    pub now: UnixSeconds,
    /// The bounds of this session.
    pub limits: Limits,
    /// The budget that its buffers draw on, shared with other sessions.
    pub budget: Budget,
}

/// A stream being minimised.
pub struct Session {
    rewriter: Rewriter,
    minimiser: Minimiser,
    failed: Option<Error>,
}

impl Session {
    /// A session at the beginning of a stream.
    pub fn new(plan: Arc<Plan>, opening: Opening) -> Self {
        let grouping = match plan.records() {
            RecordForm::Auto => Grouping::Elements,
            RecordForm::Value | RecordForm::Pairs(_) | RecordForm::At(_) => Grouping::Values,
        };
        let rewriter = Rewriter::new(opening.framing, grouping, opening.limits, opening.budget.lease());
        Self { rewriter, minimiser: Minimiser::new(plan, opening), failed: None }
    }

    /// The same, telling `trace` of each decision.
    pub fn traced(plan: Arc<Plan>, opening: Opening, trace: Trace) -> Self {
        let mut session = Self::new(plan, opening);
        session.minimiser.trace(trace);
        session
    }

    /// Takes more input, in chunks of any size, and appends to `out` what is decided.
    ///
    /// # Errors
    /// The input is malformed, a limit is reached, or a node the policy reads is ambiguous. The session is then
    /// poisoned: `out` is as it was before this call, and no further call appends anything.
    pub fn push(&mut self, input: &[u8], out: &mut Vec<u8>) -> Result<(), Error> {
        self.guarded(out, |rewriter, minimiser, out| {
            minimiser.tally.bytes_in += input.len() as u64;
            rewriter.push(minimiser, input, out)
        })
    }

    /// The input is complete: appends what remains.
    ///
    /// # Errors
    /// As for [`Session::push`]; also where the input ends inside a value.
    pub fn finish(&mut self, out: &mut Vec<u8>) -> Result<(), Error> {
        self.guarded(out, |rewriter, minimiser, out| rewriter.finish(minimiser, out))
    }

    /// What has been done so far.
    pub fn tally(&self) -> &Tally {
        &self.minimiser.tally
    }

    /// The plan it runs.
    pub fn plan(&self) -> &Arc<Plan> {
        &self.minimiser.plan
    }

    fn guarded(
        &mut self,
        out: &mut Vec<u8>,
        work: impl FnOnce(&mut Rewriter, &mut Minimiser, &mut Vec<u8>) -> Result<(), Stop<Refusal>>,
    ) -> Result<(), Error> {
        if let Some(first) = &self.failed {
            return Err(Error::new(ErrorKind::Poisoned, first.place().clone()));
        }
        let before = out.len();
        let Err(stop) = work(&mut self.rewriter, &mut self.minimiser, out) else {
            self.minimiser.tally.bytes_out += (out.len() - before) as u64;
            return Ok(());
        };
        out.truncate(before);
        let error = self.error(stop);
        self.minimiser.tally.records_refused += 1;
        self.failed = Some(error.clone());
        Err(error)
    }

    fn error(&mut self, stop: Stop<Refusal>) -> Error {
        let (kind, offset) = match stop {
            Stop::Fault(FaultAt { fault, offset }) => (kind_of(fault), offset),
            Stop::Refused(Refusal { kind, within }) => (kind, self.rewriter.node_offset() + within),
        };
        let place = Place {
            record: self.minimiser.record(),
            offset: offset as u64,
            path: self.minimiser.place(self.rewriter.node()),
        };
        Error::new(kind, place)
    }
}

/// Faults that are limits are told apart from malformed input.
pub(super) fn kind_of(fault: Fault) -> ErrorKind {
    match fault {
        Fault::Limit(name) => ErrorKind::Limit(name),
        other => ErrorKind::Malformed(other),
    }
}
