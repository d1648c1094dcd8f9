//! *Which rule decides*: the first listed rule that selects exactly this node and whose condition holds. Node actions are
//! final; a leaf action holds below until a deeper rule speaks; where none has, `unlisted` does.

use crate::base::Kind;
use crate::detect::Sweep;
use crate::json::{Edit, Glance, Step, Verdict, Wait};
use crate::path::State;
use crate::policy::{Act, Names, Otherwise, Plan, PlanRule, RecordForm, Unlisted};
use crate::transform::Redact;

use super::ErrorKind;
use super::held::Refusal;
use super::minimiser::{Captured, Minimiser};
use super::names::{Known, Outright};
use super::spot::{Containers, Effective, Frame, Met, Realm, Scalars, Spot};

impl Minimiser {
    /// What the policy makes of a node, all things considered.
    pub(super) fn decide(
        &mut self,
        spot: Spot,
        step: Step<'_>,
        kind: Kind,
        known: Option<(&[u8], Known)>,
        edit: &mut Edit,
    ) -> Verdict {
        // A record's own name stands in the envelope.
        let (spot, outside) = if spot.realm == Realm::Envelope && self.plan.record_at(spot.state) {
            edit.record = true;
            (self.record_begins(), Some(spot.names))
        } else {
            (spot, None)
        };
        let (verdict, effective, names) = if Self::strange(spot, kind) {
            self.tally.unlisted += 1;
            (Verdict::Remove, spot.inherited, spot.names)
        } else if let Some(captured) = self.awaited(spot, kind) {
            self.captured = captured;
            (Verdict::Capture(Wait::Held), spot.inherited, spot.names)
        } else {
            self.verdict(spot, kind, edit)
        };
        if let Step::Record = step {
            self.held_names.get_or_insert(names);
        }
        let later = outside.is_none() && matches!((verdict, self.captured), (Verdict::Capture(_), Captured::Held(_)));
        if let (Some((raw, known)), true) = (known, later)
            && !known.clean
        {
            self.held_name = Some(raw.to_vec());
        } else if let (Some((raw, known)), Names::Scan) = (known, outside.unwrap_or(names))
            && !known.clean
            && verdict != Verdict::Remove
        {
            self.name(step, kind, (raw, known), effective, edit);
        }
        // What passes or goes as it is needs no trail: a copy of each name would be most of its cost.
        let whole = matches!(verdict, Verdict::Copy | Verdict::Remove | Verdict::Replace);
        if !whole || self.traces() {
            self.follow(step, known.is_some_and(|(_, known)| known.step.spelled));
        }
        match verdict {
            Verdict::Enter | Verdict::EnterForNames | Verdict::EnterLazily => {
                self.enter(spot, kind, effective, names, edit.at);
            }
            Verdict::Copy | Verdict::Remove | Verdict::Replace if self.traces() => {
                self.tell_whole(verdict, kind, effective);
            }
            _ => {}
        }
        verdict
    }

    /// Whether a node is none that its place allows: what stands before a record in a pair is an object.
    fn strange(spot: Spot, kind: Kind) -> bool {
        spot.realm == Realm::Head && spot.root && kind != Kind::Object
    }

    /// Whether a node has to be seen whole before anything in it is decided, and as what.
    #[inline]
    fn awaited(&self, spot: Spot, kind: Kind) -> Option<Captured> {
        if self.inside {
            return None;
        }
        if spot.root && spot.realm == Realm::Record && self.plan.holds() {
            return Some(Captured::Held(spot));
        }
        let held = kind == Kind::Object && is_anchor(&self.plan, spot) && !self.drops(spot.state);
        held.then_some(Captured::Held(spot))
    }

    /// Whether a node in this state goes whatever is in it, so that nothing in it need be known.
    fn drops(&self, state: State) -> bool {
        self.plan.deciding(state).is_some_and(|number| matches!(self.plan.rule(number).act, Act::Drop))
    }

