//! What a policy *means*: valid by construction, no syntax left. `spec` is what was written, `plan` is what runs.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::problem::{Place, Problem, codes, nearest};
use crate::base::{ClassId, DatasetId, PurposeId, StoreId};
use crate::detect;
use crate::path::{Selector, Spelling};
pub use crate::transform::Listed;
use crate::transform::{Class, Generalise, Guard, Mask, Pseudonymise, Redact};

/// Everything under one configuration directory, checked.
#[derive(Clone, Debug, Default)]
pub struct Workspace {
    /// Purposes by name.
    pub purposes: BTreeMap<PurposeId, Purpose>,
    /// Datasets by name.
    pub datasets: BTreeMap<DatasetId, Dataset>,
    /// Classes of identifier by name.
    pub classes: BTreeMap<ClassId, Class>,
    /// One policy for each (dataset, purpose) that is open.
    pub policies: BTreeMap<(DatasetId, PurposeId), Policy>,
    /// Policy test files, in file order.
    pub tests: Vec<super::cases::TestFile>,
}

impl Workspace {
    /// Warnings of the stores that purposes name and that are not among these.
    pub fn strange_stores(&self, declared: &BTreeSet<StoreId>) -> Vec<Problem> {
        let strange = |purpose: &Purpose, store: &StoreId| {
            let (line, column) = purpose.domain_at;
            let place = Place { file: purpose.file.as_str().into(), line, column };
            let near = nearest(store.as_str(), declared.iter().map(StoreId::as_str));
            let hint = near.map_or_else(
                || "declare it under `stores` of `tamis.yaml`, or take it out".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            Problem::new(&codes::UNDECLARED_STORE, &place, format!("there is no store `{store}`"), hint)
        };
        let named = |purpose: &Purpose| purpose.domain.clone().unwrap_or_default();
        let all =
            self.purposes.values().flat_map(|purpose| named(purpose).into_iter().map(move |store| (purpose, store)));
        all.filter(|(_, store)| !declared.contains(store)).map(|(purpose, store)| strange(purpose, &store)).collect()
    }
}

/// Whether a file is in force or a first try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// `status: draft`: missing legal keys are warnings; writes only to stores marked `draft: true`.
    Draft,
    /// In force: what is missing is an error.
    Approved,
}

/// A declared purpose, as far as the data plane needs it.
#[derive(Clone, Debug)]
pub struct Purpose {
    /// Its name; equals the file's name.
    pub id: PurposeId,
    /// Its title.
    pub title: String,
    /// Draft or approved.
    pub status: Status,
    /// Stores this purpose's data may go to (EDPB Guidelines 01/2025 §§111-112). `None`: not restricted (drafts only).
    pub domain: Option<Vec<StoreId>>,
    /// Line and column of `domain`, for what shows only beside the process settings.
    pub(super) domain_at: (u32, u32),
    /// When the purpose is due for review.
    pub review_by: Option<Date>,
    /// Where it was declared.
    pub file: String,
}

/// A declared dataset, as far as the data plane needs it.
#[derive(Clone, Debug)]
pub struct Dataset {
    /// Its name; equals the file's name.
    pub id: DatasetId,
    /// Its title.
    pub title: String,
    /// Draft or approved.
    pub status: Status,
    /// Where it was declared.
    pub file: String,
}

/// What one purpose may have of one dataset.
#[derive(Clone, Debug)]
pub struct Policy {
    /// The dataset.
    pub dataset: DatasetId,
    /// The purpose.
    pub purpose: PurposeId,
    /// `sha256:` and 64 hex digits over everything the policy draws in.
    pub digest: String,
    /// The dataset or the purpose is a draft.
    pub draft: bool,
    /// What counts as one record.
    pub records: Records,
    /// The rules for what stands around the records, from the document's root (of a pair, the first line's). None but
    /// where [`Policy::records`] is [`Records::At`] or [`Records::Pairs`].
    pub envelope: Vec<Rule>,
    /// Texts that pass as the whole data of a server-sent event, such as `[DONE]`. None is empty, holds a line end or is
    /// JSON.
    pub sentinels: Vec<String>,
    /// What happens where no rule has spoken.
    pub unlisted: Unlisted,
    /// How selectors compare names.
    pub spelling: Spelling,
    /// What happens to member names that no selector spells.
    pub names: Names,
    /// The rules in deciding order: those of `drop_elements`, the policy's own, then the included ones.
    pub rules: Vec<Rule>,
    /// Detection.
    pub detect: Detect,
    /// Where the values stand that are hunted through the record's scanned fields: these nodes and all scalars below them.
    pub sweep: Vec<Selector>,
    /// What a malformed or over-long record does to the stream.
    pub on_error: OnError,
    /// What a node that `by`, `when` or `sweep` reads does when it occurs more than once in a record.
    pub duplicates: Duplicates,
    /// Classes that the rules and the detection refer to.
    pub classes: BTreeMap<ClassId, Class>,
}

/// What counts as one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Records {
    /// Each value of the stream; where it is an array, its elements.
    Auto,
    /// Each value of the stream, whatever it is.
    Value,
    /// Each second value of the stream, with the one before it: they are kept or dropped together.
    Pairs,
    /// The nodes that these selectors select inside each value of the stream, outermost first. None is `$`; never empty.
    At(Vec<Selector>),
}

/// What happens to a node on which no rule has spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unlisted {
    /// It is removed.
    Drop,
    /// Its text is scanned.
    Scan,
    /// It stays.
    Keep,
}

