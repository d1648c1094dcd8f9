//! A whole configuration directory.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::dataset::{self, ReadDataset};
use super::policy::{self, Ground};
use super::purpose::{self, ReadPurpose};
use super::scope::Wide;
use super::shelf::Shelf;
use super::{case, classes, include};
use crate::base::{DatasetId, PurposeId};
use crate::policy::model::{Policy, Workspace};
use crate::policy::problem::{Problem, codes};
use crate::policy::spec::DigestsSpec;
use crate::policy::{Severity, Sources};

/// Reads everything under a configuration directory but `tamis.yaml`: `classes.yaml`, `purposes/`, `datasets/`, `rules/`
/// and `tests/`. `now` decides whether a review is due.
///
/// All problems come back, ordered by file and place; the workspace only where none of them is an error.
pub fn load(sources: &dyn Sources, now: Date) -> (Option<Workspace>, Vec<Problem>) {
    let mut shelf = Shelf::new(sources);
    let classes = classes::read(&mut shelf);
    let mut purposes: BTreeMap<PurposeId, ReadPurpose> = BTreeMap::new();
    for path in shelf.list("purposes") {
        if let Some(read) = purpose::read(&mut shelf, &path, now) {
            purposes.insert(read.meant.id.clone(), read);
        }
    }
    let mut datasets: BTreeMap<DatasetId, ReadDataset> = BTreeMap::new();
    for path in shelf.list("datasets") {
        if let Some(read) = dataset::read(&mut shelf, &path) {
            datasets.insert(read.meant.id.clone(), read);
        }
    }
    include::read_all(&mut shelf);
    let ground = Ground { classes: &classes, purposes: &purposes };
    let policies = lower_all(&mut shelf, &ground, &datasets);
    let tests = shelf.list("tests").iter().filter_map(|path| case::read(&mut shelf, path, &datasets, now)).collect();
    let problems = ordered(shelf.problems);
    let sound = problems.iter().all(|problem| problem.severity != Severity::Error);
    let workspace = Workspace {
        purposes: purposes.into_iter().map(|(id, read)| (id, read.meant)).collect(),
        datasets: datasets.into_iter().map(|(id, read)| (id, read.meant)).collect(),
        classes: classes.declared,
        policies,
        tests,
    };
    (sound.then_some(workspace), problems)
}

fn lower_all(
    shelf: &mut Shelf<'_>,
    ground: &Ground<'_>,
    datasets: &BTreeMap<DatasetId, ReadDataset>,
) -> BTreeMap<(DatasetId, PurposeId), Policy> {
    let mut wide = Wide::default();
    let mut policies = BTreeMap::new();
    for dataset in datasets.values() {
        for (name, spec) in dataset.spec.policies.given().into_iter().flat_map(|table| &table.0) {
            if let Some(policy) = policy::lower(shelf, ground, dataset, (name, spec), &mut wide) {
                check_approval(shelf, &ground.purposes[&policy.purpose], &policy);
                policies.insert((policy.dataset.clone(), policy.purpose.clone()), policy);
            }
        }
    }
    wide.report(&mut shelf.problems);
    policies
}

/// An approval binds to the digest it was given for.
fn check_approval(shelf: &mut Shelf<'_>, purpose: &ReadPurpose, policy: &Policy) {
    let approved = purpose.spec.approved.given().and_then(|approved| approved.digest.given());
    let said = match approved {
        None => return,
        Some(DigestsSpec::One(said)) => Some(said),
        Some(DigestsSpec::ByDataset(table)) => {
            table.0.iter().find(|(name, _)| name.value == policy.dataset.as_str()).map(|(_, said)| said)
        }
    };
    let Some(said) = said else { return };
    if said.value.0 != policy.digest {
        let message = format!("`{}/{}` changed since it was approved", policy.dataset, policy.purpose);
        let hint = format!("its digest is {} now; have it approved again", policy.digest);
        shelf.report(&codes::APPROVAL_STALE, &said.at, message, hint);
    }
}

/// By file and place. What two policies meet in one fragment is said once.
fn ordered(mut problems: Vec<Problem>) -> Vec<Problem> {
    let key =
        |problem: &Problem| (problem.file.clone(), problem.line, problem.column, std::cmp::Reverse(problem.severity));
    problems.sort_by_key(key);
    let mut kept: Vec<Problem> = Vec::new();
    for problem in problems {
        let near = kept.iter().rev().take_while(|other| other.file == problem.file && other.line == problem.line);
        if !near.into_iter().any(|other| *other == problem) {
            kept.push(problem);
        }
    }
    kept
}
