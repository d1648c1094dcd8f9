//! The visitor that runs a plan: at each node, which rule decides and what its action makes of the node.
//!
//! *Which rule decides*: the first listed rule that selects exactly this node. Node actions are final; a leaf action
//! holds below until a deeper rule speaks; where none has, `unlisted` does.

use std::sync::Arc;

use crate::base::{Kind, LimitName, UnixSeconds};
use crate::detect::{Finding, Scratch};
use crate::json::text::Decoded;
use crate::json::{Edit, Fate, Glance, Name, Recovery, Rewriter, Step, Verdict, Visitor, Wait};
use crate::path::State;
use crate::policy::{Act, Names, OnError, Plan, PlanRule, Unlisted};

use super::findings::Numbers;
use super::held::{Read, Reader, Refusal};
use super::names::{Known, NameCache, Outright};
use super::trail::Trail;
use super::{DropReason, Event, Opening, Tally, Trace};

/// Which rule's leaf action holds at a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effective {
    /// The rule with this number.
    Rule(u32),
    /// None has spoken.
    Unlisted,
}

/// A container being looked into.
#[derive(Clone, Copy)]
struct Frame {
    state: State,
    effective: Effective,
    names: Names,
    trail: usize,
    /// What becomes in it of a scalar that no rule selects.
    scalars: Scalars,
}

/// What becomes of the scalars of a container that no rule selects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scalars {
    /// They pass.
    Pass,
    /// They pass, and each is counted under this series.
    Count(u32),
    /// They go.
    Go,
    /// They are looked at.
    Ask,
}

/// Runs a plan as the rewriter's visitor.
pub(super) struct Minimiser {
    pub(super) plan: Arc<Plan>,
    pub(super) tally: Tally,
    pub(super) opening: Opening,
    pub(super) trail: Trail,
    frames: Vec<Frame>,
    pub(super) cache: NameCache,
    /// What decides the node that is being captured.
    effective: Effective,
    records: u64,

    /// Values read for scopes before the held record is decided, by read number.
    pub(super) reads: Vec<Option<Read>>,
    pub(super) inner: Option<Box<(Rewriter, Reader)>>,
    /// Inside the second pass over a held record, and whether anything of it was written.
    pub(super) inside: bool,
    pub(super) inner_kept: bool,
    pub(super) failed: bool,

    pub(super) decoded: Decoded,
    pub(super) text: String,
    pub(super) words: String,
    pub(super) scope: String,
    pub(super) scratch: Scratch,
    pub(super) findings: Vec<Finding>,
    pub(super) numbers: Numbers,
    trace: Option<Trace>,
}

