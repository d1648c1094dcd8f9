//! The visitor that runs a plan: at each node, where it stands, and what is decided about it.

use std::sync::Arc;

use crate::base::{Kind, UnixSeconds};
use crate::detect::{Candidate, Finding, Hints, Memory, Place, Scratch, Sweep};
use crate::json::text::Decoded;
use crate::json::{Edit, Fate, Glance, Name, Recovery, Roll, Step, Verdict, Visitor, Wait};
use crate::policy::{Names, OnError, Plan, RecordForm, Unlisted};

use super::facts::Facts;
use super::findings::Numbers;
use super::held::{Inner, Refusal};
use super::long::Long;
use super::names::{NameCache, Outright};
use super::nested::Nest;
use super::outside::{Book, Outside};
use super::reader::Read;
use super::spot::{Effective, Frame, Scalars, Spot};
use super::trail::Trail;
use super::{DropReason, Event, Opening, Tally, Trace};

/// What the node that is being captured is captured for.
#[derive(Clone, Copy)]
pub(super) enum Captured {
    /// A leaf action, or one that needs the node whole; how names are taken there.
    Leaf(Effective, Names),
    /// To be seen whole before it is decided.
    Held(Spot),
    /// To be removed, unless it fails: then it is dropped as one that failed.
    Gone,
}

/// Runs a plan as the rewriter's visitor.
pub(super) struct Minimiser {
    pub(super) plan: Arc<Plan>,
    pub(super) tally: Tally,
    /// What was counted before a record that may be gone through once more.
    pub(super) before: Tally,
    pub(super) opening: Opening,
    pub(super) trail: Trail,
    pub(super) frames: Vec<Frame>,
    pub(super) cache: NameCache,
    pub(super) captured: Captured,
    pub(super) records: u64,
    /// The record has begun and not ended.
    pub(super) begun: bool,

    /// Values read for scopes before the held record is decided, by read number.
    pub(super) reads: Vec<Option<Read>>,
    /// What holds at the anchors of the text being rewritten.
    pub(super) facts: Facts,
    /// Inside the rewriting of a text that is there whole: where its root stands, until it has been asked about.
    pub(super) inside: bool,
    pub(super) resumed: Option<Spot>,
    /// The name of what is held back, if it has to be scanned, and how the rule that decides there takes names.
    pub(super) held_name: Option<Vec<u8>>,
    pub(super) held_names: Option<Names>,
    /// What cannot be decided in it.
    pub(super) refused: Option<Refusal>,
    pub(super) spare: Vec<Inner>,
    /// The innermost rewriter that stopped.
    pub(super) stopped: Option<Box<Inner>>,
    pub(super) failed: bool,
    /// The record goes whole: what has to stand before it does.
    pub(super) barred: bool,
    /// A string that is scanned in parts.
    pub(super) long: Option<Box<Long>>,
    /// What a pass that only reads writes: nothing.
    pub(super) nothing: Vec<u8>,
    /// What is left of a value inside a string.
    pub(super) parsed: Vec<u8>,

    pub(super) decoded: Decoded,
    pub(super) text: String,
    pub(super) words: String,
    pub(super) scope: String,
    pub(super) scratch: Scratch,
    pub(super) findings: Vec<Finding>,
    pub(super) numbers: Numbers,
    pub(super) nest: Nest,
    /// Recognisers outside.
    pub(super) outside: Outside,
    /// What is hunted through the record's texts; `None` where nothing ever is.
    pub(super) sweep: Option<Sweep>,
    pub(super) trace: Option<Trace>,
}

impl Minimiser {
    pub(super) fn new(plan: Arc<Plan>, opening: Opening) -> Self {
        let asks = !plan.externals().is_empty();
        let outside = if asks { Outside::Behind(Book::new(opening.budget.lease())) } else { Outside::Nobody };
        Self {
            tally: Tally::new(&plan),
            before: Tally::default(),
            opening,
            trail: Trail::default(),
            frames: Vec::new(),
            cache: NameCache::new(&plan),
            captured: Captured::Leaf(Effective::Unlisted(Unlisted::Drop), Names::Scan),
            records: 0,
            begun: false,
            reads: vec![None; plan.read_count()],
            facts: Facts::default(),
            inside: false,
            resumed: None,
            held_name: None,
            held_names: None,
            refused: None,
            spare: Vec::new(),
            stopped: None,
            failed: false,
            barred: false,
            long: None,
            nothing: Vec::new(),
            parsed: Vec::new(),
            decoded: Decoded::default(),
            text: String::new(),
            words: String::new(),
            scope: String::new(),
            scratch: Scratch::default(),
            findings: Vec::new(),
            numbers: Numbers::default(),
            nest: Nest::default(),
            outside,
            sweep: sweep_of(&plan),
            trace: None,
            plan,
        }
    }

    pub(super) fn trace(&mut self, trace: Trace) {
        self.trace = Some(trace);
    }

    pub(super) fn traces(&self) -> bool {
        self.trace.is_some()
    }

