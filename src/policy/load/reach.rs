//! Rules that can never decide, because others decide everywhere they would.
//!
//! The rules' automaton is walked as the engine follows it: at each node the first rule that selects it decides, and
//! below a node action (`drop`, `null`, `redact`, `parse`) nobody does. Each state stands for a node that some document
//! has, so the answer is exact: a rule that decides at no state decides in no document. A rule with a condition may decide
//! and may not, whatever the condition: it never keeps a later one from deciding. Where the automaton would be too large
//! nothing is said here, since that is an error of its own.

use std::collections::{BTreeSet, HashSet};

use super::rules::Lowered;
use crate::path::{Automaton, Selector, Spelling, State};
use crate::policy::model::Rule;
use crate::policy::problem::{Place, Problem, codes};

/// More rules than that are not named in one message.
const NAMED: usize = 3;

/// Says which rules of one group can never decide.
pub(super) fn check(listed: &Lowered, spelling: Spelling, problems: &mut Vec<Problem>) {
    for (at, fate) in rule_fates(&listed.rules, spelling).into_iter().flatten().enumerate() {
        if !fate.decides {
            let over = fate.over().map(|at| &listed.rules[at]).collect();
            problems.push(never(listed, at, &fate, over));
        }
    }
}

/// Says which rules of the envelope select a record or something inside one, and which can never decide; and, at the
/// records' place, where no record can be reached.
pub(super) fn check_envelope(
    listed: &Lowered,
    records: &[Selector],
    at: &Place,
    spelling: Spelling,
    problems: &mut Vec<Problem>,
) {
    // A record is final to the envelope, and decided before any of its rules.
    let first = Listed { selectors: records, below: Below::Final, conditional: false };
    let all: Vec<Listed<'_>> = std::iter::once(first).chain(listed.rules.iter().map(Listed::of)).collect();
    let Some(fates) = fates(&all, spelling) else { return };
    let over =
        |fate: &Fate| fate.over().filter_map(|at| at.checked_sub(1)).map(|at| &listed.rules[at]).collect::<Vec<_>>();
    for (number, fate) in fates.iter().enumerate() {
        let Some(rule) = number.checked_sub(1) else {
            if !fate.decides {
                problems.push(no_record(&over(fate), at));
            }
            continue;
        };
        if fate.over().any(|at| at == 0) {
            let message = format!("`{}` selects a record, or something inside a record", listed.rules[rule].label);
            let hint = "list it under `fields`, with a selector from the record's root; the envelope ends where a record begins";
            problems.push(Problem::new(&codes::INSIDE_RECORD, &listed.written[rule].at, message, hint));
        } else if !fate.decides {
            problems.push(never(listed, rule, fate, over(fate)));
        }
    }
}

fn no_record(over: &[&Rule], at: &Place) -> Problem {
    if over.is_empty() {
        let hint = "a slice ends behind its start: `[0:3]` is the first three elements";
        return Problem::new(&codes::UNREACHABLE_RULE, at, "there can never be a record: nothing is selected", hint);
    }
    let message = format!("there can never be a record: the way to it is removed by {}", named(over));
    Problem::new(
        &codes::UNREACHABLE_RULE,
        at,
        message,
        "take out the rule of the envelope that removes it, or narrow it",
    )
}

/// What is said of a rule that decides nowhere, and of those that do instead.
fn never(listed: &Lowered, at: usize, fate: &Fate, over: Vec<&Rule>) -> Problem {
    let (rule, written) = (&listed.rules[at], &listed.written[at]);
    if written.included && over.iter().any(|other| file(other) != file(rule)) {
        let message = format!("`{}` is decided by {} instead", rule.label, named(&over));
        let hint = "nothing, if that is meant; otherwise take out the rule that decides, or narrow it";
        return Problem::new(&codes::OVERRIDDEN_RULE, &written.at, message, hint);
    }
    let (message, hint) = if over.is_empty() {
        let message = format!("this rule can never decide: `{}` selects nothing", rule.label);
        (message, "a slice ends behind its start: `[0:3]` is the first three elements")
    } else if fate.first.is_empty() {
        let message =
            format!("this rule can never decide: what `{}` selects is removed by {}", rule.label, named(&over));
        (message, "`drop`, `null`, `redact` and `parse` are final for all that is below: remove one of the two rules")
    } else {
        let message =
            format!("this rule can never decide: what `{}` selects is decided by {}", rule.label, named(&over));
        (message, "the first rule that selects a node decides; put the narrower rule first, or remove it")
    };
    Problem::new(&codes::UNREACHABLE_RULE, &written.at, message, hint)
}

