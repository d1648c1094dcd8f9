//! What a session did: counts, never a value.

use crate::policy::Plan;

/// Why a record was dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DropReason {
    /// Nothing in it was listed, or nothing listed survived.
    Empty,
    /// It was malformed or over a limit, and the policy says `on_error: drop-record`.
    Error,
}

impl DropReason {
    /// All reasons.
    pub const ALL: [Self; 2] = [Self::Empty, Self::Error];

    /// The label of `tamis_records_total`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Error => "error",
        }
    }
}

/// Counts of one session, or of several added up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Records of which something was written.
    pub records_passed: u64,
    /// Records of which nothing was written, by reason, in the order of [`DropReason::ALL`].
    pub records_dropped: [u64; 2],
    /// Records in which the stream was refused: 0 or 1 for one session.
    pub records_refused: u64,
    /// Values that a rule decided, by [`Plan::field_series`].
    pub fields: Vec<u64>,
    /// Findings, by [`Plan::finding_series`].
    pub findings: Vec<u64>,
    /// Nodes removed because nothing lists them.
    pub unlisted: u64,
    /// Values that a rule's action could not handle.
    pub unfit: u64,
    /// Names that were found and are not looked for again, and values that are not swept: a record has too many of them, or
    /// too long ones.
    pub forgotten: u64,
    /// Bytes of input.
    pub bytes_in: u64,
    /// Bytes of output.
    pub bytes_out: u64,
}

impl Tally {
    /// Nothing counted yet, with a place for each of the plan's series.
    pub fn new(plan: &Plan) -> Self {
        Self {
            fields: vec![0; plan.field_series().len()],
            findings: vec![0; plan.finding_series().len()],
            ..Self::default()
        }
    }

    /// Becomes equal to another tally, in the memory it has.
    pub(super) fn set(&mut self, other: &Self) {
        let (mut fields, mut findings) = (std::mem::take(&mut self.fields), std::mem::take(&mut self.findings));
        fields.clone_from(&other.fields);
        findings.clone_from(&other.findings);
        *self = Self { fields, findings, ..*other };
    }

    /// Adds another tally of the same plan.
    pub fn add(&mut self, other: &Self) {
        self.zip(other, |a, b| a + b);
    }

    /// What was counted since `earlier`, a copy of this tally.
    pub fn since(&self, earlier: &Self) -> Self {
        let mut delta = self.clone();
        delta.zip(earlier, |a, b| a - b);
        delta
    }

    /// All records that were looked at.
    pub fn records(&self) -> u64 {
        self.records_passed + self.dropped() + self.records_refused
    }

    /// All records that were dropped.
    pub fn dropped(&self) -> u64 {
        self.records_dropped.iter().sum()
    }

    /// Values and findings that did not pass as they were: everything but `keep`.
    pub fn removed(&self, plan: &Plan) -> u64 {
        let fields = plan
            .field_series()
            .iter()
            .zip(&self.fields)
            .filter(|(series, _)| !matches!(series.action, "keep" | "scan"));
        let findings = plan.finding_series().iter().zip(&self.findings).filter(|(series, _)| series.action != "keep");
        self.unlisted + fields.map(|(_, count)| count).sum::<u64>() + findings.map(|(_, count)| count).sum::<u64>()
    }

    fn zip(&mut self, other: &Self, combine: impl Fn(u64, u64) -> u64) {
        for (mine, theirs) in [
            (&mut self.records_passed, other.records_passed),
            (&mut self.records_refused, other.records_refused),
            (&mut self.unlisted, other.unlisted),
            (&mut self.unfit, other.unfit),
            (&mut self.forgotten, other.forgotten),
            (&mut self.bytes_in, other.bytes_in),
            (&mut self.bytes_out, other.bytes_out),
        ] {
            *mine = combine(*mine, theirs);
        }
        for (mine, theirs) in [
            (&mut self.records_dropped[..], &other.records_dropped[..]),
            (&mut self.fields[..], &other.fields[..]),
            (&mut self.findings[..], &other.findings[..]),
        ] {
            for (mine, theirs) in mine.iter_mut().zip(theirs) {
                *mine = combine(*mine, *theirs);
            }
        }
    }
}