    /// The verdict on a node, the action that holds below it, and how names are taken there.
    fn verdict(&mut self, spot: Spot, kind: Kind, edit: &mut Edit) -> (Verdict, Effective, Names) {
        let rule = match self.plan.deciding(spot.state) {
            None if self.plan.conditional(spot.state) => self.conditional(spot, kind, edit.at),
            rule => rule,
        };
        let names = rule.and_then(|number| self.plan.rule(number).names).unwrap_or(spot.names);
        let effective = rule.map_or(spot.inherited, Effective::Rule);
        let verdict = match rule.and_then(|number| self.node_verdict(number, kind, edit)) {
            Some(verdict) => verdict,
            None if kind.is_container() && self.stays(spot, kind) => Verdict::Enter,
            None => self.leaf_verdict(effective, kind, spot.state, names),
        };
        if let Verdict::Capture(_) = verdict {
            self.captured = Captured::Leaf(effective, names);
            if let Some(long) = &mut self.long {
                long.abandon();
            }
        }
        (verdict, effective, names)
    }

    /// The first candidate whose condition holds.
    fn conditional(&mut self, spot: Spot, kind: Kind, at: usize) -> Option<u32> {
        let own = if kind == Kind::Object { self.facts.at(at) } else { Met::default() };
        let around = if spot.element || spot.root { own } else { spot.around };
        let plan = &*self.plan;
        let selected = plan.conditions().of_selected();
        let pick = |own: u64, around: u64| (own & selected) | (around & !selected);
        let (holds, doubtful) = (pick(own.holds, around.holds), pick(own.doubtful, around.doubtful));
        for &number in plan.candidates(spot.state) {
            let Some(condition) = plan.rule(number).when else { return Some(number) };
            if doubtful >> condition & 1 == 1 {
                self.refused.get_or_insert(Refusal { kind: ErrorKind::Duplicate, within: 0 });
                return None;
            }
            if holds >> condition & 1 == 1 {
                return Some(number);
            }
        }
        None
    }

    /// Whether a container is written in any case: it is on the way to the records, or holds together the head of a pair.
    fn stays(&self, spot: Spot, kind: Kind) -> bool {
        match spot.realm {
            Realm::Record => false,
            Realm::Envelope => self.plan.leads_to_record(spot.state),
            // `{"index":{}}`: the object of the action is what says what it is, whatever is left in it.
            Realm::Head => kind == Kind::Object && self.frames.len() < 2,
        }
    }

    /// What the effective leaf action makes of a node of this kind.
    fn leaf_verdict(&mut self, effective: Effective, kind: Kind, state: State, names: Names) -> Verdict {
        let plan = &*self.plan;
        let dead = plan.automaton().is_dead(state);
        let whole = names == Names::Keep && dead;
        let text = matches!(kind, Kind::String | Kind::Number);
        let number = match effective {
            Effective::Rule(number) => number,
            Effective::Unlisted(unlisted) => {
                return match (unlisted, kind.is_container()) {
                    (Unlisted::Drop, true) if !dead => Verdict::EnterLazily,
                    (Unlisted::Drop, _) => {
                        self.tally.unlisted += 1;
                        Verdict::Remove
                    }
                    (Unlisted::Keep, true) if whole => Verdict::Copy,
                    (Unlisted::Keep, true) if plan.below(state).settled && !self.traces() => Verdict::EnterForNames,
                    (Unlisted::Keep, true) => Verdict::Enter,
                    (Unlisted::Scan, true) => Verdict::EnterLazily,
                    (Unlisted::Scan, false) if text => Verdict::Capture(self.scanned(kind)),
                    (Unlisted::Keep | Unlisted::Scan, _) => Verdict::Copy,
                };
            }
        };
        let rule = plan.rule(number);
        match (&rule.act, kind.is_container()) {
            (Act::Keep(None), true) if whole => {}
            (Act::Keep(_), true) => return Verdict::Enter,
            (_, true) => return Verdict::EnterLazily,
            (Act::Keep(None), false) => {}
            (Act::Keep(Some(_)), false) => return Verdict::Capture(Wait::Token),
            (Act::Scan, false) if text => return Verdict::Capture(self.scanned(kind)),
            (_, false) if text => return Verdict::Capture(Wait::Token),
            (_, false) => {}
        }
        self.tally.fields[rule.series] += 1;
        Verdict::Copy
    }

