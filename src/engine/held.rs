//! Records that are held back whole: where a scope is named by another node of the record, or where a failed record
//! is to be dropped alone. First the nodes that decide are read, then the record is rewritten.

use crate::base::{Kind, Scalar};
use crate::json::text::Decoded;
use crate::json::{Edit, Fate, FaultAt, Framing, Grouping, Rewriter, Step, Stop, Verdict, Visitor, Wait};
use crate::path::State;
use crate::policy::{Duplicates, OnError, Plan, ScopeFrom};
use crate::transform::{Canonical, day_of, month_of};

use super::minimiser::{Minimiser, is_ours};
use super::session::kind_of;
use super::{ErrorKind, Tally};

/// Why the minimiser refuses a record: what, and how many bytes into the node being decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    pub(super) kind: ErrorKind,
    pub(super) within: usize,
}

impl From<FaultAt> for Refusal {
    fn from(at: FaultAt) -> Self {
        Self { kind: kind_of(at.fault), within: at.offset }
    }
}

impl From<Stop<Refusal>> for Refusal {
    fn from(stop: Stop<Refusal>) -> Self {
        match stop {
            Stop::Fault(at) => at.into(),
            Stop::Refused(refusal) => refusal,
        }
    }
}

/// A value read for a decision, with its kind, so that `7` and `"7"` name the same scope and `true` is not `"true"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Read {
    kind: Kind,
    text: String,
}

/// Reads the nodes that decide; removes everything, so nothing is written.
#[derive(Default)]
pub(super) struct Reader {
    frames: Vec<State>,
    state: Option<State>,
    values: Vec<Option<Read>>,
    ambiguous: bool,
    decoded: Decoded,
}

impl Reader {
    fn begin(&mut self, count: usize) {
        self.frames.clear();
        self.values.clear();
        self.values.resize(count, None);
        self.ambiguous = false;
    }

    fn note(&mut self, plan: &Plan, ids: &[u32], read: &Read) {
        for &id in ids {
            let place = &mut self.values[id as usize];
            let agrees = plan.duplicates() == Duplicates::All && place.as_ref().is_none_or(|before| before == read);
            self.ambiguous |= place.is_some() && !agrees;
            *place = Some(read.clone());
        }
    }
}

/// The reader with the plan it reads for.
struct Reading<'a> {
    plan: &'a Plan,
    reader: &'a mut Reader,
}

impl Visitor for Reading<'_> {
    type Refusal = Refusal;

    fn visit(&mut self, step: Step<'_>, kind: Kind, _: &mut Edit) -> Verdict {
        let Some(automaton) = self.plan.reads() else { return Verdict::Remove };
        let state = match (step, self.reader.frames.last()) {
            (Step::Member(raw), Some(&at)) => {
                let raw = std::str::from_utf8(raw).unwrap_or_default();
                self.reader.decoded.decode(raw);
                automaton.member(at, self.reader.decoded.text()).state
            }
            (Step::Element(index), Some(&at)) => automaton.element(at, index),
            _ => automaton.root(),
        };
        match kind.is_container() {
            true if automaton.is_dead(state) => Verdict::Remove,
            true => {
                self.reader.frames.push(state);
                Verdict::EnterLazily
            }
            false if automaton.matches(state).is_empty() => Verdict::Remove,
            false => {
                self.reader.state = Some(state);
                Verdict::Capture(Wait::Held)
            }
        }
    }

    fn captured(&mut self, raw: &[u8], kind: Kind, _: &mut Edit) -> Result<Fate, Refusal> {
        let (Some(automaton), Some(state)) = (self.plan.reads(), self.reader.state) else { return Ok(Fate::Removed) };
        let raw = std::str::from_utf8(raw).unwrap_or_default();
        let read = match kind {
            Kind::String => {
                self.reader.decoded.decode(raw.get(1..raw.len() - 1).unwrap_or_default());
                Read { kind, text: self.reader.decoded.text().to_owned() }
            }
            _ => Read { kind, text: raw.to_owned() },
        };
        self.reader.note(self.plan, automaton.matches(state), &read);
        Ok(Fate::Removed)
    }

    fn leave(&mut self) {
        self.reader.frames.pop();
    }

    fn record_end(&mut self, _: bool) {}
}