/// The rules that can never decide, each with those that decide instead.
pub(crate) fn silent(rules: &[Rule], spelling: Spelling) -> Vec<(&Rule, Vec<&Rule>)> {
    let fates = rule_fates(rules, spelling).into_iter().flatten().zip(rules).filter(|(fate, _)| !fate.decides);
    fates.map(|(fate, rule)| (rule, fate.over().map(|at| &rules[at]).collect())).collect()
}

fn rule_fates(rules: &[Rule], spelling: Spelling) -> Option<Vec<Fate>> {
    fates(&rules.iter().map(Listed::of).collect::<Vec<_>>(), spelling)
}

/// A rule as far as it matters here.
struct Listed<'r> {
    selectors: &'r [Selector],
    below: Below,
    /// It has a condition, and decides only where that holds.
    conditional: bool,
}

impl<'r> Listed<'r> {
    fn of(rule: &'r Rule) -> Self {
        let below = Below::of(rule.action.is_node());
        Self { selectors: &rule.selectors, below, conditional: rule.when.is_some() }
    }
}

/// What a rule's decision means for what is below its node.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Below {
    /// Other rules may decide there.
    Open,
    /// Nothing of it is written.
    Final,
}

impl Below {
    fn of(node_action: bool) -> Self {
        if node_action { Self::Final } else { Self::Open }
    }
}

/// What becomes of a rule over all documents.
#[derive(Clone, Default)]
struct Fate {
    /// Somewhere it decides.
    decides: bool,
    /// The rules that decide at a node it selects.
    first: BTreeSet<usize>,
    /// The rules that removed a node above one it selects.
    above: BTreeSet<usize>,
}

impl Fate {
    /// The rules that decide instead.
    fn over(&self) -> impl Iterator<Item = usize> + use<'_> {
        self.first.iter().chain(&self.above).copied()
    }
}

/// Each rule's fate. `None` where the automaton would be too large.
fn fates(rules: &[Listed<'_>], spelling: Spelling) -> Option<Vec<Fate>> {
    let selectors: Vec<Selector> = rules.iter().flat_map(|rule| rule.selectors).cloned().collect();
    let rule_of: Vec<usize> =
        rules.iter().enumerate().flat_map(|(at, rule)| std::iter::repeat_n(at, rule.selectors.len())).collect();
    let automaton = Automaton::compile(&selectors, spelling).ok()?;
    let mut fates = vec![Fate::default(); rules.len()];
    // A node, and the rule that removed something above it.
    let mut open: Vec<(State, Option<usize>)> = vec![(automaton.root(), None)];
    let mut met: HashSet<(State, Option<usize>)> = open.iter().copied().collect();
    let mut left: HashSet<(u32, Option<usize>)> = HashSet::new();
    while let Some((at, removed)) = open.pop() {
        // Ids ascend, and so do the rules they belong to.
        let selected: Vec<usize> = automaton.matches(at).iter().map(|id| rule_of[*id as usize]).collect();
        let below = match removed {
            Some(remover) => {
                for rule in &selected {
                    fates[*rule].above.insert(remover);
                }
                Some(remover)
            }
            None => decide(&selected, rules, &mut fates),
        };
        if left.insert((automaton.ways(at), below)) {
            open.extend(automaton.children(at).map(|child| (child, below)).filter(|child| met.insert(*child)));
        }
    }
    Some(fates)
}

/// Notes who decides at a node that these rules select, in listed order; the rule that removes all that is below it, where
/// that is certain.
fn decide(selected: &[usize], rules: &[Listed<'_>], fates: &mut [Fate]) -> Option<usize> {
    let mut open = false;
    for (nth, rule) in selected.iter().enumerate() {
        fates[*rule].decides = true;
        open |= rules[*rule].below == Below::Open;
        if rules[*rule].conditional {
            continue;
        }
        for later in selected[nth + 1..].iter().filter(|later| *later != rule) {
            fates[*later].first.insert(*rule);
        }
        return (!open).then_some(*rule);
    }
    None
}

fn named(over: &[&Rule]) -> String {
    let mut origins: Vec<&str> = over.iter().map(|rule| rule.origin.as_str()).collect();
    origins.dedup();
    let more = origins.len().saturating_sub(NAMED);
    origins.truncate(NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    origins.join(", ") + &more
}

fn file(rule: &Rule) -> &str {
    rule.origin.rsplit_once(':').map_or(rule.origin.as_str(), |(file, _)| file)
}

#[cfg(test)]
mod tests;