    /// The record being decided, counted from 1.
    pub(super) fn record(&self) -> u64 {
        self.records
    }

    pub(super) fn now(&self) -> UnixSeconds {
        self.opening.now
    }

    /// Where the stream stands: in the node of the innermost container to which `node` leads, or between its nodes. Names
    /// that the policy does not spell are `*`. For the end of a stream: the trail is cut back.
    pub(super) fn place(&mut self, node: Option<Step<'_>>) -> String {
        // What was held back whole stopped in the rewriting of itself.
        let inner = self.stopped.take();
        let node = inner.as_ref().map_or(node, |inner| inner.rewriter.node());
        let container = self.frames.last().map_or(0, |frame| frame.trail);
        self.trail.truncate(container);
        match (node, self.frames.last()) {
            (Some(Step::Member(raw)), Some(frame)) => {
                let known = self.cache.step(&self.plan, frame.state, raw);
                self.trail.member(raw, known.step.spelled);
            }
            (Some(Step::Element(index)), _) => self.trail.element(index),
            _ => {}
        }
        self.trail.place()
    }

    /// Tells the trace, if there is one, what was decided about the node last begun.
    pub(super) fn tell(&mut self, kind: Kind, effective: Effective, action: &'static str) {
        if self.trace.is_none() {
            return;
        }
        let rule = match effective {
            Effective::Rule(number) => Some(self.plan.rule(number).label.clone()),
            Effective::Unlisted(_) => None,
        };
        let seen = place_of(action, kind).and_then(|place| self.candidates(place));
        let seen = seen.map(|candidates| super::Seen { text: self.text.clone(), candidates });
        let Some(trace) = &mut self.trace else { return };
        trace(Event { path: self.trail.full(&self.nest.marks), kind, rule, action, seen });
    }

    /// What the detectors see in `self.text`. What is told changes nothing of what is found.
    pub(super) fn candidates(&mut self, place: Place) -> Option<Vec<Candidate>> {
        let mut sweep = self.sweep.clone().filter(|_| place != Place::Name || self.plan.sweeps());
        let hints = Hints { sweep: sweep.as_mut(), reports: self.outside.said(&self.text) };
        Some(self.plan.scanner()?.explain_at(place, &self.text, &self.words, hints))
    }

    /// Tells the trace of a node that was decided whole.
    pub(super) fn tell_whole(&mut self, verdict: Verdict, kind: Kind, effective: Effective) {
        let action = match (verdict, effective) {
            (_, Effective::Rule(number)) => self.plan.rule(number).act.name(),
            (Verdict::Copy, Effective::Unlisted(_)) => "keep",
            _ => "drop",
        };
        // A scalar that an action for text passes as it is (null, true, false) was not scanned.
        self.tell(kind, effective, if action == "scan" { "keep" } else { action });
    }

    /// Leads the trail to a node of the innermost container.
    pub(super) fn follow(&mut self, step: Step<'_>, spelled: bool) {
        let above = self.frames.last().map_or(0, |parent| parent.trail);
        match step {
            Step::Member(raw) => {
                self.trail.truncate(above);
                self.trail.member(raw, spelled);
            }
            Step::Element(index) => {
                self.trail.truncate(above);
                self.trail.element(index);
            }
            // The trail leads to it already: it is the root of a stream's value, or of what was held back.
            Step::Record => {}
        }
    }
}

impl Visitor for Minimiser {
    type Refusal = Refusal;

    #[inline(always)]
    fn glance(&mut self, name: Name<'_>, kind: Kind) -> Glance {
        let Some(parent) = self.frames.last() else { return Glance::Ask };
        if self.trace.is_some() {
            return Glance::Ask;
        }
        let (scalars, names) = (parent.scalars, parent.names);
        let Some((outright, step, clean)) = self.cache.glimpse(&self.plan, parent.state, name) else {
            return Glance::Ask;
        };
        let passes = clean || names == Names::Keep;
        if !kind.is_container() {
            return self.at_once(outright, scalars, passes);
        }
        self.container_at_once(outright, step.state, passes, || Step::Member(name.raw()), step.spelled)
    }

    #[inline(always)]
    fn glance_at(&mut self, index: u64, kind: Kind) -> Glance {
        let Some(parent) = self.frames.last() else { return Glance::Ask };
        if self.trace.is_some() {
            return Glance::Ask;
        }
        let elements = self.plan.below(parent.state).elements;
        let state = elements.unwrap_or_else(|| self.plan.automaton().element(parent.state, index));
        let outright = Outright::of(&self.plan, state);
        if !kind.is_container() {
            let scalars = parent.scalars;
            return self.at_once(outright, scalars, true);
        }
        self.container_at_once(outright, state, true, || Step::Element(index), true)
    }

    #[inline(always)]
    fn pass(&mut self, names: &mut Roll<'_, '_>) -> bool {
        let Some(parent) = self.frames.last() else { return false };
        self.cache.pass(&self.plan, parent.state, parent.names, names)
    }

