//! What is held back whole: a record where a scope is named by another node of it or where a failed record is to be
//! dropped alone, an element whose members decide what becomes of it, a value inside a string. First the nodes that decide
//! are read, then it is rewritten.

use crate::base::{Kind, LimitName, Scalar};
use crate::json::text::Decoded;
use crate::json::{Edit, Fate, FaultAt, Framing, Grouping, Rewriter, Step, Stop, Verdict, Visitor};
use crate::policy::{OnError, Plan, RecordForm, ScopeFrom, Unlisted};
use crate::transform::{Canonical, day_of, month_of};

use super::minimiser::Minimiser;
use super::reader::{Read, Reader, Reading};
use super::spot::{Realm, Spot};
use super::stream::kind_of;
use super::way::Way;
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

/// What rewrites a text that is there whole; kept from one to the next.
pub(super) struct Inner {
    pub(super) rewriter: Rewriter,
    reader: Reader,
}

/// Removes what it is shown: the rewriter has judged it. Notes whether an object's only member is `delete`.
#[derive(Default)]
pub(super) struct Alone {
    members: usize,
    delete: bool,
}

impl Alone {
    fn deletes(&self) -> bool {
        self.members == 1 && self.delete
    }
}

impl Visitor for Alone {
    type Refusal = Refusal;

    fn visit(&mut self, step: Step<'_>, kind: Kind, edit: &mut Edit) -> Verdict {
        edit.record = false;
        match step {
            Step::Member(raw) => {
                let mut name = Decoded::default();
                name.decode(std::str::from_utf8(raw).unwrap_or_default());
                self.members += 1;
                self.delete = name.text() == "delete";
                Verdict::Remove
            }
            _ if kind == Kind::Object => Verdict::EnterLazily,
            _ => Verdict::Remove,
        }
    }

    fn captured(&mut self, _: &[u8], _: Kind, _: &mut Edit) -> Result<Fate, Refusal> {
        Ok(Fate::Removed)
    }

    fn leave(&mut self) {}

    fn record_end(&mut self, _: bool) {}
}

impl Minimiser {
    /// Decides a record or an element that has been held back whole.
    pub(super) fn held(&mut self, raw: &[u8], spot: Spot, out: &mut Vec<u8>) -> Result<Fate, Refusal> {
        let record = spot.root && spot.realm == Realm::Record;
        let drops = record && self.plan.on_error() == OnError::DropRecord;
        let before = drops.then(|| self.tally.clone());
        let depth = self.frames.len();
        (self.refused, self.held_names) = (None, None);
        let result = match self.read(raw, spot, record) {
            Ok(()) if record && self.plan.remembers() => self.rewrite_knowing(raw, spot, out),
            Ok(()) => self.rewrite(raw, spot, out),
            Err(refusal) => Err(refusal),
        };
        self.facts.clear();
        match (result, before) {
            (Ok(()), _) if out.is_empty() => Ok(Fate::Removed),
            (Ok(()), _) => Ok(Fate::Replaced),
            (Err(refusal), Some(before)) if refusal.kind != ErrorKind::Limit(LimitName::Memory) => {
                self.frames.truncate(depth);
                self.stopped = None;
                self.restore(before);
                Ok(Fate::Removed)
            }
            (Err(refusal), _) => Err(refusal),
        }
    }

    /// Minimises the first line of a pair. True: it stands alone. Nothing is written if what is left would be taken for the
    /// other of the two.
    pub(super) fn head(&mut self, raw: &[u8], out: &mut Vec<u8>) -> Result<bool, Refusal> {
        let RecordForm::Pairs(root) = self.plan.records() else { return Ok(false) };
        self.frames.clear();
        self.trail.truncate(0);
        self.reads.fill(None);
        self.record_begins();
        let mut alone = Alone::default();
        self.judge(&mut alone, raw)?;
        self.facts.clear();
        self.refused = None;
        self.rewrite(raw, Spot::root(Realm::Head, root, Unlisted::Drop, self.plan.names()), out)?;
        let mut left = Alone::default();
        if out.is_empty() || self.judge(&mut left, out).is_err() || left.deletes() != alone.deletes() {
            out.clear();
        }
        Ok(alone.deletes())
    }

    /// A value failed and is dropped alone.
    pub(super) fn value_failed(&mut self, before: Tally) {
        self.frames.clear();
        self.stopped = None;
        self.resumed = None;
        self.restore(before);
        if !self.begun {
            self.records += 1;
        }
        self.ended(false);
    }

    /// The record failed: what it had counted is taken back.
    fn restore(&mut self, before: Tally) {
        let (bytes_in, bytes_out) = (self.tally.bytes_in, self.tally.bytes_out);
        self.tally = Tally { bytes_in, bytes_out, ..before };
        self.failed = true;
    }

