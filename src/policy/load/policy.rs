//! One policy: rules, detection and digest put together.

use std::collections::BTreeMap;

use super::action::Bench;
use super::because;
use super::classes::Classes;
use super::dataset::{ReadDataset, check_compatible};
use super::detect;
use super::digest::{Drawn, digest};
use super::envelope;
use super::include;
use super::legal::Legal;
use super::purpose::ReadPurpose;
use super::rules;
use super::scope::Wide;
use super::shelf::Shelf;
use crate::base::PurposeId;
use crate::path::{Automaton, Selector, Spelling};
use crate::policy::model::{Action, Duplicates, Names, OnError, Otherwise, Policy, Rule, ScopeNode, Status, Unlisted};
use crate::policy::plan::Groups;
use crate::policy::problem::{Problem, Severity, codes, nearest};
use crate::policy::spec::{PolicySpec, Said};

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
    let records = envelope::records(spec);
    let mut bench = Bench::new(shelf, ground.classes, spelling);
    let drops = spec.drop_elements.given().map_or(&[][..], Vec::as_slice);
    let rules = rules::record(&mut bench, dataset, drops, &gathered.list).rules;
    let envelope = envelope::lower(&mut bench, spec, &records);
    let detection = detect::lower(&mut bench, spec, &file);
    whole(&mut bench, spec, name, &rules, &envelope);
    let Bench { used, uses, reasons, .. } = bench;
    because::lint(&reasons, &mut shelf.problems);
    let sweep = sweep(shelf, spec, &rules, &envelope);
    check_automaton(shelf, name, &Groups::of(&rules, &envelope, &records), &sweep, spelling);
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
        records,
        envelope,
        sentinels: spec.sentinels.given().into_iter().flat_map(|list| &list.0).map(|text| text.0.clone()).collect(),
        unlisted: spec.unlisted.given().map_or(Unlisted::Drop, |said| said.value),
        spelling,
        names: spec.names.given().map_or(Names::Scan, |said| said.value),
        rules,
        detect: detection.meant,
        sweep,
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

/// What only the policy as a whole shows.
fn whole(bench: &mut Bench<'_, '_>, spec: &PolicySpec, name: &Said<String>, rules: &[Rule], envelope: &[Rule]) {
    let shelf = &mut *bench.shelf;
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
        Some(unlisted) if unlisted.value != Unlisted::Drop => {
            rules::keep_exact(bench, unlisted.value, bench.spelling, &unlisted.at);
        }
        _ if broken => {} // what could not be read may keep something
        _ if rules.iter().chain(envelope).all(|rule| rule.action == Action::Drop) => {
            let hint = "list the fields that the purpose needs under `fields`";
            shelf.report(&codes::NOTHING_KEPT, &name.at, "under this policy nothing is ever written", hint);
        }
        _ => {}
    }
}

/// Where the values stand that are hunted. Something has to be scanned for them.
fn sweep(shelf: &mut Shelf<'_>, spec: &PolicySpec, rules: &[Rule], envelope: &[Rule]) -> Vec<Selector> {
    let Some(sweep) = spec.sweep.given() else { return Vec::new() };
    let mut groups: Vec<&[Rule]> = vec![rules, envelope];
    let mut scans = spec.unlisted.given().is_some_and(|said| said.value == Unlisted::Scan);
    while let Some(group) = groups.pop() {
        for rule in group {
            scans |= rule.action == Action::Scan || rule.otherwise == Otherwise::Scan;
            if let Action::Parse(parse) = &rule.action {
                scans |= parse.unlisted == Unlisted::Scan;
                groups.push(&parse.rules);
            }
        }
    }
    if !scans {
        let hint = "give the fields that hold text the action `scan`, or take `sweep` out";
        shelf.report(&codes::BAD_VALUE, &sweep.at, "no field is scanned, so that there is nothing to sweep", hint);
    }
    sweep.from.0.iter().map(|said| said.value.clone()).collect()
}

/// The plan will compile all groups of rules together, and the nodes that are read; whether it can is said here, with a
/// place.
fn check_automaton(
    shelf: &mut Shelf<'_>,
    name: &Said<String>,
    groups: &Groups<'_>,
    sweep: &[Selector],
    spelling: Spelling,
) {
    let nodes = groups.rules().filter_map(|rule| match &rule.action {
        Action::Pseudonymise(_, ScopeNode::Node(node)) => Some(node.clone()),
        _ => None,
    });
    let mut all = groups.selectors();
    all.push(nodes.chain(sweep.iter().cloned()).collect());
    if let Err(error) = Automaton::compile_roots(&all, spelling) {
        shelf.problems.push(Problem::new(&codes::TOO_COMPLEX, &name.at, error.message, error.hint));
    }
}
