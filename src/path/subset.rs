//! Subset construction: from positions in selectors to states of one automaton.
//!
//! A *position* is a selector and how many of its segments have matched. A state is the set of positions a node can be
//! at; the positions that still want a segment are its *live* set, the finished ones are its ids. The ways out depend
//! on the live set alone, so states share tables: a thousand selectors `$..name` make a thousand states and one table.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::automaton::{Node, Table};
use super::elements::{self, Elements};
use super::names::Names;
use super::selector::{Part, Segment};
use super::{Automaton, Selector, SelectorError, Spelling, State};

/// Most states of one automaton. Each selector without `..` needs one per segment, so this carries policies of a
/// thousand rules; what exceeds it is `..` before several wildcards, which doubles the states with each of them.
pub const MOST_STATES: usize = 4096;

/// Most names and element targets of one automaton together: at 32 bytes or so each, 8 MiB.
pub const MOST_EDGES: usize = 1 << 18;

/// `(selector, segments matched)`.
type Position = (u32, u32);

/// Sorted, without repeats.
type Positions = Vec<Position>;

/// Builds the automaton, breadth first from the roots: one a group, and one where there is no group.
pub(super) fn build(groups: &[&[Selector]], spelling: Spelling) -> Result<Automaton, SelectorError> {
    let mut builder = Builder::new(groups.iter().copied().flatten().collect(), spelling);
    let mut first = 0;
    for group in groups.iter().map(|group| group.len()).chain(groups.is_empty().then_some(0)) {
        let root = builder.state((first..first + group).map(|id| (word(id), 0)).collect())?;
        builder.made.roots.push(root);
        first += group;
    }
    while builder.made.tables.len() < builder.live.len() {
        let live = builder.live[builder.made.tables.len()].clone();
        let table = builder.table(&live)?;
        builder.made.tables.push(table);
    }
    Ok(builder.made)
}

struct Builder<'a> {
    selectors: Vec<&'a Selector>,
    spelling: Spelling,
    made: Automaton,
    /// The live set of each table, made or still to be made.
    live: Vec<Positions>,
    tables: HashMap<Positions, u32>,
    states: HashMap<(u32, Vec<u32>), State>,
    edges: usize,
}

impl<'a> Builder<'a> {
    fn new(selectors: Vec<&'a Selector>, spelling: Spelling) -> Self {
        let made = Automaton { spelling, roots: Vec::new(), nodes: Vec::new(), tables: Vec::new(), ids: Vec::new() };
        let (tables, states) = (HashMap::new(), HashMap::new());
        Self { selectors, spelling, made, live: Vec::new(), tables, states, edges: 0 }
    }

    fn segment(&self, (id, matched): Position) -> Option<&'a Segment> {
        self.selectors[id as usize].segments().get(matched as usize)
    }

    /// The state for a set of positions, made when it is new.
    fn state(&mut self, positions: BTreeSet<Position>) -> Result<State, SelectorError> {
        let (live, done): (Positions, Positions) = positions.into_iter().partition(|p| self.segment(*p).is_some());
        let ids: Vec<u32> = done.into_iter().map(|(id, _)| id).collect();
        let table = *self.tables.entry(live).or_insert_with_key(|live| {
            self.live.push(live.clone());
            word(self.live.len() - 1)
        });
        if let Some(state) = self.states.get(&(table, ids.clone())) {
            return Ok(*state);
        }
        if self.made.nodes.len() == MOST_STATES {
            return Err(too_large(&format!("{MOST_STATES} states")));
        }
        let first = word(self.made.ids.len());
        self.made.ids.extend(&ids);
        let state = State::new(self.made.nodes.len());
        self.made.nodes.push(Node { table, first, last: word(self.made.ids.len()) });
        self.states.insert((table, ids), state);
        Ok(state)
    }

    fn table(&mut self, live: &[Position]) -> Result<Table, SelectorError> {
        let mut stay = BTreeSet::new();
        let mut named: BTreeMap<String, Vec<Position>> = BTreeMap::new();
        for (position, segment) in self.segments(live) {
            let onward = (position.0, position.1 + 1);
            if segment.descend {
                stay.insert(position);
            }
            for part in &segment.parts {
                match part {
                    Part::Any => drop(stay.insert(onward)),
                    Part::Name(name) => named.entry(self.spelling.form(name)).or_default().push(onward),
                    Part::Index(_) | Part::Slice { .. } => {}
                }
            }
        }
        let elements = self.elements(live)?;
        let mut names = Vec::with_capacity(named.len());
        for (name, onward) in named {
            self.edge()?;
            let state = self.state(stay.iter().copied().chain(onward).collect())?;
            names.push((name.into_bytes().into_boxed_slice(), state));
        }
        Ok(Table { dead: live.is_empty(), other: self.state(stay)?, names: Names::new(names), elements })
    }

    fn elements(&mut self, live: &[Position]) -> Result<Elements, SelectorError> {
        let segments: Vec<(Position, &Segment)> = self.segments(live);
        let parts = segments.iter().flat_map(|(_, segment)| &segment.parts);
        let runs = elements::runs(parts).map_err(|_| too_large("slice steps with a common multiple of 4096"))?;
        let mut made = Vec::with_capacity(runs.len());
        for (from, period) in runs {
            let mut targets = Vec::new();
            for index in from..from + period {
                self.edge()?;
                let onward = segments.iter().filter(|(_, segment)| segment.parts.iter().any(|part| part.takes(index)));
                let onward = onward.map(|((id, matched), _)| (*id, matched + 1));
                let stay = segments.iter().filter(|(_, segment)| segment.descend).map(|(position, _)| *position);
                targets.push(self.state(onward.chain(stay).collect())?);
            }
            made.push((from, targets));
        }
        Ok(Elements::new(made))
    }

    /// The segments that positions want next.
    fn segments(&self, live: &[Position]) -> Vec<(Position, &'a Segment)> {
        live.iter().filter_map(|position| Some((*position, self.segment(*position)?))).collect()
    }

    fn edge(&mut self) -> Result<(), SelectorError> {
        self.edges += 1;
        if self.edges > MOST_EDGES { Err(too_large(&format!("{MOST_EDGES} names and elements"))) } else { Ok(()) }
    }
}

fn word(index: usize) -> u32 {
    u32::try_from(index).expect("selectors and states are fewer than 2^32")
}

fn too_large(limit: &str) -> SelectorError {
    SelectorError {
        message: format!("the selectors together need more than {limit}"),
        hint: "use fewer `..` before wildcards and slices, or spell the names out".to_owned(),
        at: 0,
    }
}
