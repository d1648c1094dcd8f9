//! Keys that data protection law asks for: an error where a file is in force, a warning where it is a draft.

use crate::policy::problem::{Code, Place, Problem, Severity, codes};
use crate::policy::spec::Key;

/// Collects what is missing in one file.
pub(super) struct Legal<'p> {
    problems: &'p mut Vec<Problem>,
    draft: bool,
}

impl<'p> Legal<'p> {
    /// For one file, a draft or not.
    pub(super) fn new(problems: &'p mut Vec<Problem>, draft: bool) -> Self {
        Self { problems, draft }
    }

    /// Says so where the key is missing. `hint` says what belongs there.
    pub(super) fn needs<T>(&mut self, key: &Key<T>, name: &str, place: &Place, hint: &str) {
        if key.is_absent() {
            self.report(&codes::MISSING_LEGAL_KEY, place, format!("`{name}` is missing"), hint);
        }
    }

    /// Reports a problem as severe as the file is in force.
    pub(super) fn report(&mut self, code: &'static Code, place: &Place, message: String, hint: &str) {
        let most = if self.draft { Severity::Warning } else { Severity::Error };
        self.problems.push(Problem::new(code, place, message, hint).at_most(most));
    }
}
