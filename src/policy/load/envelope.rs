//! The envelope: what stands around records that lie inside a document, or before each of them in a pair.

use super::action::Bench;
use super::reach;
use super::rules::{self, Lowered, Within};
use crate::policy::model::{Records, Rule};
use crate::policy::problem::codes;
use crate::policy::spec::{PolicySpec, RecordsSpec};

/// What counts as one record.
pub(super) fn records(spec: &PolicySpec) -> Records {
    match spec.records.given().map(|said| &said.value) {
        None | Some(RecordsSpec::Auto) => Records::Auto,
        Some(RecordsSpec::Value) => Records::Value,
        Some(RecordsSpec::Pairs) => Records::Pairs,
        Some(RecordsSpec::At(selectors)) => Records::At(selectors.iter().map(|said| said.value.clone()).collect()),
    }
}

/// The envelope's rules. They may lack what was reported.
pub(super) fn lower(bench: &mut Bench<'_, '_>, spec: &PolicySpec, records: &Records) -> Vec<Rule> {
    let mut lowered = Lowered::default();
    if let Some(said) = spec.envelope.given() {
        let has_one = matches!(records, Records::Pairs | Records::At(_));
        // Records that could not be read may have one.
        if !has_one && (spec.records.is_absent() || spec.records.given().is_some()) {
            let message = "`envelope` means nothing where nothing stands around the records";
            let hint = "name the records inside a document with `records: \"$.items[*]\"`, write `records: pairs`, or take \
                        the envelope out";
            bench.shelf.report(&codes::BAD_VALUE, &said.at, message, hint);
        }
        let within = Within::envelope();
        said.value.0.iter().for_each(|rule| rules::add(bench, &within, rule, &mut lowered));
    }
    match (records, spec.records.given()) {
        (Records::At(selectors), Some(said)) => {
            reach::check_envelope(&lowered, selectors, &said.at, bench.spelling, &mut bench.shelf.problems);
        }
        _ => reach::check(&lowered, bench.spelling, &mut bench.shelf.problems),
    }
    lowered.rules
}
