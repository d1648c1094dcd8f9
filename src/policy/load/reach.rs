//! Rules that can never decide, because others decide everywhere they would.

use super::include::Gathered;
use crate::path::{Selector, Spelling, covered, covers};
use crate::policy::model::Rule;
use crate::policy::problem::{Problem, codes};

/// Says which rules can never decide. `rules` and `gathered` run in parallel, in deciding order.
///
/// A rule is out of reach where earlier rules select every node it selects, or where a node action (`drop`, `null`,
/// `redact`) removes whatever it selects together with something above it.
pub(super) fn check(rules: &[Rule], gathered: &[Gathered], spelling: Spelling, problems: &mut Vec<Problem>) {
    for (at, rule) in rules.iter().enumerate() {
        let Some(over) = decider(rules, at, spelling) else { continue };
        let origin = |index: &usize| rules[*index].origin.clone();
        let by = over.iter().map(origin).collect::<Vec<_>>().join(", ");
        let written = &gathered[at].rule;
        let elsewhere = gathered[at].included && over.iter().any(|index| file(&rules[*index]) != file(rule));
        problems.push(if elsewhere {
            let message = format!("`{}` is decided by {by} instead", rule.label);
            Problem::new(&codes::OVERRIDDEN_RULE, &written.at, message)
        } else {
            let message = format!("this rule can never decide: what `{}` selects is decided by {by}", rule.label);
            let hint = "the first rule that selects a node decides; put the narrower rule first, or remove it";
            Problem::new(&codes::UNREACHABLE_RULE, &written.at, message).hinted(Some(hint))
        });
    }
}

/// The rules that decide everywhere the rule at `at` would; nothing where it can decide somewhere.
fn decider(rules: &[Rule], at: usize, spelling: Spelling) -> Option<Vec<usize>> {
    let earlier: Vec<Selector> = rules[..at].iter().flat_map(|rule| rule.selectors.iter().cloned()).collect();
    let mut over = Vec::new();
    for selector in &rules[at].selectors {
        let same = |index: &usize| rules[*index].selectors.iter().any(|other| covers(other, selector, spelling));
        if let Some(index) = (0..at).find(same) {
            over.push(index);
        } else if let Some(index) =
            (0..rules.len()).find(|index| *index != at && removes_above(rules, *index, selector, spelling))
        {
            over.push(index);
        } else if covered(selector, &earlier, spelling) {
            over.extend(0..at);
        } else {
            return None;
        }
    }
    over.sort_unstable();
    over.dedup();
    Some(over)
}

/// Whether a rule removes a node above all that `selector` selects. Only rules that select a single node are asked: for
/// them it is certain that no earlier rule decides there.
fn removes_above(rules: &[Rule], index: usize, selector: &Selector, spelling: Spelling) -> bool {
    let rule = &rules[index];
    rule.action.is_node()
        && rule.selectors.iter().filter(|above| is_single(above)).any(|above| {
            let below = Selector::parse(&format!("{above}..*"));
            let first = !rules[..index]
                .iter()
                .flat_map(|earlier| &earlier.selectors)
                .any(|other| covers(other, above, spelling));
            first && below.is_ok_and(|below| covers(&below, selector, spelling))
        })
}

/// Whether a selector names one node at most. Says no where in doubt.
fn is_single(selector: &Selector) -> bool {
    let text = selector.as_str();
    !text.contains("..") && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'$' | b'.' | b'_' | b'-'))
}

fn file(rule: &Rule) -> &str {
    rule.origin.rsplit_once(':').map_or(rule.origin.as_str(), |(file, _)| file)
}
