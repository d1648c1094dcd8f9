//! Where the value that names a pseudonym's scope comes from when a record passes.

use crate::path::Selector;
use crate::policy::model::ScopeNode;
use crate::transform::Scope;

/// What feeds a scope at run time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScopeFrom {
    /// Nothing: the scope is the same throughout (dataset, purpose).
    Fixed,
    /// The UTC day on which the session began.
    SessionDay,
    /// The UTC month in which the session began.
    SessionMonth,
    /// The stream's id and the record's ordinal.
    Ordinal,
    /// The node read under this number.
    Node(usize),
    /// The day of the node read under this number.
    DayOf(usize),
    /// The month of the node read under this number.
    MonthOf(usize),
}

/// The nodes that are read before a record is decided; each selector once.
#[derive(Default)]
pub(super) struct Reads {
    pub(super) selectors: Vec<Selector>,
}

impl Reads {
    /// Resolves where a scope's value comes from, noting the node that has to be read.
    pub(super) fn resolve(&mut self, scope: Scope, node: &ScopeNode) -> ScopeFrom {
        let read = match node {
            ScopeNode::Session => None,
            ScopeNode::Node(selector) => Some(self.number(selector)),
        };
        match (scope, read) {
            (Scope::Dataset | Scope::Purpose, _) => ScopeFrom::Fixed,
            (Scope::Day, None) => ScopeFrom::SessionDay,
            (Scope::Month, None) => ScopeFrom::SessionMonth,
            (Scope::Record | Scope::By, None) => ScopeFrom::Ordinal,
            (Scope::Day, Some(read)) => ScopeFrom::DayOf(read),
            (Scope::Month, Some(read)) => ScopeFrom::MonthOf(read),
            (Scope::Record | Scope::By, Some(read)) => ScopeFrom::Node(read),
        }
    }

    fn number(&mut self, selector: &Selector) -> usize {
        self.selectors.iter().position(|known| known == selector).unwrap_or_else(|| {
            self.selectors.push(selector.clone());
            self.selectors.len() - 1
        })
    }
}
