//! The first pass over what is held back: it reads the nodes that name scopes and the members that conditions test, collects
//! the values that are swept, and removes everything, so nothing is written.

use crate::base::{Kind, Lease, Scalar};
use crate::json::text::Decoded;
use crate::json::{Edit, Fate, Step, Verdict, Visitor, Wait};
use crate::path::State;
use crate::policy::{Anchor, Answers, Duplicates, Plan};

use super::decide::is_anchor;
use super::facts::Facts;
use super::held::Refusal;
use super::spot::{Met, Spot};
use super::way::Way;

/// A value read for a decision, with its kind, so that `7` and `"7"` name the same scope and `true` is not `"true"`.
#[derive(Clone, PartialEq, Eq)]
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
    /// The nodes of which all values are collected, and what is below them, in document order; where they stand.
    pub(super) collected: Vec<(Way, Read)>,
    /// Bytes of their texts.
    texts: usize,
    /// A node that is read occurs more than once.
    pub(super) ambiguous: bool,
    /// What is read outgrew the budget.
    pub(super) spent: bool,
    lease: Lease,
    /// The name of the member being read.
    decoded: Decoded,
    /// Its text.
    value: Decoded,
}

/// A container being read.
struct Open {
    /// Where it stands among the nodes that are read; `None`: none of them is below.
    reads: Option<State>,
    /// The way to it; kept where values are collected.
    way: Way,
    /// All that is in it is collected.
    collects: bool,
    spot: Spot,
    /// Where it begins, and what its members have answered, if it is an anchor.
    anchor: Option<(usize, Answers)>,
}

/// Why a scalar is read.
#[derive(Clone, Copy)]
struct Wanted {
    reads: Option<State>,
    /// The way to it, if its value is collected.
    way: Option<Way>,
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
            collected: Vec::new(),
            texts: 0,
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
        self.collected.clear();
        self.texts = 0;
        self.ambiguous = false;
        self.spent = false;
    }

    fn note(&mut self, plan: &Plan, at: State, read: &Read) {
        let Some(automaton) = plan.reads() else { return };
        for &id in automaton.matches(at) {
            let Some(place) = self.values.get_mut(id as usize) else { continue };
            let agrees = plan.duplicates() == Duplicates::All && !read.kind.is_container();
            self.ambiguous |= place.as_ref().is_some_and(|before| !agrees || before != read);
            *place = Some(read.clone());
        }
    }

    fn collect(&mut self, way: Way, read: Read) {
        self.texts += read.text.capacity();
        self.collected.push((way, read));
        self.lease();
    }

    /// All is read: whether each node was that is collected, one way leads to one of them, or to several that agree.
    pub(super) fn close(&mut self, duplicates: Duplicates) {
        self.facts.close();
        let mut order: Vec<&(Way, Read)> = self.collected.iter().collect();
        order.sort_by_key(|(way, _)| *way);
        let agree = |a: &Read, b: &Read| duplicates == Duplicates::All && !a.kind.is_container() && a == b;
        self.ambiguous |= order.windows(2).any(|two| two[0].0 == two[1].0 && !agree(&two[0].1, &two[1].1));
    }

    /// Draws what is held on the budget.
    fn lease(&mut self) {
        // Twice: what was read last is still asked for while the next is read, or while it is made ready to be hunted.
        let bytes = 2 * (self.facts.bytes() + self.texts + self.collected.capacity() * size_of::<(Way, Read)>());
        if bytes > self.lease.bytes() && self.lease.resize(bytes).is_err() {
            self.spent = true;
            self.facts.clear();
            self.collected.clear();
        }
    }
}

/// The reader with the plan it reads for.
pub(super) struct Reading<'a> {
    pub(super) plan: &'a Plan,
    pub(super) reader: &'a mut Reader,
    /// Where the node that is held back stands.
    pub(super) root: Spot,
    /// Whether nodes that name scopes are read, and values collected: it is a record.
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
        let (mut way, above) = self.reader.frames.last().map_or((Way::ROOT, false), |open| (open.way, open.collects));
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
                if self.plan.sweeps() && self.record {
                    way = way.member(name, self.plan.spelling());
                }
                let state = rules.member(state, name).state;
                self.reader.decoded = decoded;
                (at, Spot { state, within, element: false, root: false, ..spot })
            }
            (Step::Element(index), Some(open)) => {
                let at = open.reads.zip(reads).map(|(at, reads)| reads.element(at, index));
                way = way.element(index);
                let (within, state) = (open.spot.within || open.spot.element, rules.element(open.spot.state, index));
                (at, Spot { state, within, element: true, root: false, ..open.spot })
            }
            _ => (reads.filter(|_| self.record).map(|reads| reads.root()), self.root),
        };
        let matched = at.filter(|at| reads.is_some_and(|reads| !reads.matches(*at).is_empty()));
        let first = u32::try_from(self.plan.read_count()).unwrap_or(u32::MAX);
        let picked = |at: State| reads.is_some_and(|reads| reads.matches(at).iter().any(|id| *id >= first));
        let collects = above || matched.is_some_and(picked);
        if !kind.is_container() {
            self.reader.scalar = Some(Wanted { reads: matched, way: collects.then_some(way), tests });
            let wanted = matched.is_some() || collects || tests;
            return if wanted { Verdict::Capture(Wait::Held) } else { Verdict::Remove };
        }
        if let Some(at) = matched {
            self.reader.note(self.plan, at, &Read { kind, text: String::new() });
        }
        if collects {
            self.reader.collect(way, Read { kind, text: String::new() });
        }
        let below = at.filter(|at| reads.is_some_and(|reads| !reads.is_dead(*at)));
        let anchor = (kind == Kind::Object && is_anchor(self.plan, spot)).then(|| (edit.at, Answers::default()));
        let alive = !self.plan.conditions().is_empty() && !rules.is_dead(spot.state);
        if below.is_none() && anchor.is_none() && !alive && !collects {
            return Verdict::Remove;
        }
        self.reader.frames.push(Open { reads: below, way, collects, spot, anchor });
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
        if let Some(way) = wanted.way {
            self.reader.collect(way, Read { kind, text: text.to_owned() });
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
        self.reader.lease();
    }

    fn record_end(&mut self, _: bool) {}
}