impl Minimiser {
    pub(super) fn new(plan: Arc<Plan>, opening: Opening) -> Self {
        Self {
            tally: Tally::new(&plan),
            opening,
            trail: Trail::default(),
            frames: Vec::new(),
            cache: NameCache::new(&plan),
            effective: Effective::Unlisted,
            records: 0,
            reads: vec![None; plan.read_count()],
            inner: None,
            inside: false,
            inner_kept: false,
            failed: false,
            decoded: Decoded::default(),
            text: String::new(),
            words: String::new(),
            scope: String::new(),
            scratch: Scratch::default(),
            findings: Vec::new(),
            numbers: Numbers::default(),
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
        // A record that was held back whole stopped in the reading of itself.
        let inner = self.inner.take().filter(|_| self.inside);
        let node = inner.as_ref().map_or(node, |inner| inner.0.node());
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
        let Some(trace) = &mut self.trace else { return };
        let rule = match effective {
            Effective::Rule(number) => Some(self.plan.rule(number).label.clone()),
            Effective::Unlisted => None,
        };
        let scanned = action == "scan" || action == "names";
        let seen = match (self.plan.scanner(), scanned) {
            (Some(scanner), true) => {
                let candidates = scanner.explain(&self.text, &self.words);
                Some(super::Seen { text: self.text.clone(), candidates })
            }
            _ => None,
        };
        trace(Event { path: self.trail.full(), kind, rule, action, seen });
    }

    /// Tells the trace of a node that was decided whole.
    fn tell_whole(&mut self, verdict: Verdict, kind: Kind, effective: Effective) {
        let action = match (verdict, effective) {
            (_, Effective::Rule(number)) => self.plan.rule(number).act.name(),
            (Verdict::Copy, Effective::Unlisted) => "keep",
            _ => "drop",
        };
        // A scalar that an action for text passes as it is (null, true, false) was not scanned.
        self.tell(kind, effective, if action == "scan" { "keep" } else { action });
    }

    /// What the effective leaf action makes of a node of this kind.
    #[inline]
    fn leaf_verdict(&mut self, effective: Effective, kind: Kind, state: State, names: Names) -> Verdict {
        let plan = &*self.plan;
        let whole = || names == Names::Keep && plan.automaton().is_dead(state);
        let text = matches!(kind, Kind::String | Kind::Number);
        let number = match effective {
            Effective::Rule(number) => number,
            Effective::Unlisted => {
                return match (plan.unlisted(), kind.is_container()) {
                    (Unlisted::Drop, true) if !plan.automaton().is_dead(state) => Verdict::EnterLazily,
                    (Unlisted::Drop, _) => {
                        self.tally.unlisted += 1;
                        Verdict::Remove
                    }
                    (Unlisted::Keep, true)
                        if names == Names::Scan && plan.automaton().is_dead(state) && !self.traces() =>
                    {
                        Verdict::EnterForNames
                    }
                    (Unlisted::Keep, true) if !whole() => Verdict::Enter,
                    (Unlisted::Scan, true) => Verdict::EnterLazily,
                    (Unlisted::Scan, false) if text => Verdict::Capture(Wait::Token),
                    (Unlisted::Keep | Unlisted::Scan, _) => Verdict::Copy,
                };
            }
        };
        let rule = plan.rule(number);
        match (&rule.act, kind.is_container()) {
            (Act::Keep(None), true) if whole() => {}
            (Act::Keep(_), true) => return Verdict::Enter,
            (_, true) => return Verdict::EnterLazily,
            (Act::Keep(None), false) => {}
            (Act::Keep(Some(_)), false) => return Verdict::Capture(Wait::Token),
            (_, false) if text => return Verdict::Capture(Wait::Token),
            (_, false) => {}
        }
        self.tally.fields[rule.series] += 1;
        Verdict::Copy
    }

    /// A rule whose action acts on the node whole. `None` if the action is one for leaves.
    fn node_verdict(&mut self, number: u32, kind: Kind, edit: &mut Edit) -> Option<Verdict> {
        let rule = self.plan.rule(number);
        let verdict = match &rule.act {
            Act::Drop => Verdict::Remove,
            Act::Null => {
                edit.value.extend_from_slice(b"null");
                Verdict::Replace
            }
            Act::Redact(redact) => {
                super::leaf::redact_node(redact, kind, &mut self.text, &mut edit.value);
                Verdict::Replace
            }
            _ => return None,
        };
        self.tally.fields[rule.series] += 1;
        Some(verdict)
    }

    /// Leads the trail to a node of the innermost container.
    fn follow(&mut self, step: Step<'_>, spelled: bool) {
        self.trail.truncate(self.frames.last().map_or(0, |parent| parent.trail));
        match step {
            Step::Member(raw) => self.trail.member(raw, spelled),
            Step::Element(index) => self.trail.element(index),
            Step::Record => {}
        }
    }

    /// What the policy makes of a node, all things considered. `inherited` and `names` are its container's.
    #[expect(clippy::too_many_arguments, reason = "what is known of a node, in registers")]
    fn decide(
        &mut self,
        step: Step<'_>,
        kind: Kind,
        state: State,
        inherited: Effective,
        names: Names,
        known: Option<(&[u8], Known)>,
        edit: &mut Edit,
    ) -> Verdict {
        let rule = self.plan.deciding(state);
        let names = rule.and_then(|number| self.plan.rule(number).names).unwrap_or(names);
        let effective = rule.map_or(inherited, Effective::Rule);
        let node = rule.and_then(|number| self.node_verdict(number, kind, edit));
        let verdict = node.unwrap_or_else(|| self.leaf_verdict(effective, kind, state, names));
        if let (Some((raw, known)), Names::Scan) = (known, names)
            && !known.clean
            && verdict != Verdict::Remove
        {
            let above = self.frames.last().map_or(0, |parent| parent.trail);
            self.trail.truncate(above);
            self.scan_name(raw, known, edit);
            if self.traces() && !edit.name.is_empty() {
                self.follow(step, known.step.spelled);
                self.tell(kind, effective, "names");
            }
        }
        // What passes or goes as it is needs no trail: a copy of each name would be most of its cost.
        let whole = matches!(verdict, Verdict::Copy | Verdict::Remove | Verdict::Replace);
        if !whole || self.traces() {
            self.follow(step, known.is_some_and(|(_, known)| known.step.spelled));
        }
        match verdict {
            Verdict::Enter | Verdict::EnterForNames | Verdict::EnterLazily => {
                let scalars = self.scalars(effective);
                self.frames.push(Frame { state, effective, names, trail: self.trail.len(), scalars });
            }
            Verdict::Capture(_) => self.effective = effective,
            Verdict::Copy | Verdict::Remove | Verdict::Replace if self.traces() => {
                self.tell_whole(verdict, kind, effective);
            }
            Verdict::Copy | Verdict::Remove | Verdict::Replace => {}
        }
        verdict
    }

    /// What becomes of scalars under an action when no rule selects them.
    fn scalars(&self, effective: Effective) -> Scalars {
        match effective {
            Effective::Unlisted => match self.plan.unlisted() {
                Unlisted::Keep => Scalars::Pass,
                Unlisted::Drop => Scalars::Go,
                Unlisted::Scan => Scalars::Ask,
            },
            Effective::Rule(number) => match self.plan.rule(number) {
                PlanRule { act: Act::Keep(None), series, .. } => {
                    u32::try_from(*series).map_or(Scalars::Ask, Scalars::Count)
                }
                _ => Scalars::Ask,
            },
        }
    }

    fn begin_record(&mut self) {
        self.frames.clear();
        self.trail.truncate(0);
        self.numbers.clear();
        if !self.inside {
            self.records += 1;
        }
    }
}

impl Visitor for Minimiser {
    type Refusal = Refusal;

