//! `redact`: a fixed text stands instead of the value.

use super::output::Output;
use crate::base::Scalar;

/// What stands instead of a value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Redact {
    /// The text; `None` is `[REDACTED]` for a field and the policy's placeholder for a finding.
    pub with: Option<String>,
    /// A number or boolean becomes the text too, instead of `null`.
    pub as_string: bool,
}

impl Redact {
    /// What stands for a field when nothing else was said.
    pub const DEFAULT: &'static str = "[REDACTED]";

    /// The text that stands for a field, also for an object or array.
    pub fn text(&self) -> &str {
        self.with.as_deref().unwrap_or(Self::DEFAULT)
    }

    /// Redacts one scalar: a string becomes the text; kinds hold, so a number or boolean becomes `null` unless
    /// `as_string`; `null` stays.
    pub fn apply(&self, value: Scalar<'_>, out: &mut String) -> Output {
        out.clear();
        match value {
            Scalar::Null => Output::Same,
            Scalar::Number(_) | Scalar::Bool(_) if !self.as_string => Output::Null,
            Scalar::Number(_) | Scalar::Bool(_) | Scalar::String(_) => {
                out.push_str(self.text());
                Output::Text
            }
        }
    }
}
