//! Every metric of the process in one struct, on a registry of its own. Names and labels stand in the table of
//! [`family`](super::family).

use std::time::Duration;

use prometheus::core::Collector;
use prometheus::process_collector::ProcessCollector;
use prometheus::{HistogramOpts, HistogramVec, IntCounterVec, IntGauge, IntGaugeVec, Opts, PullingGauge, Registry};

use super::capped::{CAP, Capped};
use super::family::{self, Family};
use crate::base::{Budget, DatasetId, PurposeId, UnixSeconds};

/// Seconds. From half a millisecond (a small body on loopback, on disk) to the minutes of a bulk upload.
const SECONDS: &[f64] =
    &[0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0];

/// What became of a reload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reload {
    /// The new configuration is in force.
    Applied,
    /// It was worse; the old one stays.
    Refused,
}

/// A policy in force, for `tamis_policy_info` and `tamis_policy_review_timestamp_seconds`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyInfo {
    /// Its dataset.
    pub dataset: DatasetId,
    /// Its purpose.
    pub purpose: PurposeId,
    /// Its digest, `sha256:…`.
    pub digest: String,
    /// When the purpose is due for review.
    pub review: Option<UnixSeconds>,
    /// Whether it is a draft.
    pub draft: bool,
}

/// The metrics of one process. Passed in as `Arc<Metrics>`; nothing is global.
pub struct Metrics {
    /// Requests that are being answered; raised and lowered by whoever answers them.
    pub requests_in_flight: IntGauge,
    /// Open connections of callers.
    pub connections: IntGauge,
    pub(super) registry: Registry,
    pub(super) fields: Capped<IntCounterVec>,
    pub(super) findings: Capped<IntCounterVec>,
    pub(super) unlisted: Capped<IntCounterVec>,
    pub(super) unfit: Capped<IntCounterVec>,
    pub(super) forgotten: Capped<IntCounterVec>,
    pub(super) records: Capped<IntCounterVec>,
    pub(super) bytes: Capped<IntCounterVec>,
    requests: Capped<IntCounterVec>,
    request_seconds: Capped<HistogramVec>,
    store_seconds: Capped<HistogramVec>,
    minimise_seconds: Capped<HistogramVec>,
    errors: Capped<IntCounterVec>,
    reloads: Capped<IntCounterVec>,
    policy: Capped<IntGaugeVec>,
    review: Capped<IntGaugeVec>,
    draft: Capped<IntGaugeVec>,
}

impl Metrics {
    /// Registers every family. `tamis_memory_bytes` shows what is on lease from `budget`.
    pub fn new(budget: Budget) -> Self {
        let registry = Registry::new();
        let used = move || budget.used() as f64;
        let memory = PullingGauge::new(family::MEMORY.name, family::MEMORY.help, Box::new(used));
        register(&registry, memory.expect(LEGAL));
        register(&registry, ProcessCollector::for_self());
        gauges(&registry, &family::BUILD).with(&[env!("CARGO_PKG_VERSION")]).set(1);
        let metrics = Self {
            requests_in_flight: gauge(&registry, &family::IN_FLIGHT),
            connections: gauge(&registry, &family::CONNECTIONS),
            fields: counters(&registry, &family::FIELDS),
            findings: counters(&registry, &family::FINDINGS),
            unlisted: counters(&registry, &family::UNLISTED),
            unfit: counters(&registry, &family::UNFIT),
            forgotten: counters(&registry, &family::FORGOTTEN),
            records: counters(&registry, &family::RECORDS),
            bytes: counters(&registry, &family::BYTES),
            requests: counters(&registry, &family::REQUESTS),
            request_seconds: seconds(&registry, &family::REQUEST_SECONDS),
            store_seconds: seconds(&registry, &family::STORE_SECONDS),
            minimise_seconds: seconds(&registry, &family::MINIMISE_SECONDS),
            errors: counters(&registry, &family::ERRORS),
            reloads: counters(&registry, &family::RELOADS),
            policy: gauges(&registry, &family::POLICY),
            review: gauges(&registry, &family::REVIEW),
            draft: gauges(&registry, &family::DRAFT),
            registry,
        };
        for outcome in ["applied", "refused"] {
            metrics.reloads.with(&[outcome]);
        }
        metrics
    }

