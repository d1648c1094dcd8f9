//! Reasons: each listed rule has one, and it should say something.

use std::collections::BTreeMap;

use crate::path::Selector;
use crate::policy::problem::{Problem, codes};
use crate::policy::spec::{ActionSpec, Key, RuleSpec, Said};

/// Fewer words than this say little.
const FEW_WORDS: usize = 3;

/// Words that add nothing to a field's name.
const EMPTY: [&str; 34] = [
    "a", "an", "and", "are", "as", "because", "data", "field", "for", "from", "in", "is", "it", "its", "keep", "kept",
    "need", "needed", "needs", "of", "on", "required", "s", "that", "the", "this", "to", "use", "used", "useful",
    "value", "we", "with", "wanted",
];

/// A reason that was given, and the words of the names that its rule selects.
pub(super) struct Reason {
    because: Said<String>,
    names: Vec<String>,
}

impl Reason {
    /// The reason for what these selectors select, where one is given.
    pub(super) fn new(because: &Key<Said<String>>, selectors: &[Selector]) -> Option<Self> {
        let names = selectors.iter().flat_map(Selector::literal_names).flat_map(|name| words(&name)).collect();
        because.given().map(|because| Self { because: because.clone(), names })
    }

    /// A rule's reason, where it has one.
    pub(super) fn of_rule(rule: &RuleSpec) -> Option<Self> {
        let selectors: Vec<Selector> =
            rule.select.given().into_iter().flat_map(|select| &select.0).map(|said| said.value.clone()).collect();
        let mut reason = Self::new(&rule.because, &selectors)?;
        reason.names.extend(rule.tag.given().into_iter().flat_map(|tag| words(&tag.value)));
        Some(reason)
    }

    fn restates(&self, said: &[String]) -> bool {
        let adds_nothing = |word: &String| EMPTY.contains(&word.as_str()) || self.names.contains(word);
        !self.names.is_empty() && said.iter().all(adds_nothing)
    }
}

/// Says so where a rule's reason is missing. `drop` needs none.
pub(super) fn need(rule: &RuleSpec, problems: &mut Vec<Problem>) {
    if rule.because.is_absent() && !matches!(rule.action.value, ActionSpec::Drop(())) {
        let hint = "say why the purpose needs the field (GDPR art. 5(1)(c)); `drop` needs no reason";
        problems.push(Problem::new(&codes::MISSING_BECAUSE, &rule.at, "`because` is missing", hint));
    }
}

/// Notes on reasons that are short, that repeat, or that only repeat the field's name.
pub(super) fn lint(reasons: &[Reason], problems: &mut Vec<Problem>) {
    let mut seen: BTreeMap<Vec<String>, u32> = BTreeMap::new();
    for reason in reasons {
        let because = &reason.because;
        let said = words(&because.value);
        if let Some(line) = seen.get(&said) {
            let message = format!("the same reason stands on line {line}");
            let hint = "say what this field adds";
            problems.push(Problem::new(&codes::BECAUSE_REPEATED, &because.at, message, hint));
            continue;
        }
        if reason.restates(&said) {
            let message = "the reason only repeats the field's name";
            let hint = "say what the purpose does with it";
            problems.push(Problem::new(&codes::BECAUSE_RESTATES, &because.at, message, hint));
        } else if said.len() < FEW_WORDS {
            let message = "the reason is short";
            let hint = "say what the purpose does with the field";
            problems.push(Problem::new(&codes::BECAUSE_SHORT, &because.at, message, hint));
        }
        seen.insert(said, because.at.line);
    }
}

/// Words in lower case; `createdAt`, `created_at` and "created at" are the same two.
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut lower = false;
    for c in text.chars() {
        if !c.is_alphanumeric() || (lower && c.is_uppercase()) {
            words.push(String::new());
        }
        if c.is_alphanumeric() {
            words.last_mut().expect("there is always a last word").extend(c.to_lowercase());
        }
        lower = c.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_any_spelling() {
        for text in ["createdAt", "created_at", "Created  at", "created-at!"] {
            assert_eq!(words(text), ["created", "at"], "{text}");
        }
        assert!(words("…").is_empty());
    }

    #[test]
    fn empty_words_are_sorted_as_written() {
        assert!(EMPTY.iter().all(|word| words(word) == [*word]));
    }
}
