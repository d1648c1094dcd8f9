//! Where a node stands: what is known of it before it is decided, and what a container being looked into says of its
//! children.

use crate::path::State;
use crate::policy::{Names, Unlisted};

/// Which leaf action holds at a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effective {
    /// That of the rule with this number.
    Rule(u32),
    /// No rule has spoken.
    Unlisted(Unlisted),
}

/// The conditions that hold at one anchor, as bits by their numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Met {
    /// They hold.
    pub(super) holds: u64,
    /// They cannot be told: a member that they read occurs more than once.
    pub(super) doubtful: u64,
}

/// Which rules a node stands under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Realm {
    /// Those of the record, or of a value inside a string.
    Record,
    /// Those of what stands around the records.
    Envelope,
    /// Those of the first value of a pair.
    Head,
}

/// A node before it is decided.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    pub(super) realm: Realm,
    pub(super) state: State,
    /// What holds above it.
    pub(super) inherited: Effective,
    pub(super) names: Names,
    /// It is the root of its realm.
    pub(super) root: bool,
    /// It is an element of an array.
    pub(super) element: bool,
    /// A node above it in its realm is an element of an array.
    pub(super) within: bool,
    /// What holds at the innermost element of an array above it, or else at the object that it is a member of.
    pub(super) around: Met,
}

impl Spot {
    /// The root of a realm.
    pub(super) fn root(realm: Realm, state: State, unlisted: Unlisted, names: Names) -> Self {
        let inherited = Effective::Unlisted(unlisted);
        Self { realm, state, inherited, names, root: true, element: false, within: false, around: Met::default() }
    }
}

/// A container being looked into.
#[derive(Clone, Copy)]
pub(super) struct Frame {
    pub(super) realm: Realm,
    pub(super) state: State,
    pub(super) effective: Effective,
    pub(super) names: Names,
    /// How long the trail is that leads to it.
    pub(super) trail: usize,
    /// What becomes in it of a scalar that no rule selects.
    pub(super) scalars: Scalars,
    /// What becomes in it of a container that no rule selects.
    pub(super) containers: Containers,
    /// It, or a node above it in its realm, is an element of an array.
    pub(super) within: bool,
    /// What holds for its children that are no elements.
    pub(super) around: Met,
}

/// What becomes of the scalars of a container that no rule selects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scalars {
    /// They pass.
    Pass,
    /// They pass, and each is counted under this series.
    Count(u32),
    /// They go.
    Go,
    /// They are looked at.
    Ask,
}

/// What becomes of the containers in a container that no rule selects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Containers {
    /// They stay, and are looked into where a rule or names may ask for it.
    Stay,
    /// Those in which no rule speaks go.
    Go,
    /// They are looked at.
    Ask,
}

impl Frame {
    /// A child of it, in the state that the step to it led to.
    #[inline(always)]
    pub(super) fn child(&self, state: State, element: bool) -> Spot {
        Spot {
            realm: self.realm,
            state,
            inherited: self.effective,
            names: self.names,
            root: false,
            element,
            within: self.within,
            around: self.around,
        }
    }
}
