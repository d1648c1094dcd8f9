//! What `tamis explain` shows: each node's rule, action and findings, and why or why not. It carries data, so it goes
//! to the person who gave the record and nowhere else.

use crate::base::Kind;
use crate::detect::Candidate;

/// One decision.
#[derive(Debug)]
pub struct Event {
    /// The node's path, names as written.
    pub path: String,
    /// What stands there.
    pub kind: Kind,
    /// The deciding rule's label; `None` where nothing lists the node.
    pub rule: Option<String>,
    /// What was done: an action's name, `copy` for a subtree that passes whole, `enter` for a container looked into.
    pub action: &'static str,
    /// What the detectors saw, if they looked.
    pub seen: Option<Seen>,
}

/// What the detectors saw in one text.
pub struct Seen {
    /// The text that was scanned.
    pub text: String,
    /// Every candidate, accepted or not, with the reason.
    pub candidates: Vec<Candidate>,
}

impl std::fmt::Debug for Seen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Seen({} candidates)", self.candidates.len())
    }
}

/// Receives each decision in document order.
pub type Trace = Box<dyn FnMut(Event) + Send>;
