//! One policy: rules, detection and digest put together.

use std::collections::BTreeMap;

use super::action::Bench;
use super::because;
use super::classes::Classes;
use super::dataset::{ReadDataset, check_compatible};
use super::detect;
use super::digest::{Drawn, digest};
use super::include::{self, Gathered};
use super::legal::Legal;
use super::purpose::ReadPurpose;
use super::reach;
use super::scope::{Uses, Wide};
use super::shelf::Shelf;
use crate::base::PurposeId;
use crate::path::{Automaton, Selector, Spelling};
use crate::policy::model::{
    Action, Duplicates, Names, OnError, Otherwise, Policy, Records, Rule, ScopeNode, Status, Unlisted,
};
use crate::policy::problem::{Problem, Severity, codes, nearest};
use crate::policy::spec::{PolicySpec, RuleSpec, Said};
use crate::transform::Guard;

/// What policies are read against.
pub(super) struct Ground<'a> {
    /// The classes declared.
    pub(super) classes: &'a Classes,
    /// The purposes read.
    pub(super) purposes: &'a BTreeMap<PurposeId, ReadPurpose>,
}

/// What the policy of `dataset` named `name` means. It may lack what was reported.
pub(super) fn lower(
    shelf: &mut Shelf<'_>,
    ground: &Ground<'_>,
    dataset: &ReadDataset,
    (name, spec): (&Said<String>, &PolicySpec),
    wide: &mut Wide,
) -> Option<Policy> {
    let purpose = declared(shelf, ground, name);
    let file = dataset.tree.file.clone();
    let draft =
        dataset.meant.status == Status::Draft || purpose.is_some_and(|purpose| purpose.meant.status == Status::Draft);
    check_compatible(&mut Legal::new(&mut shelf.problems, draft), spec, &name.at);
    let gathered = include::gather(shelf, spec, &file);
    let spelling = spec.spelling.given().copied().unwrap_or(Spelling::Exact);
    let mut bench = Bench { shelf, classes: ground.classes, used: BTreeMap::new(), uses: Uses::default() };
    let (rules, kept) = lower_rules(&mut bench, dataset, &gathered.list);
    let detection = detect::lower(&mut bench, spec, &file);
    let Bench { used, uses, .. } = bench;
    reach::check(&rules, &kept, spelling, &mut shelf.problems);
    because::lint(&kept, &mut shelf.problems);
    whole(shelf, spec, name, &rules, spelling);
    check_automaton(shelf, name, &rules, spelling);
    let purpose = purpose?;
    check_dates(&mut Legal::new(&mut shelf.problems, draft), purpose, dataset);
    wide.add(&dataset.meant.id, &purpose.meant.id, uses);
    let digest = digest(&Drawn {
        purpose: &purpose.tree.root,
        dataset: &dataset.tree.root,
        name: &purpose.meant.id,
        rules: &gathered,
        classes: ground.classes,
        used: &used.keys().collect::<Vec<_>>(),
        files: &detection.files,
    });
    Some(Policy {
        dataset: dataset.meant.id.clone(),
        purpose: purpose.meant.id.clone(),
        digest,
        draft,
        records: spec.records.given().copied().unwrap_or(Records::Auto),
        unlisted: spec.unlisted.given().map_or(Unlisted::Drop, |said| said.value),
        spelling,
        names: spec.names.given().map_or(Names::Scan, |said| said.value),
        rules,
        detect: detection.meant,
        on_error: spec.on_error.given().copied().unwrap_or(OnError::Reject),
        duplicates: spec.duplicates.given().copied().unwrap_or(Duplicates::Refuse),
        classes: used,
    })
}