    fn visit(&mut self, step: Step<'_>, kind: Kind, edit: &mut Edit) -> Verdict {
        match (step, self.frames.last()) {
            (Step::Member(raw), Some(parent)) => {
                let known = self.cache.step(&self.plan, parent.state, raw);
                let spot = parent.child(known.step.state, false);
                self.decide(spot, step, kind, Some((raw, known)), edit)
            }
            (Step::Element(index), Some(parent)) => {
                let spot = parent.child(self.plan.automaton().element(parent.state, index), true);
                self.decide(spot, step, kind, None, edit)
            }
            _ => {
                let spot = match self.resumed.take() {
                    Some(spot) => {
                        edit.record = false;
                        spot
                    }
                    None => self.value_begins(edit),
                };
                if std::mem::take(&mut self.barred) {
                    self.captured = Captured::Gone;
                    let waits = self.plan.on_error() == OnError::DropRecord;
                    return if waits { Verdict::Capture(Wait::Held) } else { Verdict::Remove };
                }
                self.decide(spot, step, kind, None, edit)
            }
        }
    }

    fn captured(&mut self, raw: &[u8], kind: Kind, edit: &mut Edit) -> Result<Fate, Refusal> {
        match self.captured {
            Captured::Gone => Ok(Fate::Removed),
            Captured::Held(spot) => {
                let name = self.held_name.take();
                let fate = self.held(raw, spot, &mut edit.value)?;
                if let Some(name) = name.filter(|_| fate != Fate::Removed) {
                    self.late_name(&name, edit);
                }
                Ok(fate)
            }
            Captured::Leaf(effective, names) => self.leaf(raw, kind, effective, names, edit),
        }
    }

    fn part(&mut self, raw: &[u8], last: bool, out: &mut Vec<u8>) -> Result<usize, Refusal> {
        self.scan_part(raw, last, out)
    }

    fn leave(&mut self) {
        self.frames.pop();
    }

    fn record_end(&mut self, kept: bool) {
        self.ended(kept);
    }

    fn record_failed(&mut self) -> Recovery {
        // What stands around records is not held back, so it cannot be dropped.
        let around = matches!(self.plan.records(), RecordForm::At(_)) && self.frames.is_empty();
        if self.inside || around || self.plan.on_error() == OnError::Reject {
            return Recovery::Stop;
        }
        // One that failed before it could begin has its number too.
        if !std::mem::take(&mut self.begun) {
            self.records += 1;
        }
        self.barred = false;
        self.tally.records_dropped[DropReason::Error as usize] += 1;
        Recovery::NextRecord
    }
}

impl Minimiser {
    /// What becomes of a scalar whose name `passes`, if the policy says it outright.
    #[inline(always)]
    fn at_once(&mut self, outright: Outright, scalars: Scalars, passes: bool) -> Glance {
        match (outright, scalars) {
            (Outright::Inherited, Scalars::Pass) if passes => Glance::Copy,
            (Outright::Inherited, Scalars::Count(series)) | (Outright::Keep(series), _) if passes => {
                self.tally.fields[series as usize] += 1;
                Glance::Copy
            }
            (Outright::Inherited, Scalars::Go) => {
                self.tally.unlisted += 1;
                Glance::Remove
            }
            (Outright::Drop(series), _) => {
                self.tally.fields[series as usize] += 1;
                Glance::Remove
            }
            _ => Glance::Ask,
        }
    }

    /// A record is complete, or dropped for a failure.
    pub(super) fn ended(&mut self, kept: bool) {
        self.begun = false;
        if let Some(sweep) = &mut self.sweep {
            self.tally.forgotten += sweep.forgotten();
            sweep.clear();
        }
        let reason = if std::mem::take(&mut self.failed) { DropReason::Error } else { DropReason::Empty };
        if kept {
            self.tally.records_passed += 1;
        } else {
            self.tally.records_dropped[reason as usize] += 1;
        }
        // What stands around the records names no scope.
        if let RecordForm::At(_) = self.plan.records() {
            self.reads.fill(None);
        }
    }

    /// A record that lacks a part of it is dropped.
    pub(super) fn ended_failed(&mut self) {
        self.failed = true;
        self.ended(false);
    }

    /// Whether nothing is found in a text that is a name, if names are looked at.
    pub(super) fn is_clean(&mut self, name: &str) -> bool {
        // It stands between records, and none has begun.
        self.words.clear();
        self.plan.names() == Names::Keep || !self.found(name)
    }
}

/// What hunts through the texts of records under a plan.
fn sweep_of(plan: &Plan) -> Option<Sweep> {
    let memory = if plan.remembers() { Memory::Names } else { Memory::Nothing };
    let wanted = plan.sweeps() || plan.remembers();
    plan.scanner().filter(|_| wanted).map(|scanner| Sweep::new(scanner, memory))
}

/// Where a text stands that an action on a node looks at; `None` for an action that looks at none.
fn place_of(action: &str, kind: Kind) -> Option<Place> {
    match action {
        "scan" if kind == Kind::Number => Some(Place::Number),
        "scan" => Some(Place::Text),
        "names" => Some(Place::Name),
        _ => None,
    }
}
