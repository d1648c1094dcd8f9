//! A policy compiled: what runs. Immutable, shared by every session; keys are in it, so it prints nothing of itself.

mod compile;
mod finding;
mod read;

use crate::base::{DatasetId, PurposeId};
use crate::detect::Scanner;
use crate::path::{Automaton, State};
use crate::transform::{Generalise, Guard, Mask, Pseudonymiser, Redact};

use super::model::{Duplicates, Names, OnError, Otherwise, Records, Unlisted};

pub use compile::PlanError;
pub use finding::{FindingAct, FindingPlan, Placeholder};
pub use read::ScopeFrom;

/// No rule's number: rules are far fewer.
const UNDECIDED: u32 = u32::MAX;

/// A compiled policy.
pub struct Plan {
    pub(super) dataset: DatasetId,
    pub(super) purpose: PurposeId,
    pub(super) digest: String,
    pub(super) draft: bool,
    pub(super) records: Records,
    pub(super) unlisted: Unlisted,
    pub(super) names: Names,
    pub(super) on_error: OnError,
    pub(super) duplicates: Duplicates,
    pub(super) automaton: Automaton,
    /// The rule that decides at each state of the automaton, [`UNDECIDED`] where none does.
    pub(super) decides: Vec<u32>,
    pub(super) rules: Vec<PlanRule>,
    pub(super) reads: Option<Automaton>,
    pub(super) read_count: usize,
    pub(super) scanner: Option<Scanner>,
    pub(super) findings: Vec<FindingPlan>,
    pub(super) placeholder: Placeholder,
    pub(super) field_series: Vec<FieldSeries>,
    pub(super) finding_series: Vec<FindingSeries>,
}

/// One rule, compiled.
pub struct PlanRule {
    /// The selector's text, or `tag:NAME`.
    pub label: String,
    /// What it does.
    pub act: Act,
    /// What it does with a value that the action cannot handle.
    pub otherwise: Otherwise,
    /// Overrides the policy's setting for names.
    pub names: Option<Names>,
    /// Index of (rule, action) in [`Plan::field_series`].
    pub series: usize,
    /// Index of (rule, otherwise) in [`Plan::field_series`].
    pub otherwise_series: usize,
}

/// A rule's action, ready to run.
pub enum Act {
    /// Byte for byte, if the guard admits it.
    Keep(Option<Box<Guard>>),
    /// The node goes.
    Drop,
    /// `null` stands instead.
    Null,
    /// A fixed text stands instead.
    Redact(Redact),
    /// All but the ends is covered.
    Mask(Mask),
    /// A keyed pseudonym stands instead.
    Pseudonymise(Box<Pseudonymiser>, ScopeFrom),
    /// A coarser value stands instead.
    Generalise(Box<Generalise>),
    /// The detectors run.
    Scan,
}

impl Act {
    /// The action's name in metrics, tallies and explanations.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Keep(_) => "keep",
            Self::Drop => "drop",
            Self::Null => "null",
            Self::Redact(_) => "redact",
            Self::Mask(_) => "mask",
            Self::Pseudonymise(..) => "pseudonymise",
            Self::Generalise(_) => "generalise",
            Self::Scan => "scan",
        }
    }
}

/// The labels of one counter of values: a rule and what was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldSeries {
    /// The rule's selector text.
    pub rule: String,
    /// What was done.
    pub action: &'static str,
}

/// The labels of one counter of findings: a type and what was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingSeries {
    /// The entity type.
    pub entity: String,
    /// What was done.
    pub action: &'static str,
}

impl Plan {
    /// The dataset it is for.
    pub fn dataset(&self) -> &DatasetId {
        &self.dataset
    }

    /// The purpose it is for.
    pub fn purpose(&self) -> &PurposeId {
        &self.purpose
    }

    /// `sha256:` and 64 hex digits over everything the policy draws in.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// Whether it is a draft, which writes only to stores marked so.
    pub fn draft(&self) -> bool {
        self.draft
    }

    /// What counts as a record.
    pub fn records(&self) -> Records {
        self.records
    }

    /// What happens where no rule has spoken.
    pub fn unlisted(&self) -> Unlisted {
        self.unlisted
    }

    /// What happens to names that no selector spells.
    pub fn names(&self) -> Names {
        self.names
    }

    /// What a failed record does.
    pub fn on_error(&self) -> OnError {
        self.on_error
    }

    /// What a node that is read for a decision does when it occurs more than once.
    pub fn duplicates(&self) -> Duplicates {
        self.duplicates
    }

    /// The selectors.
    pub fn automaton(&self) -> &Automaton {
        &self.automaton
    }

    /// The rule that decides at a state: the first listed one that selects exactly this node.
    pub fn deciding(&self, at: State) -> Option<u32> {
        let number = self.decides[at.number()];
        (number != UNDECIDED).then_some(number)
    }

    /// A rule by its number.
    pub fn rule(&self, number: u32) -> &PlanRule {
        &self.rules[number as usize]
    }

    /// The automaton of the nodes that are read before a record is decided, if there are any.
    pub fn reads(&self) -> Option<&Automaton> {
        self.reads.as_ref()
    }

    /// How many nodes are read before a record is decided.
    pub fn read_count(&self) -> usize {
        self.read_count
    }

    /// The detectors, if anything is scanned.
    pub fn scanner(&self) -> Option<&Scanner> {
        self.scanner.as_ref()
    }

    /// What happens to findings, by entity.
    pub fn finding(&self, entity: crate::detect::Entity) -> &FindingPlan {
        &self.findings[usize::from(entity.0)]
    }

    /// What stands for a redacted finding.
    pub fn placeholder(&self) -> &Placeholder {
        &self.placeholder
    }

    /// Whether a record has to be seen whole before any of it is written.
    pub fn holds(&self) -> bool {
        self.read_count > 0 || self.on_error == OnError::DropRecord
    }

    /// Whether NDJSON may be cut at line ends and each piece run on its own with the same result: not where a
    /// pseudonym depends on the record's ordinal.
    pub fn splits(&self) -> bool {
        let by_ordinal = |scope: &ScopeFrom| matches!(scope, ScopeFrom::Ordinal);
        let rules = self.rules.iter().any(|rule| matches!(&rule.act, Act::Pseudonymise(_, scope) if by_ordinal(scope)));
        let findings = self
            .findings
            .iter()
            .any(|plan| matches!(&plan.act, FindingAct::Pseudonymise(_, scope) if by_ordinal(scope)));
        !rules && !findings
    }

    /// The counters of values, in the order of `Tally::fields`.
    pub fn field_series(&self) -> &[FieldSeries] {
        &self.field_series
    }

    /// The counters of findings, in the order of `Tally::findings`.
    pub fn finding_series(&self) -> &[FindingSeries] {
        &self.finding_series
    }
}

impl std::fmt::Debug for Plan {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Plan({}/{}@{})", self.dataset, self.purpose, self.digest)
    }
}
