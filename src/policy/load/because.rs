//! Reasons: each listed rule has one, and it should say something.

use std::collections::BTreeMap;

use super::include::Gathered;
use crate::policy::problem::{Problem, codes};
use crate::policy::spec::{ActionSpec, RuleSpec};

/// Fewer words than this say little.
const FEW_WORDS: usize = 3;

/// Words that add nothing to a field's name.
const EMPTY: [&str; 34] = [
    "a", "an", "and", "are", "as", "because", "data", "field", "for", "from", "in", "is", "it", "its", "keep", "kept",
    "need", "needed", "needs", "of", "on", "required", "s", "that", "the", "this", "to", "use", "used", "useful",
    "value", "we", "with", "wanted",
];

/// Says so where a rule's reason is missing. `drop` needs none.
pub(super) fn need(rule: &RuleSpec, problems: &mut Vec<Problem>) {
    if rule.because.is_absent() && !matches!(rule.action.value, ActionSpec::Drop(())) {
        let hint = "say why the purpose needs the field (GDPR art. 5(1)(c)); `drop` needs no reason";
        problems.push(Problem::new(&codes::MISSING_BECAUSE, &rule.at, "`because` is missing", hint));
    }
}

/// Notes on reasons that are short, that repeat, or that only repeat the field's name.
pub(super) fn lint(gathered: &[Gathered], problems: &mut Vec<Problem>) {
    let mut seen: BTreeMap<Vec<String>, u32> = BTreeMap::new();
    for Gathered { rule, .. } in gathered {
        let Some(because) = rule.because.given() else { continue };
        let said = words(&because.value);
        if let Some(line) = seen.get(&said) {
            let message = format!("the same reason stands on line {line}");
            let hint = "say what this field adds";
            problems.push(Problem::new(&codes::BECAUSE_REPEATED, &because.at, message, hint));
            continue;
        }
        if restates(rule, &said) {
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

fn restates(rule: &RuleSpec, said: &[String]) -> bool {
    let names: Vec<String> = match (rule.select.given(), rule.tag.given()) {
        (Some(select), _) => {
            select.0.iter().flat_map(|selector| selector.value.literal_names()).flat_map(|name| words(&name)).collect()
        }
        (None, Some(tag)) => words(&tag.value),
        (None, None) => return false,
    };
    !names.is_empty() && said.iter().all(|word| EMPTY.contains(&word.as_str()) || names.contains(word))
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
