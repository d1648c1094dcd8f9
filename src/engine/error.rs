//! Why a session stops: what, and where. Never a value.

use std::fmt;

use crate::base::LimitName;
use crate::json::Fault;

use super::Outage;

/// What stopped the session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// The input is not what its framing says: the sender's fault.
    Malformed(Fault),
    /// A named limit was reached. `memory` is ours to have less of; the others are the sender's to respect.
    Limit(LimitName),
    /// A node that the policy reads for a decision occurs more than once in a record.
    Duplicate,
    /// A recogniser outside gave no answer that can be used: nothing is written without one. Ours to mend.
    External(Outage),
    /// The session had already failed.
    Poisoned,
}

/// Where in the input. Offsets and ordinals are data about the stream, not of it; names that the policy does not
/// spell are shown as `*`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The record, counted from 1; 0 before the first.
    pub record: u64,
    /// Bytes of input before the fault.
    pub offset: u64,
    /// The node last begun, as a path.
    pub path: String,
}

/// Why a session stopped, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
    place: Place,
}

impl Error {
    pub(super) fn new(kind: ErrorKind, place: Place) -> Self {
        Self { kind, place }
    }

    /// What stopped the session.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// Where.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// The same error seen from a stream in which this one begins after `records` records and `bytes` bytes.
    pub fn shifted(mut self, records: u64, bytes: u64) -> Self {
        self.place.record += records;
        self.place.offset += bytes;
        self
    }

    /// The label of `tamis_errors_total`.
    pub fn label(&self) -> &'static str {
        match self.kind {
            ErrorKind::Malformed(Fault::Utf8) => "utf8",
            ErrorKind::Malformed(Fault::Truncated) => "truncated",
            ErrorKind::Malformed(_) => "malformed",
            ErrorKind::Limit(LimitName::Held) => "limit_held",
            ErrorKind::Limit(LimitName::Token) => "limit_token",
            ErrorKind::Limit(LimitName::Name) => "limit_name",
            ErrorKind::Limit(LimitName::Depth) => "limit_depth",
            ErrorKind::Limit(LimitName::Memory) => "limit_memory",
            ErrorKind::Duplicate => "duplicate",
            ErrorKind::External(_) => "external",
            ErrorKind::Poisoned => "poisoned",
        }
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(fault) => fault.fmt(f),
            Self::Limit(name) => write!(f, "{name} exceeded"),
            Self::Duplicate => f.write_str("a member that the policy reads occurs more than once"),
            Self::External(outage) => f.write_str(outage.says()),
            Self::Poisoned => f.write_str("the session has already failed"),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at byte {}", self.kind, self.place.offset)?;
        if self.place.record > 0 {
            write!(f, ", record {}", self.place.record)?;
        }
        if self.place.path.len() > 1 {
            write!(f, ", {}", self.place.path)?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}
