//! Conditions: what was written → what it means, bounded over the whole policy.

use std::collections::BTreeMap;

use super::action::Bench;
use super::rules::Within;
use crate::policy::model::{Anchor, When};
use crate::policy::plan::{MOST_CONDITIONS, MOST_TESTS};
use crate::policy::problem::codes;
use crate::policy::spec::{Key, Said, WhenSpec};

/// The condition of a rule, where it has one. `None` after a report.
pub(super) fn lower(
    bench: &mut Bench<'_, '_>,
    within: &Within<'_>,
    key: &Key<Said<WhenSpec>>,
    anchor: Anchor,
) -> Option<Option<When>> {
    match key {
        Key::Absent => Some(None),
        Key::Bad => None,
        Key::Given(said) => mean(bench, within, said, anchor).map(Some),
    }
}

/// What a condition means. `None` after a report.
pub(super) fn mean(
    bench: &mut Bench<'_, '_>,
    within: &Within<'_>,
    said: &Said<WhenSpec>,
    anchor: Anchor,
) -> Option<When> {
    if within.is_envelope() && within.parses == 0 {
        let message =
            "`when` cannot be decided in the envelope: the document is not held back until all of it is known";
        let hint = "take the condition out; under `fields` it reads the members of a record";
        bench.shelf.report(&codes::BAD_VALUE, &said.at, message, hint);
        return None;
    }
    let mut tests = BTreeMap::new();
    let mut forms: Vec<String> = Vec::new();
    for (name, literals) in &said.value.0 {
        let form = bench.spelling.form(&name.value);
        if forms.contains(&form) {
            let message =
                format!("`{}` stands twice here, in two spellings that `spelling: folded` takes for one", name.value);
            bench.shelf.report(&codes::BAD_VALUE, &name.at, message, "keep one of the two, with the values of both");
            return None;
        }
        forms.push(form);
        let mut values = Vec::with_capacity(literals.len());
        for literal in literals {
            let value = bench.literal(&literal.value, &literal.at)?;
            if !values.contains(&value) {
                values.push(value);
            }
        }
        tests.insert(name.value.clone(), values);
    }
    let when = When { anchor, tests: tests.into_iter().collect() };
    let was_full = bench.conditions_full;
    bench.conditions_full |= bench.conditions.add(&when).is_err();
    if bench.conditions_full && !was_full {
        let message = format!(
            "the policy has more than {MOST_CONDITIONS} different conditions, or more than {MOST_TESTS} members tested in them"
        );
        let hint = "list values that lead to the same action in one condition; equal conditions count once";
        bench.shelf.report(&codes::TOO_COMPLEX, &said.at, message, hint);
    }
    Some(when)
}