/// What happens to member names that no selector spells literally.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// They are scanned like text.
    Scan,
    /// They pass.
    Keep,
}

/// What an error in one record does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnError {
    /// The body is refused.
    Reject,
    /// The record is dropped and counted; implies hold-back of whole records.
    DropRecord,
}

/// What a node that is read for a decision does when it occurs more than once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Duplicates {
    /// The record is refused.
    Refuse,
    /// All occurrences must agree.
    All,
}

/// One listed rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// What it selects: one selector or several. A `tag` is resolved to its paths.
    pub selectors: Vec<Selector>,
    /// The selectors' text as written (joined by `, `), or `tag:NAME`; the metric label. In the envelope `envelope:` stands
    /// before it, in a `parse` the label of the rule that parses and ` > `.
    pub label: String,
    /// Decides only where this holds; always, if there is none.
    pub when: Option<When>,
    /// What it does.
    pub action: Action,
    /// What it does with a value the action cannot handle.
    pub otherwise: Otherwise,
    /// Why the purpose needs the field. Empty only for `drop`.
    pub because: String,
    /// Overrides the policy's `names` below the selected node.
    pub names: Option<Names>,
    /// `file:line` it was written at.
    pub origin: String,
}

/// A condition on the members of one node. A member that is missing, or that is no scalar, does not match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// Which node.
    pub anchor: Anchor,
    /// Names of members, compared as the policy spells names, and the values one of which each must have. All must match.
    /// By name; neither is empty.
    pub tests: Vec<(String, Vec<Listed>)>,
}

/// The node whose members a condition reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// The innermost array element on the way to the selected node, itself included; where there is none, the object that
    /// the selected node is a member of. For `$`, itself. The way begins at the group's root: at the record, or at the
    /// value inside a string.
    Around,
    /// The selected node itself.
    Selected,
}

/// How the JSON inside a string is minimised.
#[derive(Clone, Debug, PartialEq)]
pub struct Parse {
    /// The rules in deciding order, from the inner value's root.
    pub rules: Vec<Rule>,
    /// What happens inside where no rule has spoken.
    pub unlisted: Unlisted,
}

/// What a rule does.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Byte for byte, if the guard admits it.
    Keep(Guard),
    /// The member or element is removed.
    Drop,
    /// `null` stands instead.
    Null,
    /// A fixed text stands instead.
    Redact(Redact),
    /// All but the ends of the text is covered.
    Mask(Mask),
    /// A keyed pseudonym stands instead; the scope's node, where it has one.
    Pseudonymise(Pseudonymise, ScopeNode),
    /// A coarser value stands instead.
    Generalise(Generalise),
    /// Detectors run over the text.
    Scan,
    /// The JSON inside the string is minimised by rules of its own. What is no such string takes `else`.
    Parse(Parse),
}

impl Action {
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
            Self::Parse(_) => "parse",
        }
    }

    /// Node actions act on the node whole and are final; leaf actions hold for every scalar below.
    pub fn is_node(&self) -> bool {
        matches!(self, Self::Drop | Self::Null | Self::Redact(_) | Self::Parse(_))
    }
}

/// Where the value that names a pseudonym's scope comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum ScopeNode {
    /// Fixed by the session: dataset and purpose scopes, `day` and `month` of the session's start, `record` by ordinal.
    Session,
    /// A node of the same record: `by`, `record`, `day: { of }`, `month: { of }`.
    Node(Selector),
}

/// `else:` what to do with a value that the action cannot handle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Otherwise {
    /// Remove it (default).
    Drop,
    /// `null`.
    Null,
    /// `"[REDACTED]"`, `null` for a number.
    Redact,
    /// Run the detectors over it.
    Scan,
}

impl Otherwise {
    /// The action's name in metrics, tallies and explanations.
    pub fn name(self) -> &'static str {
        match self {
            Self::Drop => "drop",
            Self::Null => "null",
            Self::Redact => "redact",
            Self::Scan => "scan",
        }
    }
}

/// Detection as one policy wants it.
#[derive(Clone, Debug)]
pub struct Detect {
    /// Languages, thresholds, own patterns and terms, allow-list.
    pub scanner: detect::Config,
    /// What happens to a finding of a type that `types` does not name.
    pub action: FindingAction,
    /// What stands for a redacted finding: `{label}`, `{type}` and `{n}` are filled in. Default `[{type}]`.
    pub placeholder: String,
    /// Actions by entity type, the operator's own included.
    pub types: BTreeMap<String, FindingAction>,
    /// Findings of special categories (GDPR art. 9 and 10). The loader has seen to it that none without a ground is kept or
    /// pseudonymised by `types` or `action`.
    pub sensitive: Sensitive,
}

/// What happens to a finding.
#[derive(Clone, Debug, PartialEq)]
pub enum FindingAction {
    /// It stays.
    Keep,
    /// The placeholder, or a text of its own, stands instead.
    Redact(Redact),
    /// All but its ends is covered.
    Mask(Mask),
    /// A keyed pseudonym stands instead.
    Pseudonymise(Pseudonymise, ScopeNode),
}

impl FindingAction {
    /// The action's name in metrics, tallies and explanations.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Redact(_) => "redact",
            Self::Mask(_) => "mask",
            Self::Pseudonymise(..) => "pseudonymise",
        }
    }
}

/// What a finding of a special category does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sensitive {
    /// The finding takes its type's action (default). With all types looked for, a word of nationality or a doctor's number
    /// would otherwise remove all of the text that it is in, and every scanned text would have to be held until its end.
    Redact,
    /// The whole field is removed.
    DropField,
}
