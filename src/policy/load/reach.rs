//! Rules that can never decide, because others decide everywhere they would.
//!
//! The rules' automaton is walked as the engine follows it: at each node the first rule that selects it decides, and
//! below a node action (`drop`, `null`, `redact`) nobody does. Each state stands for a node that some document has, so
//! the answer is exact: a rule that decides at no state decides in no document. Where the automaton would be too large
//! nothing is said here, since that is an error of its own.

use std::collections::{BTreeSet, HashSet};

use super::include::Gathered;
use crate::path::{Automaton, Selector, Spelling, State};
use crate::policy::model::Rule;
use crate::policy::problem::{Problem, codes};

/// More rules than that are not named in one message.
const NAMED: usize = 3;

/// Says which rules can never decide. `rules` and `gathered` run in parallel, in deciding order.
pub(super) fn check(rules: &[Rule], gathered: &[Gathered], spelling: Spelling, problems: &mut Vec<Problem>) {
    for (at, fate) in rule_fates(rules, spelling).into_iter().flatten().enumerate().filter(|(_, fate)| !fate.decides) {
        let (rule, written) = (&rules[at], &gathered[at].rule);
        let over: Vec<&Rule> = fate.first.iter().chain(&fate.above).map(|index| &rules[*index]).collect();
        if gathered[at].included && over.iter().any(|other| file(other) != file(rule)) {
            let message = format!("`{}` is decided by {} instead", rule.label, named(&over));
            let hint = "nothing, if that is meant; otherwise take out the rule that decides, or narrow it";
            problems.push(Problem::new(&codes::OVERRIDDEN_RULE, &written.at, message, hint));
            continue;
        }
        let (message, hint) = if over.is_empty() {
            let message = format!("this rule can never decide: `{}` selects nothing", rule.label);
            (message, "a slice ends behind its start: `[0:3]` is the first three elements")
        } else if fate.first.is_empty() {
            let message =
                format!("this rule can never decide: what `{}` selects is removed by {}", rule.label, named(&over));
            (message, "`drop`, `null` and `redact` are final for all that is below: remove one of the two rules")
        } else {
            let message =
                format!("this rule can never decide: what `{}` selects is decided by {}", rule.label, named(&over));
            (message, "the first rule that selects a node decides; put the narrower rule first, or remove it")
        };
        problems.push(Problem::new(&codes::UNREACHABLE_RULE, &written.at, message, hint));
    }
}

/// The rules that can never decide, each with those that decide instead.
pub(crate) fn silent(rules: &[Rule], spelling: Spelling) -> Vec<(&Rule, Vec<&Rule>)> {
    let fates = rule_fates(rules, spelling).into_iter().flatten().zip(rules).filter(|(fate, _)| !fate.decides);
    fates.map(|(fate, rule)| (rule, fate.first.iter().chain(&fate.above).map(|at| &rules[*at]).collect())).collect()
}

fn rule_fates(rules: &[Rule], spelling: Spelling) -> Option<Vec<Fate>> {
    let listed =
        rules.iter().map(|rule| Listed { selectors: &rule.selectors, below: Below::of(rule.action.is_node()) });
    fates(&listed.collect::<Vec<_>>(), spelling)
}

/// A rule as far as it matters here.
struct Listed<'r> {
    selectors: &'r [Selector],
    below: Below,
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
        let below = match (removed, selected.first()) {
            (Some(remover), _) => {
                for rule in &selected {
                    fates[*rule].above.insert(remover);
                }
                Some(remover)
            }
            (None, None) => None,
            (None, Some(first)) => {
                fates[*first].decides = true;
                for rule in selected.iter().filter(|rule| *rule != first) {
                    fates[*rule].first.insert(*first);
                }
                (rules[*first].below == Below::Final).then_some(*first)
            }
        };
        if left.insert((automaton.ways(at), below)) {
            open.extend(automaton.children(at).map(|child| (child, below)).filter(|child| met.insert(*child)));
        }
    }
    Some(fates)
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
