//! The first pass over what is held back: it reads the nodes that name scopes and the members that conditions test, and
//! removes everything, so nothing is written.

use crate::base::{Kind, Lease, Scalar};
use crate::json::text::Decoded;
use crate::json::{Edit, Fate, Step, Verdict, Visitor, Wait};
use crate::path::State;
use crate::policy::{Anchor, Answers, Duplicates, Plan};

use super::decide::is_anchor;
use super::facts::Facts;
use super::held::Refusal;
use super::spot::{Met, Spot};

/// A value read for a decision, with its kind, so that `7` and `"7"` name the same scope and `true` is not `"true"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Read {
    pub(super) kind: Kind,
    pub(super) text: String,
}

/// What the first pass finds; buffers are kept from one to the next.
pub(super) struct Reader {
    frames: Vec<Open>,
    /// The scalar that is being captured.
    scalar: Option<Wanted>,
    pub(super) values: Vec<Option<Read>>,
    pub(super) facts: Facts,
    /// A node that names a scope occurs more than once.
    pub(super) ambiguous: bool,
    /// The facts outgrew the budget.
    pub(super) spent: bool,
    lease: Lease,
    /// The name of the member being read.
    decoded: Decoded,
    /// Its text.
    value: Decoded,
}

/// A container being read.
struct Open {
    /// Where it stands among the nodes that name scopes; `None`: none of them is below.
    reads: Option<State>,
    spot: Spot,
    /// Where it begins, and what its members have answered, if it is an anchor.
    anchor: Option<(usize, Answers)>,
}

/// Why a scalar is read.
#[derive(Clone, Copy)]
struct Wanted {
    reads: Option<State>,
    /// Its name is tested.
    tests: bool,
}

impl Reader {
    pub(super) fn new(lease: Lease) -> Self {
        Self {
            frames: Vec::new(),
            scalar: None,
            values: Vec::new(),
            facts: Facts::default(),
            ambiguous: false,
            spent: false,
            lease,
            decoded: Decoded::default(),
            value: Decoded::default(),
        }
    }

    /// Before a pass that reads so many nodes.
    pub(super) fn begin(&mut self, count: usize) {
        self.frames.clear();
        self.values.clear();
        self.values.resize(count, None);
        self.facts.clear();
        self.ambiguous = false;
        self.spent = false;
    }

    fn note(&mut self, plan: &Plan, at: State, read: &Read) {
        let Some(automaton) = plan.reads() else { return };
        for &id in automaton.matches(at) {
            let place = &mut self.values[id as usize];
            let agrees = plan.duplicates() == Duplicates::All && !read.kind.is_container();
            self.ambiguous |= place.as_ref().is_some_and(|before| !agrees || before != read);
            *place = Some(read.clone());
        }
    }
}

/// The reader with the plan it reads for.
pub(super) struct Reading<'a> {
    pub(super) plan: &'a Plan,
    pub(super) reader: &'a mut Reader,
    /// Where the node that is held back stands.
    pub(super) root: Spot,
    /// Whether nodes that name scopes are read: it is a record.
    pub(super) record: bool,
}

impl Reading<'_> {
    /// Tells the tests of the innermost object what a member says to them. `None`: a container.
    fn hear(&mut self, value: Option<Scalar<'_>>, name: &str) {
        let Some(Open { anchor: Some((_, answers)), .. }) = self.reader.frames.last_mut() else { return };
        let conditions = self.plan.conditions();
        for anchor in [Anchor::Around, Anchor::Selected] {
            for &test in conditions.feeds(anchor, name) {
                conditions.hear(test, value, answers);
            }
        }
    }

    /// Whether a member of this name is tested where it stands.
    fn tested(&self, name: &str) -> bool {
        let open = self.reader.frames.last();
        let conditions = self.plan.conditions();
        open.is_some_and(|open| open.anchor.is_some())
            && [Anchor::Around, Anchor::Selected].iter().any(|anchor| !conditions.feeds(*anchor, name).is_empty())
    }
}

