//! Which rules speak at each state of the automaton, and what has to be known above a state.
//!
//! All of it is worked out once, so that the engine asks a table by the state's number.

use crate::path::{Automaton, State};
use crate::policy::model::Anchor;

/// No rule's number: rules are far fewer.
const UNDECIDED: u32 = u32::MAX;

/// No rule's number either: the first rule at the state is one with a condition.
const CONDITIONAL: u32 = u32::MAX - 1;

/// Of what conditions a node can be the anchor. False is certain; true may be more than there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Anchors {
    /// Where the node is an array element: some rule selects it, or a node below it with no array element between, under a
    /// condition that reads this node's members.
    pub element: bool,
    /// Where the node is an object and neither it nor any node above it in the record is an array element: some rule
    /// selects a member of it, or it itself if it is the root, under a condition that reads this node's members.
    pub object: bool,
    /// Some rule selects exactly this node under a condition that reads its own members (`drop_elements`).
    pub selected: bool,
}

/// What stands below a state, as far as names and elements lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Below {
    /// No rule speaks below.
    pub dead: bool,
    /// The state in which all nodes below stand, but for those to which names lead: no rule speaks in it, and elements and
    /// unnamed members lead to it again. Where there is none, the state itself.
    pub state: State,
    /// There is one.
    pub settled: bool,
    /// The state of all elements, where they do not differ.
    pub elements: Option<State>,
}

/// What is marked at a state, as bits.
type Marks = u8;
const ELEMENT: Marks = 1;
const OBJECT: Marks = 2;
const SELECTED: Marks = 4;
const RECORD: Marks = 8;
const LEADS: Marks = 16;

/// One rule as far as deciding goes.
#[derive(Clone, Copy)]
pub(super) struct Decider {
    /// Which node its condition reads, where it has one.
    pub(super) anchor: Option<Anchor>,
}

/// The tables, by the number of a state.
pub(super) struct Decisions {
    decides: Vec<u32>,
    /// The candidates at a state are `candidates[spans[state]..spans[state + 1]]`.
    spans: Vec<u32>,
    candidates: Vec<u32>,
    below: Vec<Below>,
    /// Empty where there are neither conditions nor selected records: nothing is marked then.
    marks: Vec<Marks>,
}

impl Decisions {
    /// `owners` says for each selector's id which rule it belongs to; `None` are the records. `roots` are the groups'.
    pub(super) fn of(automaton: &Automaton, owners: &[Option<u32>], rules: &[Decider], roots: &[State]) -> Self {
        let mut made =
            Self { decides: Vec::new(), spans: vec![0], candidates: Vec::new(), below: Vec::new(), marks: Vec::new() };
        for ids in automaton.each_match() {
            let start = made.candidates.len();
            // Ids ascend in listed order, so a rule's own stand together.
            for number in ids.iter().filter_map(|id| owners[*id as usize]) {
                if made.candidates[start..].last() == Some(&number) {
                    continue;
                }
                made.candidates.push(number);
                if rules[number as usize].anchor.is_none() {
                    break;
                }
            }
            made.spans.push(u32::try_from(made.candidates.len()).expect("candidates are fewer than ids"));
            made.decides.push(match made.candidates.get(start) {
                None => UNDECIDED,
                Some(first) if rules[*first as usize].anchor.is_some() => CONDITIONAL,
                Some(first) => *first,
            });
        }
        made.below = automaton.each().map(|state| made.below_one(automaton, state)).collect();
        if owners.contains(&None) || rules.iter().any(|rule| rule.anchor.is_some()) {
            made.marks = made.marked(automaton, owners, rules, roots);
        }
        made
    }

    fn below_one(&self, automaton: &Automaton, state: State) -> Below {
        let others = automaton.others(state);
        let mut elements = automaton.elements(state);
        let first = elements.next();
        let elements = first.filter(|first| elements.all(|child| child == *first));
        let settled = automaton.ways(others) == automaton.ways(state)
            && elements == Some(others)
            && self.candidates(others).is_empty();
        Below { dead: automaton.is_dead(state), state: if settled { others } else { state }, settled, elements }
    }

