//! A policy compiled: what runs. Immutable, shared by every session; keys are in it, so it prints nothing of itself.

mod compile;
mod condition;
mod decide;
mod finding;
mod group;
mod read;

use crate::base::{DatasetId, PurposeId};
use crate::detect::Scanner;
use crate::path::{Automaton, Spelling, State};
use crate::transform::{Generalise, Guard, Mask, Pseudonymiser, Redact};

use super::model::{Duplicates, Names, OnError, Otherwise, Unlisted};
use decide::Decisions;

pub use compile::PlanError;
pub(crate) use condition::Gathered;
pub use condition::{Answers, Conditions, Heard, MOST_CONDITIONS, MOST_TESTS, TooManyConditions};
pub use decide::{Anchors, Below};
pub use finding::{FindingAct, FindingPlan, Placeholder};
pub(crate) use group::Groups;
pub use read::ScopeFrom;

/// A compiled policy.
pub struct Plan {
    pub(super) dataset: DatasetId,
    pub(super) purpose: PurposeId,
    pub(super) digest: String,
    pub(super) draft: bool,
    pub(super) records: RecordForm,
    pub(super) sentinels: Vec<String>,
    pub(super) unlisted: Unlisted,
    pub(super) names: Names,
    pub(super) on_error: OnError,
    pub(super) duplicates: Duplicates,
    pub(super) automaton: Automaton,
    decisions: Decisions,
    pub(super) conditions: Conditions,
    pub(super) rules: Vec<PlanRule>,
    pub(super) reads: Option<Automaton>,
    pub(super) read_count: usize,
    pub(super) sweeps: bool,
    pub(super) remembers: bool,
    pub(super) spelling: Spelling,
    pub(super) scanner: Option<Scanner>,
    pub(super) findings: Vec<FindingPlan>,
    pub(super) placeholder: Placeholder,
    pub(super) field_series: Vec<FieldSeries>,
    pub(super) finding_series: Vec<FindingSeries>,
}

/// What counts as one record, and where the envelope's rules begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordForm {
    /// Each value of the stream; where it is an array, its elements.
    Auto,
    /// Each value of the stream, whatever it is.
    Value,
    /// Each second value of the stream with the one before it, whose root is this state.
    Pairs(State),
    /// The nodes at which [`Plan::record_at`] holds, inside values whose root is this state.
    At(State),
}

/// One rule, compiled.
pub struct PlanRule {
    /// The selector's text, or `tag:NAME`; with what stands before it in the envelope and inside a `parse`.
    pub label: String,
    /// The number of its condition among [`Plan::conditions`], where it has one.
    pub when: Option<u32>,
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
    /// The JSON inside the string is minimised from this root. It is no record of its own: ordinals and what was read of
    /// the record hold inside. Where the rule has `names`, they hold inside too.
    Parse {
        /// The state at the inner value's root.
        root: State,
        /// What happens inside where no rule has spoken.
        unlisted: Unlisted,
    },
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
            Self::Parse { .. } => "parse",
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
    pub fn records(&self) -> RecordForm {
        self.records
    }

    /// Texts that pass as the whole data of a server-sent event.
    pub fn sentinels(&self) -> &[String] {
        &self.sentinels
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

    /// The selectors: a root for the record, for the envelope and for each `parse`, all in one numbering of states.
    pub fn automaton(&self) -> &Automaton {
        &self.automaton
    }

    /// The rule that decides at a state: the first listed one that selects exactly this node, if it has no condition.
    /// `None` where no rule speaks, and where [`Plan::conditional`] holds.
    #[inline]
    pub fn deciding(&self, at: State) -> Option<u32> {
        self.decisions.deciding(at)
    }

    /// Whether it depends on a condition which rule decides at a state: one of [`Plan::candidates`], or none.
    #[inline]
    pub fn conditional(&self, at: State) -> bool {
        self.decisions.conditional(at)
    }

    /// The rules that may decide at a state, in listed order; the first whose condition holds does. Only the last may be
    /// without one.
    pub fn candidates(&self, at: State) -> &[u32] {
        self.decisions.candidates(at)
    }

    /// What stands below a node in this state.
    #[inline]
    pub fn below(&self, at: State) -> Below {
        self.decisions.below(at)
    }

    /// The conditions of all rules.
    pub fn conditions(&self) -> &Conditions {
        &self.conditions
    }

    /// Of what conditions a node in this state can be the anchor, so that its members must be seen before it is decided.
    #[inline]
    pub fn anchors(&self, at: State) -> Anchors {
        self.decisions.anchors(at)
    }

    /// Whether a node in this state is a record. States of the envelope only; a record begins anew at the automaton's root.
    #[inline]
    pub fn record_at(&self, at: State) -> bool {
        self.decisions.record_at(at)
    }

    /// Whether a record can lie below a node in this state. States of the envelope only.
    #[inline]
    pub fn leads_to_record(&self, at: State) -> bool {
        self.decisions.leads_to_record(at)
    }

    /// A rule by its number. Numbers run through the record's rules, the envelope's, then those of each `parse`.
    pub fn rule(&self, number: u32) -> &PlanRule {
        &self.rules[number as usize]
    }

    /// The automaton of the nodes that are read before a record is decided, if there are any: first those of which there is
    /// one, numbered up to [`Plan::read_count`], then those of which all values are collected.
    pub fn reads(&self) -> Option<&Automaton> {
        self.reads.as_ref()
    }

    /// How many nodes name scopes and are read before a record is decided.
    pub fn read_count(&self) -> usize {
        self.read_count
    }

    /// Whether values of the record are hunted through its scanned fields.
    pub fn sweeps(&self) -> bool {
        self.sweeps
    }

    /// Whether names that are found are looked for in the rest of their record: not where they are kept.
    pub fn remembers(&self) -> bool {
        self.remembers
    }

    /// How selectors compare names.
    pub fn spelling(&self) -> Spelling {
        self.spelling
    }

    /// The detectors, if anything is scanned.
    pub fn scanner(&self) -> Option<&Scanner> {
        self.scanner.as_ref()
    }

    /// What happens to findings, by entity.
    pub fn finding(&self, entity: crate::detect::Entity) -> &FindingPlan {
        &self.findings[usize::from(entity.0)]
    }

    /// Whether some finding removes the whole field that it is in.
    pub fn drops_fields(&self) -> bool {
        self.findings.iter().any(|finding| finding.drops_field)
    }

    /// What stands for a redacted finding.
    pub fn placeholder(&self) -> &Placeholder {
        &self.placeholder
    }

    /// Whether a record has to be seen whole before any of it is written.
    pub fn holds(&self) -> bool {
        self.read_count > 0 || self.sweeps || self.on_error == OnError::DropRecord
    }

    /// Whether NDJSON may be cut at line ends and each piece run on its own with the same result: not where a
    /// pseudonym depends on the record's ordinal, and not where two lines belong together.
    pub fn splits(&self) -> bool {
        let by_ordinal = |scope: &ScopeFrom| matches!(scope, ScopeFrom::Ordinal);
        let rules = self.rules.iter().any(|rule| matches!(&rule.act, Act::Pseudonymise(_, scope) if by_ordinal(scope)));
        let findings = self
            .findings
            .iter()
            .any(|plan| matches!(&plan.act, FindingAct::Pseudonymise(_, scope) if by_ordinal(scope)));
        !rules && !findings && !matches!(self.records, RecordForm::Pairs(_))
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
