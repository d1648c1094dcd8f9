//! A policy's series: handles are resolved once, when the policy is compiled, and counts are added chunk by chunk.

use prometheus::IntCounter;

use super::Metrics;
use crate::engine::{DropReason, Tally};
use crate::policy::Plan;

/// The counters of one compiled policy. All its series show from the start, at zero.
#[derive(Clone)]
pub struct PlanSeries {
    fields: Vec<IntCounter>,
    findings: Vec<IntCounter>,
    unlisted: IntCounter,
    unfit: IntCounter,
    forgotten: IntCounter,
    passed: IntCounter,
    dropped: [IntCounter; DropReason::ALL.len()],
    refused: IntCounter,
    bytes_in: IntCounter,
    bytes_out: IntCounter,
}

impl Metrics {
    /// Resolves the series of a plan.
    pub fn series(&self, plan: &Plan) -> PlanSeries {
        let (dataset, purpose) = (plan.dataset().as_str(), plan.purpose().as_str());
        let fields = plan.field_series().iter();
        let findings = plan.finding_series().iter();
        let record = |outcome, reason| self.records.with(&[dataset, purpose, outcome, reason]);
        PlanSeries {
            fields: fields.map(|one| self.fields.with(&[dataset, purpose, &one.rule, one.action])).collect(),
            findings: findings.map(|one| self.findings.with(&[dataset, purpose, &one.entity, one.action])).collect(),
            unlisted: self.unlisted.with(&[dataset, purpose]),
            unfit: self.unfit.with(&[dataset, purpose]),
            forgotten: self.forgotten.with(&[dataset, purpose]),
            passed: record("passed", ""),
            dropped: DropReason::ALL.map(|reason| record("dropped", reason.as_str())),
            refused: record("refused", ""),
            bytes_in: self.bytes.with(&[dataset, purpose, "in"]),
            bytes_out: self.bytes.with(&[dataset, purpose, "out"]),
        }
    }
}

impl PlanSeries {
    /// Adds what was counted since the last time ([`Tally::since`]). The tally must be of the same plan.
    pub fn add(&self, delta: &Tally) {
        let singles = [
            (&self.unlisted, delta.unlisted),
            (&self.unfit, delta.unfit),
            (&self.forgotten, delta.forgotten),
            (&self.passed, delta.records_passed),
            (&self.refused, delta.records_refused),
            (&self.bytes_in, delta.bytes_in),
            (&self.bytes_out, delta.bytes_out),
        ];
        let lists = self.fields.iter().zip(&delta.fields).chain(self.findings.iter().zip(&delta.findings));
        let dropped = self.dropped.iter().zip(&delta.records_dropped);
        for (counter, count) in
            singles.into_iter().chain(lists.chain(dropped).map(|(counter, count)| (counter, *count)))
        {
            if count > 0 {
                counter.inc_by(count);
            }
        }
    }

    /// Adds what `now` counts beyond `last`, and makes `last` catch up.
    pub fn advance(&self, last: &mut Tally, now: &Tally) {
        self.add(&now.since(last));
        last.clone_from(now);
    }
}
