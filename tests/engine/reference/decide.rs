//! *Which rule decides*: the first listed rule that selects exactly this node, and whose `when` holds.

use super::node::Node;
use super::number::Exact;
use super::policy::{DropElements, Duplicates, Rule, When};
use super::selector::{Selector, Spelling, Step};

/// The record is refused: a node that the policy reads occurs more than once.
#[derive(Debug, PartialEq)]
pub(crate) struct Refused;

/// A node and the way to it.
pub(crate) struct Place<'a> {
    pub(crate) path: Vec<Step>,
    /// The root, what is on the way, the node itself: one more than the path has steps.
    pub(crate) trail: Vec<&'a Node>,
}

impl<'a> Place<'a> {
    pub(crate) fn root(node: &'a Node) -> Self {
        Self { path: Vec::new(), trail: vec![node] }
    }

    pub(crate) fn node(&self) -> &'a Node {
        self.trail[self.path.len()]
    }

    pub(crate) fn child(&self, step: Step, node: &'a Node) -> Self {
        let path = self.path.iter().cloned().chain([step]).collect();
        let trail = self.trail.iter().copied().chain([node]).collect();
        Self { path, trail }
    }

    /// The innermost array element on the way, the node itself included; else the object that the node is a member of.
    fn anchor(&self) -> &'a Node {
        let element = self.path.iter().rposition(|step| matches!(step, Step::Index(_)));
        let depth = element.map_or(self.path.len().saturating_sub(1), |at| at + 1);
        self.trail[depth]
    }
}

/// How names and duplicates are taken.
#[derive(Clone, Copy)]
pub(crate) struct Manner {
    pub(crate) spelling: Spelling,
    pub(crate) duplicates: Duplicates,
}

/// The rule that decides at a node, if any.
pub(crate) fn deciding<'p>(rules: &'p [Rule], place: &Place<'_>, manner: Manner) -> Result<Option<&'p Rule>, Refused> {
    for rule in rules {
        let selected = rule.select.iter().any(|selector| selector.selects(&place.path, manner.spelling));
        if selected && holds(&rule.when, place.anchor(), manner)? {
            return Ok(Some(rule));
        }
    }
    Ok(None)
}

/// Whether the element goes before any rule is asked. Its own members are compared.
pub(crate) fn dropped(drops: &[DropElements], place: &Place<'_>, manner: Manner) -> Result<bool, Refused> {
    for drop in drops {
        if drop.at.selects(&place.path, manner.spelling) && holds(&drop.when, place.node(), manner)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether all named members of the anchor equal one of the values listed for them.
fn holds(when: &When, anchor: &Node, manner: Manner) -> Result<bool, Refused> {
    let mut all = true;
    for (name, listed) in &when.0 {
        let members = if let Node::Object(members) = anchor { members.as_slice() } else { &[] };
        let found: Vec<&Node> =
            members.iter().filter(|(had, _)| manner.spelling.same(&had.text, name)).map(|(_, value)| value).collect();
        let mut passes = found.iter().map(|value| listed.iter().any(|listed| equal(listed, value)));
        let Some(first) = passes.next() else {
            all = false;
            continue;
        };
        // Several have to agree about the test, if there may be several at all.
        if found.len() > 1 && (manner.duplicates == Duplicates::Refuse || passes.any(|other| other != first)) {
            return Err(Refused);
        }
        all &= first;
    }
    Ok(all)
}

/// The node that is read, of all that were found.
pub(crate) fn one_of<'a>(found: &[&'a Node], duplicates: Duplicates) -> Result<Option<&'a Node>, Refused> {
    let [first, others @ ..] = found else { return Ok(None) };
    let agree = duplicates == Duplicates::All && others.iter().all(|other| alike(first, other));
    if others.is_empty() || agree { Ok(Some(first)) } else { Err(Refused) }
}

/// Whether two occurrences say the same: the same kind, and the same text or spelling.
fn alike(one: &Node, other: &Node) -> bool {
    match (one, other) {
        (Node::String(one), Node::String(other)) => one.text == other.text,
        _ => one == other && !one.is_container(),
    }
}

/// Whether two scalars are equal: strict kinds, numbers by their exact value.
pub(crate) fn equal(one: &Node, other: &Node) -> bool {
    match (one, other) {
        (Node::Number(one), Node::Number(other)) => {
            let (one, other) = (Exact::parse(one), Exact::parse(other));
            one.is_some() && one == other
        }
        (Node::String(one), Node::String(other)) => one.text == other.text,
        _ => one == other && !one.is_container(),
    }
}

/// All nodes of a record that a selector selects.
pub(crate) fn selected<'a>(selector: &Selector, place: &Place<'a>, spelling: Spelling, found: &mut Vec<&'a Node>) {
    if selector.selects(&place.path, spelling) {
        found.push(place.node());
    }
    match place.node() {
        Node::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                selected(selector, &place.child(Step::Index(index), element), spelling, found);
            }
        }
        Node::Object(members) => {
            for (name, member) in members {
                selected(selector, &place.child(Step::Name(name.text.clone()), member), spelling, found);
            }
        }
        _ => {}
    }
}
