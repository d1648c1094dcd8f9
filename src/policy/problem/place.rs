//! A problem and where it stands.

use std::sync::Arc;

use super::code::{Code, Severity};

/// One thing that is wrong, or worth saying, about the configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// The file, relative to the configuration directory, with `/`.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// Stable id in kebab case; `docs/problems.md` lists them all.
    pub code: &'static str,
    /// What is wrong: lower case, no full stop. It may name keys, selectors and types of the policy, never data.
    pub message: String,
    /// What to do about it. Every problem with a policy has one; only those with process settings may lack it.
    pub hint: Option<String>,
}

/// Where something was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// The file, relative to the configuration directory.
    pub(crate) file: Arc<str>,
    /// Line, from 1.
    pub(crate) line: u32,
    /// Column in characters, from 1.
    pub(crate) column: u32,
}

impl Place {
    /// The beginning of a file.
    pub(crate) fn top(file: &Arc<str>) -> Self {
        Self { file: file.clone(), line: 1, column: 1 }
    }
}

impl Problem {
    /// A problem of this code at this place, as severe as the code says, and what to do about it.
    pub(crate) fn new(code: &'static Code, place: &Place, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            severity: code.severity,
            file: place.file.to_string(),
            line: place.line,
            column: place.column,
            code: code.id,
            message: message.into(),
            hint: Some(hint.into()),
        }
    }

    /// The same at another severity: what is missing in a draft is a warning.
    pub(crate) fn at_most(mut self, severity: Severity) -> Self {
        self.severity = self.severity.min(severity);
        self
    }
}
