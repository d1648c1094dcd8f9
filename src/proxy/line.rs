//! One log line and one sample of each request metric for every exchange, written when it ends, however it ends.
//!
//! A line holds the id that we made, names that are configured, numbers and labels: no path, no query, no header, and
//! nothing of the body.

use std::sync::Arc;

use super::clock::Stopwatch;
use super::error::{Origin, ProxyError};
use crate::base::{DatasetId, PurposeId};
use crate::telemetry::Metrics;

/// What is known of an exchange so far; dropping it writes it.
pub(super) struct Line {
    metrics: Arc<Metrics>,
    watch: Stopwatch,
    end: End,
    /// The request id.
    pub(super) id: String,
    /// The route's pattern.
    pub(super) route: Option<Arc<str>>,
    /// The dataset, if it is configured.
    pub(super) dataset: Option<DatasetId>,
    /// The purpose, if it is configured.
    pub(super) purpose: Option<PurposeId>,
    /// Decoded bytes of the body that the engine read.
    pub(super) bytes_in: u64,
    /// Bytes that the engine wrote.
    pub(super) bytes_out: u64,
    /// Records that passed.
    pub(super) records: u64,
    /// Records that were dropped.
    pub(super) dropped: u64,
}

enum End {
    /// The connection went away before there was an answer.
    Abandoned,
    Done(u16),
    Failed {
        status: u16,
        label: &'static str,
        origin: Origin,
    },
}

/// Stands for a status where no answer could be given: the code that nginx made customary for it.
const ABANDONED: u16 = 499;
/// Stands for a route, dataset or purpose that is not configured.
const OTHER: &str = "other";

impl Line {
    /// Begins one.
    pub(super) fn begin(metrics: Arc<Metrics>, id: String) -> Self {
        Self {
            metrics,
            watch: Stopwatch::start(),
            end: End::Abandoned,
            id,
            route: None,
            dataset: None,
            purpose: None,
            bytes_in: 0,
            bytes_out: 0,
            records: 0,
            dropped: 0,
        }
    }

    /// It was answered with this status.
    pub(super) fn done(&mut self, status: u16) {
        self.end = End::Done(status);
    }

    /// It was answered with this error.
    pub(super) fn failed(&mut self, error: &ProxyError) {
        let verdict = error.verdict();
        self.end = End::Failed { status: verdict.status.as_u16(), label: verdict.label, origin: verdict.origin };
    }

    fn write(&self) {
        let (status, error, origin) = match self.end {
            End::Abandoned => (ABANDONED, "abandoned", "client"),
            End::Done(status) => (status, "", ""),
            End::Failed { status, label, origin } => (status, label, origin.as_str()),
        };
        let route = self.route.as_deref().unwrap_or(OTHER);
        let dataset = self.dataset.as_ref().map_or(OTHER, DatasetId::as_str);
        let purpose = self.purpose.as_ref().map_or(OTHER, PurposeId::as_str);
        let elapsed = self.watch.elapsed();
        self.metrics.request(route, dataset, purpose, status, elapsed);
        if !error.is_empty() {
            self.metrics.error(error);
        }
        tracing::info!(
            id = self.id,
            route,
            dataset,
            purpose,
            status,
            bytes_in = self.bytes_in,
            bytes_out = self.bytes_out,
            records = self.records,
            dropped = self.dropped,
            seconds = elapsed.as_secs_f64(),
            error,
            origin,
            "request"
        );
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.write();
    }
}