    /// How long a scalar that is scanned is waited for. Where a finding may remove the whole field, all of it; whoever
    /// wants to be shown what is seen is shown all of it too.
    fn scanned(&self, kind: Kind) -> Wait {
        let parts = kind == Kind::String && !self.plan.drops_fields() && !self.traces();
        if parts { Wait::Parts } else { Wait::Token }
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
            Act::Parse { .. } if kind.is_container() => return Some(self.unparsed(number, kind, edit)),
            Act::Parse { .. } => return Some(Verdict::Capture(Wait::Token)),
            _ => return None,
        };
        self.tally.fields[rule.series] += 1;
        Some(verdict)
    }

    /// What `else` makes of a container that a rule would parse.
    fn unparsed(&mut self, number: u32, kind: Kind, edit: &mut Edit) -> Verdict {
        let rule = self.plan.rule(number);
        self.tally.unfit += 1;
        self.tally.fields[rule.otherwise_series] += 1;
        match rule.otherwise {
            // A container is no text that could be scanned.
            Otherwise::Drop | Otherwise::Scan => Verdict::Remove,
            Otherwise::Null => {
                edit.value.extend_from_slice(b"null");
                Verdict::Replace
            }
            Otherwise::Redact => {
                super::leaf::redact_node(&Redact::default(), kind, &mut self.text, &mut edit.value);
                Verdict::Replace
            }
        }
    }

    /// Scans a name that is not known to be clean.
    fn name(&mut self, step: Step<'_>, kind: Kind, named: (&[u8], Known), effective: Effective, edit: &mut Edit) {
        let above = self.frames.last().map_or(0, |parent| parent.trail);
        self.trail.truncate(above);
        self.scan_name(named.0, named.1, edit);
        if self.traces() && !edit.name.is_empty() {
            self.follow(step, named.1.step.spelled);
            self.tell(kind, effective, "names");
        }
    }

    /// Scans the name of what was held back until it was decided.
    pub(super) fn late_name(&mut self, raw: &[u8], edit: &mut Edit) {
        let Some(parent) = self.frames.last() else { return };
        let known = self.cache.step(&self.plan, parent.state, raw);
        if self.held_names == Some(Names::Scan) && !known.clean {
            self.trail.truncate(parent.trail);
            self.scan_name(raw, known, edit);
        }
    }

    fn enter(&mut self, spot: Spot, kind: Kind, effective: Effective, names: Names, at: usize) {
        let (within, around) = match kind {
            _ if self.plan.conditions().is_empty() => (false, Met::default()),
            // The anchor of what is below: itself, where nothing above is an element.
            Kind::Object if spot.element || !spot.within => (spot.element, self.facts.at(at)),
            _ if spot.element => (true, Met::default()),
            _ => (spot.within, spot.around),
        };
        let frame = Frame {
            realm: spot.realm,
            // Where names alone lead elsewhere, one state stands for all that is below.
            state: self.plan.below(spot.state).state,
            effective,
            names,
            trail: self.trail.len(),
            scalars: self.scalars(effective),
            containers: self.containers(spot.realm, effective),
            within,
            around,
        };
        self.frames.push(frame);
    }

    /// What becomes of scalars under an action when no rule selects them.
    fn scalars(&self, effective: Effective) -> Scalars {
        match effective {
            Effective::Unlisted(Unlisted::Keep) => Scalars::Pass,
            Effective::Unlisted(Unlisted::Drop) => Scalars::Go,
            Effective::Unlisted(Unlisted::Scan) => Scalars::Ask,
            Effective::Rule(number) => match self.plan.rule(number) {
                PlanRule { act: Act::Keep(None), series, .. } => {
                    u32::try_from(*series).map_or(Scalars::Ask, Scalars::Count)
                }
                _ => Scalars::Ask,
            },
        }
    }

    /// What becomes of containers under an action when no rule selects them.
    fn containers(&self, realm: Realm, effective: Effective) -> Containers {
        if realm != Realm::Record || !self.plan.conditions().is_empty() {
            return Containers::Ask;
        }
        match self.scalars(effective) {
            Scalars::Pass | Scalars::Count(_) => Containers::Stay,
            Scalars::Go => Containers::Go,
            Scalars::Ask => Containers::Ask,
        }
    }

    /// What becomes of a container, if the policy says it outright; one whose name does not pass can only go. What is entered
    /// is.
    #[inline(always)]
    pub(super) fn container_at_once<'n>(
        &mut self,
        outright: Outright,
        state: State,
        passes: bool,
        step: impl FnOnce() -> Step<'n>,
        spelled: bool,
    ) -> Glance {
        let Some(&parent) = self.frames.last() else { return Glance::Ask };
        let below = self.plan.below(state);
        let glance = match (outright, parent.containers) {
            (Outright::Drop(series), _) => {
                self.tally.fields[series as usize] += 1;
                return Glance::Remove;
            }
            (Outright::Inherited, Containers::Go) if below.dead => {
                self.tally.unlisted += 1;
                return Glance::Remove;
            }
            _ if !passes => return Glance::Ask,
            (Outright::Inherited, Containers::Go) => Glance::EnterLazily,
            (Outright::Inherited, Containers::Stay) => match parent.scalars {
                Scalars::Pass if below.dead && parent.names == Names::Keep => return Glance::Copy,
                Scalars::Count(series) if below.dead && parent.names == Names::Keep => {
                    self.tally.fields[series as usize] += 1;
                    return Glance::Copy;
                }
                Scalars::Pass if below.settled => Glance::EnterForNames,
                _ => Glance::Enter,
            },
            (Outright::Keep(series), _) if below.dead && parent.names == Names::Keep => {
                self.tally.fields[series as usize] += 1;
                return Glance::Copy;
            }
            _ => return Glance::Ask,
        };
        self.follow(step(), spelled);
        self.frames.push(Frame { state: below.state, trail: self.trail.len(), ..parent });
        glance
    }

    /// The root of a record, which is counted.
    pub(super) fn record_begins(&mut self) -> Spot {
        self.numbers.clear();
        self.sweep.iter_mut().for_each(Sweep::clear);
        self.records += 1;
        self.begun = true;
        self.record_root()
    }

    /// Where the rules for records begin.
    fn record_root(&self) -> Spot {
        let plan = &*self.plan;
        Spot::root(Realm::Record, plan.automaton().root(), plan.unlisted(), plan.names())
    }

    /// The root of a value of the stream.
    pub(super) fn value_begins(&mut self, edit: &mut Edit) -> Spot {
        self.frames.clear();
        self.trail.truncate(0);
        match self.plan.records() {
            RecordForm::Auto | RecordForm::Value => self.record_begins(),
            // It began with its first line.
            RecordForm::Pairs(_) => self.record_root(),
            RecordForm::At(root) => {
                edit.record = false;
                self.numbers.clear();
                self.sweep.iter_mut().for_each(Sweep::clear);
                Spot::root(Realm::Envelope, root, Unlisted::Drop, self.plan.names())
            }
        }
    }
}

/// Whether an object's own members must be known before it, or what is below it, is decided.
pub(super) fn is_anchor(plan: &Plan, spot: Spot) -> bool {
    if plan.conditions().is_empty() {
        return false;
    }
    let anchors = plan.anchors(spot.state);
    (spot.element && anchors.element) || (!spot.element && !spot.within && anchors.object) || anchors.selected
}
