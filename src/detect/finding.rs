//! What a scan reports: findings, and for explanations the candidates that were not accepted.

use super::Score;

/// Index into a scanner's entity table: the catalogue's types first, then the operator's own.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Entity(pub u16);

/// Why a finding is believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The shape alone.
    Matched,
    /// The shape, and words beside it or in the path.
    MatchedInContext,
    /// The shape, and a check of its content.
    Validated,
    /// The shape, a check, and words beside it or in the path.
    ValidatedInContext,
    /// A pattern of the operator's.
    Pattern,
    /// A term of the operator's.
    Term,
    /// The record holds it in a field that is swept.
    Sweep,
    /// A name that was found elsewhere in the record.
    NamedElsewhere,
}

impl Reason {
    /// The reason as one word for listings.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Matched => "matched",
            Self::MatchedInContext => "matched-in-context",
            Self::Validated => "validated",
            Self::ValidatedInContext => "validated-in-context",
            Self::Pattern => "pattern",
            Self::Term => "term",
            Self::Sweep => "sweep",
            Self::NamedElsewhere => "named-elsewhere",
        }
    }
}

/// Personal data found in a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Finding {
    /// Its type.
    pub entity: Entity,
    /// First byte in the text.
    pub start: usize,
    /// First byte after it.
    pub end: usize,
    /// How sure.
    pub score: Score,
    /// Why.
    pub reason: Reason,
    /// Its content passed a check (a check digit, a parse), not its shape alone.
    pub validated: bool,
    /// The span holds bytes of other findings too (see [`resolve`](super::resolve)).
    pub joined: bool,
}

impl Finding {
    /// Length in bytes.
    pub fn len(&self) -> usize {
        self.end - self.start
    }

    /// Never: a finding has at least one byte.
    pub fn is_empty(&self) -> bool {
        self.end == self.start
    }
}

/// Why a candidate is not a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A check digit, a check letter or a parse does not hold.
    Checksum,
    /// A part is out of range: an issuer, a month, a length, an area that is not given out.
    Range,
    /// It has the shape of something else: a date, an amount, a version.
    LooksLike(&'static str),
}

/// What became of a candidate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Outcome {
    /// It is a finding.
    Accepted,
    /// The validator refused it.
    Refused(Fault),
    /// Its score is below the line, and no context word stands near it or in its path.
    NoContext,
    /// Its score is below the line even in context.
    BelowMinimum,
    /// The operator allows this text.
    Allowed,
    /// It lies in a range reserved for documentation, or is a private address, which the operator ignores.
    Ignored,
    /// Accepted, but another finding overlaps it and decides; its bytes are removed with that one.
    Outlived(Entity),
}

impl Outcome {
    /// Whether the candidate is taken for what it says, be it left by the operator's wish: its bytes are spoken for.
    pub(in crate::detect) const fn stands(self) -> bool {
        matches!(self, Self::Accepted | Self::Allowed | Self::Ignored | Self::Outlived(_))
    }
}

/// One candidate of [`Scanner::explain`](super::Scanner::explain).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    /// What it is or would have been.
    pub finding: Finding,
    /// What became of it.
    pub outcome: Outcome,
}