impl Visitor for Reading<'_> {
    type Refusal = Refusal;

    fn visit(&mut self, step: Step<'_>, kind: Kind, edit: &mut Edit) -> Verdict {
        edit.record = false;
        let (reads, rules) = (self.plan.reads(), self.plan.automaton());
        let mut tests = false;
        let (at, spot) = match (step, self.reader.frames.last()) {
            (Step::Member(raw), Some(open)) => {
                let (above, state) = (open.reads, open.spot.state);
                let (within, spot) = (open.spot.within || open.spot.element, open.spot);
                let mut decoded = std::mem::take(&mut self.reader.decoded);
                decoded.decode(std::str::from_utf8(raw).unwrap_or_default());
                let name = decoded.text();
                tests = self.tested(name);
                if tests && kind.is_container() {
                    self.hear(None, name);
                }
                let at = above.zip(reads).map(|(at, reads)| reads.member(at, name).state);
                let state = rules.member(state, name).state;
                self.reader.decoded = decoded;
                (at, Spot { state, within, element: false, root: false, ..spot })
            }
            (Step::Element(index), Some(open)) => {
                let at = open.reads.zip(reads).map(|(at, reads)| reads.element(at, index));
                let (within, state) = (open.spot.within || open.spot.element, rules.element(open.spot.state, index));
                (at, Spot { state, within, element: true, root: false, ..open.spot })
            }
            _ => (reads.filter(|_| self.record).map(|reads| reads.root()), self.root),
        };
        let matched = at.filter(|at| reads.is_some_and(|reads| !reads.matches(*at).is_empty()));
        if !kind.is_container() {
            self.reader.scalar = Some(Wanted { reads: matched, tests });
            return if matched.is_some() || tests { Verdict::Capture(Wait::Held) } else { Verdict::Remove };
        }
        if let Some(at) = matched {
            self.reader.note(self.plan, at, &Read { kind, text: String::new() });
        }
        let below = at.filter(|at| reads.is_some_and(|reads| !reads.is_dead(*at)));
        let anchor = (kind == Kind::Object && is_anchor(self.plan, spot)).then(|| (edit.at, Answers::default()));
        let alive = !self.plan.conditions().is_empty() && !rules.is_dead(spot.state);
        if below.is_none() && anchor.is_none() && !alive {
            return Verdict::Remove;
        }
        self.reader.frames.push(Open { reads: below, spot, anchor });
        Verdict::EnterLazily
    }

    fn captured(&mut self, raw: &[u8], kind: Kind, _: &mut Edit) -> Result<Fate, Refusal> {
        let Some(wanted) = self.reader.scalar.take() else { return Ok(Fate::Removed) };
        let raw = std::str::from_utf8(raw).unwrap_or_default();
        let mut decoded = std::mem::take(&mut self.reader.value);
        let text = match kind {
            Kind::String => {
                decoded.decode(raw.get(1..raw.len() - 1).unwrap_or_default());
                decoded.text()
            }
            _ => raw,
        };
        if wanted.tests {
            let value = match kind {
                Kind::String => Scalar::String(text),
                Kind::Bool => Scalar::Bool(raw == "true"),
                Kind::Null => Scalar::Null,
                _ => Scalar::Number(raw),
            };
            let name = std::mem::take(&mut self.reader.decoded);
            self.hear(Some(value), name.text());
            self.reader.decoded = name;
        }
        if let Some(at) = wanted.reads {
            self.reader.note(self.plan, at, &Read { kind, text: text.to_owned() });
        }
        self.reader.value = decoded;
        Ok(Fate::Removed)
    }

    fn leave(&mut self) {
        let Some(Open { anchor: Some((at, answers)), .. }) = self.reader.frames.pop() else { return };
        let conditions = self.plan.conditions();
        let all = self.plan.duplicates() == Duplicates::All;
        let met = Met { holds: conditions.met(&answers), doubtful: conditions.doubtful(&answers, all) };
        self.reader.facts.note(at, met);
        // Twice: what was read last is still asked for while the next is read.
        let bytes = 2 * self.reader.facts.bytes();
        if bytes > self.reader.lease.bytes() && self.reader.lease.resize(bytes).is_err() {
            self.reader.spent = true;
            self.reader.facts.clear();
        }
    }

    fn record_end(&mut self, _: bool) {}
}