impl Minimiser {
    /// Decides a record that has been held back whole.
    pub(super) fn held(&mut self, raw: &[u8], edit: &mut Edit) -> Result<Fate, Refusal> {
        let drops = self.plan.on_error() == OnError::DropRecord;
        let before = drops.then(|| self.tally.clone());
        let result = self.rewrite_held(raw, &mut edit.value);
        let fate = match (result, before) {
            (Ok(()), _) if self.inner_kept => Fate::Replaced,
            (Ok(()), _) => Fate::Removed,
            (Err(Refusal { kind: ErrorKind::Limit(limit), within }), _) if is_ours(limit) => {
                return Err(Refusal { kind: ErrorKind::Limit(limit), within });
            }
            (Err(_), Some(before)) => {
                self.restore(before);
                Fate::Removed
            }
            (Err(refusal), None) => return Err(refusal),
        };
        self.inside = false;
        Ok(fate)
    }

    /// The record failed: what it had counted is taken back.
    fn restore(&mut self, before: Tally) {
        let (bytes_in, bytes_out) = (self.tally.bytes_in, self.tally.bytes_out);
        self.tally = Tally { bytes_in, bytes_out, ..before };
        self.failed = true;
    }

    fn rewrite_held(&mut self, raw: &[u8], out: &mut Vec<u8>) -> Result<(), Refusal> {
        let mut inner = self.inner.take().unwrap_or_else(|| {
            let lease = self.opening.budget.lease();
            Box::new((
                Rewriter::new(Framing::Document, Grouping::Values, self.opening.limits, lease),
                Reader::default(),
            ))
        });
        let result = self.read_then_rewrite(raw, out, &mut inner);
        self.inner = Some(inner);
        result
    }

    fn read_then_rewrite(
        &mut self,
        raw: &[u8],
        out: &mut Vec<u8>,
        (rewriter, reader): &mut (Rewriter, Reader),
    ) -> Result<(), Refusal> {
        let plan = std::sync::Arc::clone(&self.plan);
        if plan.read_count() > 0 {
            reader.begin(plan.read_count());
            rewriter.reset();
            let mut reading = Reading { plan: &plan, reader };
            rewriter.push(&mut reading, raw, out).map_err(Refusal::from)?;
            rewriter.finish(&mut reading, out).map_err(Refusal::from)?;
            out.clear();
            if reader.ambiguous {
                return Err(Refusal { kind: ErrorKind::Duplicate, within: 0 });
            }
            for (value, read) in self.reads.iter_mut().zip(&reader.values) {
                value.clone_from(read);
            }
        }
        self.inside = true;
        self.inner_kept = false;
        rewriter.reset();
        rewriter.push(self, raw, out).map_err(Refusal::from)?;
        rewriter.finish(self, out).map_err(Refusal::from)
    }

    /// Puts into `scope` what the node read under this number names. False: it names nothing.
    pub(super) fn scope_of_node(&mut self, read: usize, from: ScopeFrom) -> bool {
        let Some(read) = self.reads.get(read).and_then(Option::as_ref) else { return false };
        let value = match read.kind {
            Kind::String => Scalar::String(&read.text),
            Kind::Number => Scalar::Number(&read.text),
            // Null and booleans name no one.
            _ => return false,
        };
        let named = match from {
            ScopeFrom::DayOf(_) => day_of(value),
            ScopeFrom::MonthOf(_) => month_of(value),
            // `7`, `7.0` and `"7"` name the same scope.
            _ => {
                self.text.clear();
                self.scope.push_str(Canonical::Integer.of(value, &mut self.text));
                return true;
            }
        };
        self.scope.extend(named.as_deref());
        named.is_some()
    }
}
