//! What an exchange adds to the metrics, and when: what the engine did while it does it, so that a long upload shows;
//! what became of its records once that is known, as a counter takes nothing back.

use crate::engine::Tally;
use crate::policy::Plan;
use crate::telemetry::PlanSeries;

/// Bytes of input between two additions. 256 KiB: a few hundred additions to atomics cost nothing beside it.
const STEP: u64 = 256 << 10;

/// One exchange's account.
pub(super) struct Ledger {
    series: PlanSeries,
    /// What has been added.
    last: Tally,
    closed: bool,
}

impl Ledger {
    /// Opens one.
    pub(super) fn new(series: PlanSeries, plan: &Plan) -> Self {
        Self { series, last: Tally::new(plan), closed: false }
    }

    /// Adds what the engine has done, now and then.
    pub(super) fn advance(&mut self, now: &Tally) {
        if now.bytes_in - self.last.bytes_in >= STEP {
            self.catch_up(now);
        }
    }

    /// Adds what the engine has done: bytes, fields, findings. Outcomes of records wait.
    pub(super) fn catch_up(&mut self, now: &Tally) {
        let outcomes = &self.last;
        let now = Tally {
            records_passed: outcomes.records_passed,
            records_dropped: outcomes.records_dropped,
            records_refused: outcomes.records_refused,
            ..now.clone()
        };
        self.series.advance(&mut self.last, &now);
    }

    /// The store has taken it.
    pub(super) fn accept(&mut self, now: &Tally) {
        self.series.advance(&mut self.last, now);
        self.closed = true;
    }

    /// Nothing of it is stored: all its records are refused, whatever the engine made of them. Only the first end counts.
    pub(super) fn refuse(&mut self, now: &Tally) {
        if self.closed {
            return;
        }
        self.catch_up(now);
        self.series.add(&Tally { records_refused: now.records(), ..Tally::default() });
        self.closed = true;
    }
}