    #[inline]
    pub(super) fn below(&self, at: State) -> Below {
        self.below[at.number()]
    }

    /// The first rule at a state, if it has no condition.
    #[inline]
    pub(super) fn deciding(&self, at: State) -> Option<u32> {
        let number = self.decides[at.number()];
        (number < CONDITIONAL).then_some(number)
    }

    #[inline]
    pub(super) fn conditional(&self, at: State) -> bool {
        self.decides[at.number()] == CONDITIONAL
    }

    pub(super) fn candidates(&self, at: State) -> &[u32] {
        &self.candidates[self.spans[at.number()] as usize..self.spans[at.number() + 1] as usize]
    }

    #[inline]
    pub(super) fn anchors(&self, at: State) -> Anchors {
        let marks = self.marks_at(at);
        Anchors { element: marks & ELEMENT != 0, object: marks & OBJECT != 0, selected: marks & SELECTED != 0 }
    }

    #[inline]
    pub(super) fn record_at(&self, at: State) -> bool {
        self.marks_at(at) & RECORD != 0
    }

    #[inline]
    pub(super) fn leads_to_record(&self, at: State) -> bool {
        self.marks_at(at) & LEADS != 0
    }

    #[inline]
    fn marks_at(&self, at: State) -> Marks {
        self.marks.get(at.number()).copied().unwrap_or(0)
    }

    fn marked(&self, automaton: &Automaton, owners: &[Option<u32>], rules: &[Decider], roots: &[State]) -> Vec<Marks> {
        let under = |state: State, anchor: Anchor| {
            self.candidates(state).iter().any(|rule| rules[*rule as usize].anchor == Some(anchor))
        };
        let around: Vec<bool> = automaton.each().map(|state| under(state, Anchor::Around)).collect();
        let records: Vec<bool> =
            automaton.each_match().map(|ids| ids.iter().any(|id| owners[*id as usize].is_none())).collect();
        let tested = above(automaton, &around, |state| automaton.members(state).collect());
        let leads = above(automaton, &records, |state| automaton.children(state).collect());
        let mark = |state: State| {
            let at = state.number();
            let object =
                automaton.members(state).any(|child| around[child.number()]) || (around[at] && roots.contains(&state));
            [
                (around[at] || tested[at], ELEMENT),
                (object, OBJECT),
                (under(state, Anchor::Selected), SELECTED),
                (records[at], RECORD),
                (leads[at], LEADS),
            ]
            .into_iter()
            .fold(0, |marks, (is, bit)| if is { marks | bit } else { marks })
        };
        automaton.each().map(mark).collect()
    }
}

/// The states from which one step or several lead to one of `wanted`.
fn above(automaton: &Automaton, wanted: &[bool], steps: impl Fn(State) -> Vec<State>) -> Vec<bool> {
    // States with the same ways out are one as far as what lies below them goes.
    let mut alike: Vec<Vec<State>> = Vec::new();
    for state in automaton.each() {
        let ways = automaton.ways(state) as usize;
        alike.resize_with(alike.len().max(ways + 1), Vec::new);
        alike[ways].push(state);
    }
    let mut into: Vec<Vec<usize>> = vec![Vec::new(); automaton.states()];
    for (ways, states) in alike.iter().enumerate() {
        for child in states.first().into_iter().flat_map(|state| steps(*state)) {
            into[child.number()].push(ways);
        }
    }
    let mut found = vec![false; automaton.states()];
    let mut open: Vec<State> = automaton.each().filter(|state| wanted[state.number()]).collect();
    while let Some(state) = open.pop() {
        for ways in std::mem::take(&mut into[state.number()]) {
            for higher in std::mem::take(&mut alike[ways]) {
                found[higher.number()] = true;
                open.push(higher);
            }
        }
    }
    found
}
