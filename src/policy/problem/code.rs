//! Problem codes: what each is, how severe, and one table of them all.

/// How bad a problem is. Errors keep the configuration from loading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Probably not what was meant.
    Warning,
    /// The configuration does not load.
    Error,
}

impl Severity {
    /// `error`, `warning` or `note`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A kind of problem.
#[derive(Debug)]
pub struct Code {
    /// Stable id in kebab case.
    pub id: &'static str,
    /// How severe it usually is; a draft turns some errors into warnings.
    pub severity: Severity,
    /// What it means and why it matters, one or two sentences.
    pub about: &'static str,
}

/// Every code, in the order of the reference.
pub fn codes() -> &'static [&'static Code] {
    super::codes::ALL
}
