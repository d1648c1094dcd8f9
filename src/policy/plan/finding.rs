//! What happens to findings, compiled.

use crate::transform::{Mask, Pseudonymiser, Redact};

use super::ScopeFrom;

/// What happens to findings of one entity type.
pub struct FindingPlan {
    /// The action.
    pub act: FindingAct,
    /// Index into [`super::Plan::finding_series`].
    pub series: usize,
    /// A finding of this type removes the whole field (special categories).
    pub drops_field: bool,
    /// The type's name, `EMAIL_ADDRESS`.
    pub entity: String,
}

/// A finding's action, ready to run.
pub enum FindingAct {
    /// It stays.
    Keep,
    /// The placeholder, or a text of its own, stands instead.
    Redact(Redact),
    /// All but its ends is covered.
    Mask(Mask),
    /// A keyed pseudonym stands instead.
    Pseudonymise(Box<Pseudonymiser>, ScopeFrom),
}

impl FindingAct {
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

/// The text that stands for a redacted finding, with its blanks: `[{type}]`, `<{label} {n}>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placeholder {
    parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    Type,
    Label,
    Number,
}

impl Placeholder {
    /// Reads a template. `{type}`, `{label}` and `{n}` are blanks; anything else stands as it is (the policy loader
    /// has refused unknown blanks).
    pub fn parse(template: &str) -> Self {
        let mut parts = Vec::new();
        let mut rest = template;
        while !rest.is_empty() {
            let blanks = [("{type}", Part::Type), ("{label}", Part::Label), ("{n}", Part::Number)];
            let first = blanks
                .into_iter()
                .filter_map(|(blank, part)| Some((rest.find(blank)?, blank, part)))
                .min_by_key(|(at, ..)| *at);
            let Some((at, blank, part)) = first else {
                parts.push(Part::Text(rest.to_owned()));
                break;
            };
            if at > 0 {
                parts.push(Part::Text(rest[..at].to_owned()));
            }
            parts.push(part);
            rest = &rest[at + blank.len()..];
        }
        Self { parts }
    }

    /// Whether values have to be numbered within a record.
    pub fn numbers(&self) -> bool {
        self.parts.contains(&Part::Number)
    }

    /// Appends the text for a finding of type `entity`, the `number`th different value of its type in the record.
    /// The label is the type in small letters with spaces: `email address`.
    pub fn fill(&self, entity: &str, number: usize, out: &mut String) {
        for part in &self.parts {
            match part {
                Part::Text(text) => out.push_str(text),
                Part::Type => out.push_str(entity),
                Part::Label => out.extend(entity.chars().map(|c| if c == '_' { ' ' } else { c.to_ascii_lowercase() })),
                Part::Number => out.push_str(&number.to_string()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(template: &str, expected: &str) {
        let mut out = String::new();
        Placeholder::parse(template).fill("EMAIL_ADDRESS", 2, &mut out);
        assert_eq!(out, expected);
    }

    #[test]
    fn blanks_are_filled() {
        check("[{type}]", "[EMAIL_ADDRESS]");
        check("<{label} {n}>", "<email address 2>");
        check("", "");
        check("{}{other}{n}{n}", "{}{other}22");
    }
}