fn declared<'g>(shelf: &mut Shelf<'_>, ground: &Ground<'g>, name: &Said<String>) -> Option<&'g ReadPurpose> {
    let found = PurposeId::parse(&name.value).ok().and_then(|id| ground.purposes.get(&id));
    if found.is_none() {
        let near = nearest(&name.value, ground.purposes.keys().map(PurposeId::as_str));
        let hint = near.map_or_else(
            || format!("declare it in `purposes/{}.yaml`", name.value),
            |near| format!("did you mean `{near}`?"),
        );
        shelf.report(
            &codes::UNDECLARED_PURPOSE,
            &name.at,
            format!("the purpose `{}` is not declared", name.value),
            hint,
        );
    }
    found
}

/// Retention counts from dates that the dataset has.
fn check_dates(legal: &mut Legal<'_>, purpose: &ReadPurpose, dataset: &ReadDataset) {
    if !dataset.spec.dates.is_absent() && dataset.spec.dates.given().is_none() {
        return; // reported when read
    }
    let dates = dataset.spec.dates.given().map_or(&[][..], |table| table.0.as_slice());
    let retention = purpose.spec.retention.given();
    let phases = retention.into_iter().flat_map(|retention| [&retention.development, &retention.maintenance]);
    for from in phases.filter_map(|phase| Some(&phase.given()?.from)) {
        if dates.iter().any(|(name, _)| name.value == from.value) {
            continue;
        }
        let near = nearest(&from.value, dates.iter().map(|(name, _)| name.value.as_str()));
        let hint = near.map_or_else(
            || format!("declare it in `{}`: `dates: {{ {}: $.… }}`", dataset.tree.file, from.value),
            |near| format!("did you mean `{near}`?"),
        );
        let message = format!("the dataset `{}` has no date `{}`", dataset.meant.id, from.value);
        legal.report(&codes::UNDECLARED_DATE, &from.at, message, &hint);
    }
}

/// The rules that can be read, and beside each what was written of it.
fn lower_rules(bench: &mut Bench<'_, '_>, dataset: &ReadDataset, gathered: &[Gathered]) -> (Vec<Rule>, Vec<Gathered>) {
    let mut rules = Vec::new();
    let mut kept = Vec::new();
    for one in gathered {
        if let Some(rule) = lower_rule(bench, dataset, one) {
            rules.push(rule);
            kept.push(one.clone());
        }
    }
    (rules, kept)
}

fn lower_rule(bench: &mut Bench<'_, '_>, dataset: &ReadDataset, one: &Gathered) -> Option<Rule> {
    let written = &one.rule;
    because::need(written, &mut bench.shelf.problems);
    let action = bench.action(&written.action);
    let (selectors, label) = selected(bench, dataset, one)?;
    action.iter().for_each(|action| idle(bench, written, action));
    Some(Rule {
        selectors,
        label,
        action: action?,
        otherwise: written.otherwise.given().map_or(Otherwise::Drop, |said| said.value),
        because: written.because.given().map(|because| because.value.clone()).unwrap_or_default(),
        names: written.names.given().map(|names| names.value),
        origin: format!("{}:{}", written.at.file, written.at.line),
    })
}

/// Notes on keys that mean nothing beside the action.
fn idle(bench: &mut Bench<'_, '_>, rule: &RuleSpec, action: &Action) {
    let fits_all = match action {
        Action::Keep(guard) => *guard == Guard::default(),
        Action::Drop | Action::Null | Action::Redact(_) | Action::Scan => true,
        Action::Mask(_) | Action::Pseudonymise(..) | Action::Generalise(_) => false,
    };
    if let (true, Some(otherwise)) = (fits_all, rule.otherwise.given()) {
        let message = format!("`else` means nothing beside `{}`, which fits every value", action.name());
        bench.shelf.report(&codes::IDLE_KEY, &otherwise.at, message, "take it out");
    }
    if let (true, Some(names)) = (action.is_node(), rule.names.given()) {
        let message = format!("`names` means nothing beside `{}`: nothing below is written", action.name());
        bench.shelf.report(&codes::IDLE_KEY, &names.at, message, "take it out");
    }
}