    /// Counts one request that has ended. `route` is the route's pattern; what is not configured is `other`, which is
    /// for the caller to see to. `status` is the answer's, 499 where there was nobody left to answer.
    pub fn request(&self, route: &str, dataset: &str, purpose: &str, status: u16, elapsed: Duration) {
        self.requests.with(&[route, dataset, purpose, &status.to_string()]).inc();
        self.request_seconds.with(&[route]).observe(elapsed.as_secs_f64());
    }

    /// Records how long one exchange waited for its store.
    pub fn stored(&self, route: &str, elapsed: Duration) {
        self.store_seconds.with(&[route]).observe(elapsed.as_secs_f64());
    }

    /// Records how long one exchange decoded and minimised.
    pub fn minimised(&self, route: &str, elapsed: Duration) {
        self.minimise_seconds.with(&[route]).observe(elapsed.as_secs_f64());
    }

    /// Counts an exchange or file that failed. `kind` is the error's label, never its text.
    pub fn error(&self, kind: &'static str) {
        self.errors.with(&[kind]).inc();
    }

    /// Shows these kinds of errors from the start, at zero: a rate needs a value before the first one.
    pub fn kinds<'k>(&self, kinds: impl IntoIterator<Item = &'k &'static str>) {
        for kind in kinds {
            self.errors.with(&[kind]);
        }
    }

    /// Counts a reload.
    pub fn reloaded(&self, outcome: Reload) {
        let label = match outcome {
            Reload::Applied => "applied",
            Reload::Refused => "refused",
        };
        self.reloads.with(&[label]).inc();
    }

    /// Replaces the policies in force; series of those that are gone disappear.
    pub fn policies(&self, policies: &[PolicyInfo]) {
        self.policy.reset();
        self.review.reset();
        self.draft.reset();
        for policy in policies {
            let (dataset, purpose) = (policy.dataset.as_str(), policy.purpose.as_str());
            self.policy.with(&[dataset, purpose, &policy.digest]).set(1);
            if let Some(UnixSeconds(due)) = policy.review {
                self.review.with(&[dataset, purpose]).set(due);
            }
            self.draft.with(&[dataset, purpose]).set(i64::from(policy.draft));
        }
    }
}

impl std::fmt::Debug for Metrics {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Metrics")
    }
}

const LEGAL: &str = "the table's names and labels are legal and distinct";

fn register(registry: &Registry, family: impl Collector + 'static) {
    registry.register(Box::new(family)).expect(LEGAL);
}

fn counters(registry: &Registry, family: &Family) -> Capped<IntCounterVec> {
    let vec = IntCounterVec::new(Opts::new(family.name, family.help), family.labels).expect(LEGAL);
    register(registry, vec.clone());
    Capped::new(vec, family.labels.len(), CAP)
}

fn gauges(registry: &Registry, family: &Family) -> Capped<IntGaugeVec> {
    let vec = IntGaugeVec::new(Opts::new(family.name, family.help), family.labels).expect(LEGAL);
    register(registry, vec.clone());
    Capped::new(vec, family.labels.len(), CAP)
}

fn seconds(registry: &Registry, family: &Family) -> Capped<HistogramVec> {
    let options = HistogramOpts::new(family.name, family.help).buckets(SECONDS.to_vec());
    let vec = HistogramVec::new(options, family.labels).expect(LEGAL);
    register(registry, vec.clone());
    Capped::new(vec, family.labels.len(), CAP)
}

fn gauge(registry: &Registry, family: &Family) -> IntGauge {
    let gauge = IntGauge::new(family.name, family.help).expect(LEGAL);
    register(registry, gauge.clone());
    gauge
}

#[cfg(test)]
mod tests;