    /// Reads what decides about a text: what holds at its anchors, and for a record the nodes that name scopes and the values
    /// that are swept.
    pub(super) fn read(&mut self, raw: &[u8], root: Spot, record: bool) -> Result<(), Refusal> {
        let plan = std::sync::Arc::clone(&self.plan);
        if plan.conditions().is_empty() && (plan.reads().is_none() || !record) {
            self.facts.clear();
            return Ok(());
        }
        let mut inner = self.inner();
        inner.reader.begin(plan.read_count());
        let mut reading = Reading { plan: &plan, reader: &mut inner.reader, root, record };
        let mut nothing = std::mem::take(&mut self.nothing);
        let result = inner.rewriter.push(&mut reading, raw, &mut nothing);
        let result = result.and_then(|()| inner.rewriter.finish(&mut reading, &mut nothing)).map_err(Refusal::from);
        nothing.clear();
        self.nothing = nothing;
        if inner.reader.spent {
            return Err(Refusal { kind: ErrorKind::Limit(LimitName::Memory), within: 0 });
        }
        if let Err(refusal) = result {
            self.stopped.get_or_insert_with(|| Box::new(inner));
            return Err(refusal);
        }
        inner.reader.close(plan.duplicates());
        let ambiguous = inner.reader.ambiguous;
        if record {
            self.reads.clone_from(&inner.reader.values);
            self.give(&plan, &inner.reader.collected);
        }
        std::mem::swap(&mut self.facts, &mut inner.reader.facts);
        self.spare.push(inner);
        if ambiguous { Err(Refusal { kind: ErrorKind::Duplicate, within: 0 }) } else { Ok(()) }
    }

    /// Rewrites a record once, and if names were found in it, once more: then they are looked for before they were found too.
    /// What is told to the trace is the second time's.
    fn rewrite_knowing(&mut self, raw: &[u8], spot: Spot, out: &mut Vec<u8>) -> Result<(), Refusal> {
        let (trail, depth) = (self.trail.len(), self.frames.len());
        self.before.set(&self.tally);
        let trace = self.trace.take();
        let result = self.rewrite(raw, spot, out);
        let found = self.sweep.as_ref().is_some_and(|sweep| sweep.learnt() > 0);
        let again = trace.is_some() || result.is_ok() && found;
        self.trace = trace;
        if !again {
            return result;
        }
        out.clear();
        self.frames.truncate(depth);
        self.trail.truncate(trail);
        self.tally.set(&self.before);
        self.numbers.clear();
        self.facts.rewind();
        (self.refused, self.held_names, self.stopped) = (None, None, None);
        if let Some(long) = &mut self.long {
            long.abandon();
        }
        self.sweep.iter_mut().for_each(|sweep| sweep.again());
        self.rewrite(raw, spot, out)
    }

    /// Rewrites a text whose root stands here. Nothing is written if nothing of it survives.
    pub(super) fn rewrite(&mut self, raw: &[u8], spot: Spot, out: &mut Vec<u8>) -> Result<(), Refusal> {
        let mut inner = self.inner();
        let outside = std::mem::replace(&mut self.inside, true);
        self.resumed = Some(spot);
        let result = inner.rewriter.push(self, raw, out);
        let result = result.and_then(|()| inner.rewriter.finish(self, out)).map_err(Refusal::from);
        self.inside = outside;
        self.resumed = None;
        match result {
            Err(refusal) => {
                self.stopped.get_or_insert_with(|| Box::new(inner));
                Err(refusal)
            }
            Ok(()) => {
                self.spare.push(inner);
                self.refused.take().map_or(Ok(()), Err)
            }
        }
    }

    /// Gives the values that were collected to the sweep.
    fn give(&mut self, plan: &Plan, collected: &[(Way, Read)]) {
        let (Some(sweep), Some(scanner)) = (&mut self.sweep, plan.scanner()) else { return };
        for (_, read) in collected.iter().filter(|(_, read)| matches!(read.kind, Kind::String | Kind::Number)) {
            sweep.give(scanner, &mut self.scratch, &read.text);
        }
    }

    /// Whether a text is one JSON value within the limits.
    pub(super) fn judge(&mut self, judge: &mut Alone, text: &[u8]) -> Result<(), Refusal> {
        let mut inner = self.inner();
        let mut nothing = std::mem::take(&mut self.nothing);
        let result = inner.rewriter.push(judge, text, &mut nothing);
        let result = result.and_then(|()| inner.rewriter.finish(judge, &mut nothing)).map_err(Refusal::from);
        nothing.clear();
        self.nothing = nothing;
        self.spare.push(inner);
        result
    }

    /// A rewriter at the beginning of a text.
    fn inner(&mut self) -> Inner {
        let mut inner = self.spare.pop().unwrap_or_else(|| {
            let budget = &self.opening.budget;
            let rewriter = Rewriter::new(Framing::Document, Grouping::Values, self.opening.limits, budget.lease());
            Inner { rewriter, reader: Reader::new(budget.lease()) }
        });
        inner.rewriter.reset();
        inner
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