    #[inline(always)]
    fn glance(&mut self, name: Name<'_>) -> Glance {
        let Some(parent) = self.frames.last() else { return Glance::Ask };
        if self.trace.is_some() {
            return Glance::Ask;
        }
        let known = self.cache.look(&self.plan, parent.state, name);
        let passes = known.clean || parent.names == Names::Keep;
        match (known.outright, parent.scalars) {
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

    fn visit(&mut self, step: Step<'_>, kind: Kind, edit: &mut Edit) -> Verdict {
        match (step, self.frames.last()) {
            (Step::Member(raw), Some(parent)) => {
                let known = self.cache.step(&self.plan, parent.state, raw);
                let (state, effective, names) = (known.step.state, parent.effective, parent.names);
                self.decide(step, kind, state, effective, names, Some((raw, known)), edit)
            }
            (Step::Element(index), Some(parent)) => {
                if parent.scalars == Scalars::Pass
                    && self.plan.automaton().is_dead(parent.state)
                    && !kind.is_container()
                    && self.trace.is_none()
                {
                    return Verdict::Copy;
                }
                let (effective, names) = (parent.effective, parent.names);
                let state = self.plan.automaton().element(parent.state, index);
                self.decide(step, kind, state, effective, names, None, edit)
            }
            _ => {
                self.begin_record();
                if self.plan.holds() && !self.inside {
                    return Verdict::Capture(Wait::Held);
                }
                let (root, names) = (self.plan.automaton().root(), self.plan.names());
                self.decide(step, kind, root, Effective::Unlisted, names, None, edit)
            }
        }
    }

    fn captured(&mut self, raw: &[u8], kind: Kind, edit: &mut Edit) -> Result<Fate, Refusal> {
        if self.frames.is_empty() && self.plan.holds() && !self.inside {
            return self.held(raw, edit);
        }
        Ok(self.leaf(raw, kind, self.effective, edit))
    }

    fn leave(&mut self) {
        self.frames.pop();
    }

    fn record_end(&mut self, kept: bool) {
        if self.inside {
            self.inner_kept = kept;
            return;
        }
        let reason = if std::mem::take(&mut self.failed) { DropReason::Error } else { DropReason::Empty };
        if kept {
            self.tally.records_passed += 1;
        } else {
            self.tally.records_dropped[reason as usize] += 1;
        }
    }

    fn record_failed(&mut self) -> Recovery {
        if self.inside || self.plan.on_error() == OnError::Reject {
            return Recovery::Stop;
        }
        self.tally.records_dropped[DropReason::Error as usize] += 1;
        Recovery::NextRecord
    }
}

/// Whether a limit is the service's to lift rather than the record's to respect.
pub(super) fn is_ours(limit: LimitName) -> bool {
    limit == LimitName::Memory
}
