//! Several selectors as one deterministic automaton, followed from a root down.
//!
//! The automaton is built whole before the first byte passes ([`Automaton::compile`] bounds it), so a step is a table
//! look-up that neither allocates nor fails, however hostile the document.
//!
//! Selectors come in groups, each followed from a root of its own: a document, the records in it, a value inside a
//! string. All groups' states are numbered together, so that one table by [`State::number`] serves them all.

use super::elements::Elements;
use super::fold::{fold, folded};
use super::names::Names;
use super::{Selector, SelectorError, subset};

/// How names are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Spelling {
    /// Byte for byte.
    #[default]
    Exact,
    /// Ignoring case, `_`, `-` and spaces.
    Folded,
}

impl Spelling {
    /// The form in which a name is compared: names of one form are the same.
    pub fn form(self, name: &str) -> String {
        match self {
            Self::Exact => name.to_owned(),
            Self::Folded => fold(name),
        }
    }
}

/// Several selectors compiled together. Ids are positions in the slice that was compiled; they run through all groups.
#[derive(Clone, Debug)]
pub struct Automaton {
    pub(super) spelling: Spelling,
    /// Where each group begins; never empty.
    pub(super) roots: Vec<State>,
    pub(super) nodes: Vec<Node>,
    pub(super) tables: Vec<Table>,
    /// All states' ids, back to back.
    pub(super) ids: Vec<u32>,
}

/// Where a node stands: which selectors have matched how far.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct State(u32);

/// A step from an object to one of its members.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Step {
    /// The member's state.
    pub state: State,
    /// Some selector that is live here spells this name literally, so the name is the policy's and not the data's.
    pub spelled: bool,
}

/// One state. States that differ only in what they match share a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub(super) table: u32,
    /// The ids that match here are `ids[first..last]`.
    pub(super) first: u32,
    pub(super) last: u32,
}

/// The ways out of a state.
#[derive(Clone, Debug)]
pub(super) struct Table {
    /// No way out leads anywhere.
    pub(super) dead: bool,
    /// Members that no name selects.
    pub(super) other: State,
    pub(super) names: Names,
    pub(super) elements: Elements,
}

impl State {
    pub(super) fn new(index: usize) -> Self {
        Self(u32::try_from(index).expect("states are bounded by MOST_STATES"))
    }

    fn index(self) -> usize {
        self.0 as usize
    }

    /// The state's number, below [`Automaton::states`].
    pub fn number(self) -> usize {
        self.index()
    }
}

impl Automaton {
    /// Compiles the selectors together.
    ///
    /// # Errors
    /// They need more than [`MOST_STATES`](super::MOST_STATES) states or [`MOST_EDGES`](super::MOST_EDGES) edges, which
    /// takes many `..` before wildcards, or the steps of their slices have no small common multiple.
    pub fn compile(selectors: &[Selector], spelling: Spelling) -> Result<Self, SelectorError> {
        subset::build(&[selectors], spelling)
    }

    /// Compiles groups of selectors together, each followed from a root of its own. Ids run through all groups in order:
    /// those of the second group begin where the first ends. Selectors of different groups never match together.
    ///
    /// # Errors
    /// As for [`Automaton::compile`]; the bounds hold for all groups together.
    pub fn compile_roots(groups: &[Vec<Selector>], spelling: Spelling) -> Result<Self, SelectorError> {
        subset::build(&groups.iter().map(Vec::as_slice).collect::<Vec<_>>(), spelling)
    }

    /// The state at `$` of the first group.
    pub fn root(&self) -> State {
        self.root_of(0)
    }

    /// The state at `$` of a group, counted from 0.
    ///
    /// # Panics
    /// There is no such group.
    pub fn root_of(&self, group: usize) -> State {
        self.roots[group]
    }

    /// The step to the member `name`, escapes decoded.
    pub fn member(&self, at: State, name: &str) -> Step {
        let table = self.table(at);
        let found = match self.spelling {
            _ if table.names.is_empty() => None,
            Spelling::Exact => table.names.find(name.as_bytes()),
            Spelling::Folded => folded(name, table.names.longest(), |name| table.names.find(name)).flatten(),
        };
        Step { state: found.unwrap_or(table.other), spelled: found.is_some() }
    }

    /// The state of the element at `index`, counted from 0.
    pub fn element(&self, at: State, index: u64) -> State {
        self.table(at).elements.find(index)
    }

    /// The ids of the selectors that select exactly this node, ascending.
    pub fn matches(&self, at: State) -> &[u32] {
        let node = &self.nodes[at.index()];
        &self.ids[node.first as usize..node.last as usize]
    }

    /// The ids of every state, in the order of [`State::number`].
    pub fn each_match(&self) -> impl Iterator<Item = &[u32]> {
        self.nodes.iter().map(|node| &self.ids[node.first as usize..node.last as usize])
    }

    /// Whether no selector can match a node below this one.
    pub fn is_dead(&self, at: State) -> bool {
        self.table(at).dead
    }

    /// How many states there are.
    pub fn states(&self) -> usize {
        self.nodes.len()
    }

    /// Every state that one step from `at` can lead to, some more than once. Each stands for a child that some document
    /// has, so that what is never met on a walk over these matches in no document.
    pub fn children(&self, at: State) -> impl Iterator<Item = State> {
        self.members(at).chain(self.elements(at))
    }

    /// The states among [`children`](Self::children) that members of an object lead to.
    pub fn members(&self, at: State) -> impl Iterator<Item = State> {
        let table = self.table(at);
        table.names.states().chain([table.other])
    }

    /// The state of the members that no name selects.
    pub fn others(&self, at: State) -> State {
        self.table(at).other
    }

    /// The states among [`children`](Self::children) that elements of an array lead to.
    pub fn elements(&self, at: State) -> impl Iterator<Item = State> {
        self.table(at).elements.states()
    }

    /// Every state, in the order of [`State::number`].
    pub fn each(&self) -> impl Iterator<Item = State> + use<> {
        (0..self.nodes.len()).map(State::new)
    }

    /// The number of the ways out of a state: states of one number have the same children.
    pub fn ways(&self, at: State) -> u32 {
        self.nodes[at.index()].table
    }

    fn table(&self, at: State) -> &Table {
        &self.tables[self.nodes[at.index()].table as usize]
    }
}