/// What a rule selects, and its label.
fn selected(bench: &mut Bench<'_, '_>, dataset: &ReadDataset, one: &Gathered) -> Option<(Vec<Selector>, String)> {
    let rule = &one.rule;
    match (rule.select.is_absent(), rule.tag.is_absent()) {
        (false, true) => {
            let selectors: Vec<Selector> = rule.select.given()?.0.iter().map(|said| said.value.clone()).collect();
            let label = selectors.iter().map(Selector::as_str).collect::<Vec<_>>().join(", ");
            Some((selectors, label))
        }
        (true, false) => {
            let tag = rule.tag.given()?;
            let tags = dataset.spec.schema.given().map_or(&[][..], |table| table.0.as_slice());
            let found = tags.iter().find(|(name, _)| name.value == tag.value);
            if found.is_none() {
                let near = nearest(&tag.value, tags.iter().map(|(name, _)| name.value.as_str()));
                let hint = near.map_or_else(
                    || format!("declare it under `schema` of `{}`", dataset.tree.file),
                    |near| format!("did you mean `{near}`?"),
                );
                bench.shelf.report(
                    &codes::UNDECLARED_TAG,
                    &tag.at,
                    format!("the tag `{}` is not declared", tag.value),
                    hint,
                );
            }
            Some((found?.1.paths.0.clone(), format!("tag:{}", tag.value)))
        }
        (false, false) => {
            bench.shelf.report(
                &codes::BAD_VALUE,
                &rule.at,
                "a rule has `select` or `tag`, not both",
                "make two rules of it, or take one of the two out",
            );
            None
        }
        (true, true) => {
            bench.shelf.report(
                &codes::MISSING_KEY,
                &rule.at,
                "`select` is missing",
                "write `select: $.name`, or `tag: …` for a tag of the dataset's `schema`",
            );
            None
        }
    }
}

/// What only the policy as a whole shows.
fn whole(shelf: &mut Shelf<'_>, spec: &PolicySpec, name: &Said<String>, rules: &[Rule], spelling: Spelling) {
    let broken =
        shelf.problems.iter().any(|problem| problem.severity == Severity::Error && problem.file == *name.at.file);
    if let Some(names) = spec.names.given()
        && names.value == Names::Keep
        && spec.because.is_absent()
    {
        let hint = "put `because:` beside it: member names are data too";
        shelf.report(&codes::MISSING_BECAUSE, &names.at, "`names: keep` without `because`", hint);
    }
    match spec.unlisted.given() {
        Some(unlisted) if unlisted.value == Unlisted::Keep && spelling == Spelling::Exact => {
            let message =
                "`unlisted: keep` under `spelling: exact` keeps other spellings of the names that rules remove";
            shelf.report(&codes::KEEP_EXACT, &unlisted.at, message, "say `spelling: folded`");
        }
        Some(unlisted) if unlisted.value != Unlisted::Drop => {}
        _ if broken => {} // what could not be read may keep something
        _ if rules.iter().all(|rule| rule.action == Action::Drop) => {
            let hint = "list the fields that the purpose needs under `fields`";
            shelf.report(&codes::NOTHING_KEPT, &name.at, "under this policy nothing is ever written", hint);
        }
        _ => {}
    }
}

/// The plan will compile the rules' selectors and the scopes' nodes together; whether it can is said here, with a place.
fn check_automaton(shelf: &mut Shelf<'_>, name: &Said<String>, rules: &[Rule], spelling: Spelling) {
    let nodes = rules.iter().filter_map(|rule| match &rule.action {
        Action::Pseudonymise(_, ScopeNode::Node(node)) => Some(node.clone()),
        _ => None,
    });
    let all: Vec<Selector> = rules.iter().flat_map(|rule| rule.selectors.iter().cloned()).chain(nodes).collect();
    if let Err(error) = Automaton::compile(&all, spelling) {
        shelf.problems.push(Problem::new(&codes::TOO_COMPLEX, &name.at, error.message, error.hint));
    }
}
