//! One log line and one sample of each request metric for every exchange, written when it ends, however it ends.
//!
//! A line holds the id that we made, names that are configured, numbers and labels: no path of a request, no query, no
//! header, and nothing of the body. Where the body is at fault it says the place: record, offset, and the path with `*`
//! for names that the policy does not spell. Where the store failed it says which store and what kind of error the
//! system gave. What is ours or the store's to mend is a warning.

use std::io;
use std::sync::Arc;

use super::clock::Stopwatch;
use super::drain::Cut;
use super::error::{Origin, ProxyError};
use crate::base::{DatasetId, PurposeId, StoreId};
use crate::engine::Place;
use crate::telemetry::Metrics;

/// What is known of an exchange so far; dropping it writes it.
pub(super) struct Line {
    metrics: Arc<Metrics>,
    cut: Cut,
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
    /// The store of the route.
    pub(super) store: Option<StoreId>,
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
        place: Option<Place>,
        cause: Option<io::ErrorKind>,
    },
}

/// Stands for a status where nobody was left to be answered: the code that nginx made customary for it.
const ABANDONED: u16 = 499;
/// Stands for a status where we broke the exchange off at the end of a drain: the caller saw no answer, and it is ours.
const CUT: u16 = 503;
/// The kinds of exchanges that ended without an answer, beside those of [`ProxyError`].
pub(super) const UNANSWERED: [&str; 2] = ["abandoned", "cut"];
/// Stands for a route, dataset or purpose that is not configured.
const OTHER: &str = "other";

impl Line {
    /// Begins one.
    pub(super) fn begin(metrics: Arc<Metrics>, cut: Cut, id: String) -> Self {
        Self {
            metrics,
            cut,
            watch: Stopwatch::start(),
            end: End::Abandoned,
            id,
            route: None,
            dataset: None,
            purpose: None,
            store: None,
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
        self.end = End::Failed {
            status: verdict.status.as_u16(),
            label: verdict.label,
            origin: verdict.origin,
            place: error.place().cloned(),
            cause: error.cause(),
        };
    }

    fn write(&self) {
        let [abandoned, cut] = UNANSWERED;
        let (status, error, origin, place, cause) = match &self.end {
            End::Abandoned if self.cut.has_begun() => (CUT, cut, Some(Origin::Us), None, None),
            End::Abandoned => (ABANDONED, abandoned, Some(Origin::Client), None, None),
            End::Done(status) => (*status, "", None, None, None),
            End::Failed { status, label, origin, place, cause } => {
                (*status, *label, Some(*origin), place.as_ref(), *cause)
            }
        };
        let route = self.route.as_deref().unwrap_or(OTHER);
        let dataset = self.dataset.as_ref().map_or(OTHER, DatasetId::as_str);
        let purpose = self.purpose.as_ref().map_or(OTHER, PurposeId::as_str);
        let elapsed = self.watch.elapsed();
        self.metrics.request(route, dataset, purpose, status, elapsed);
        if !error.is_empty() {
            self.metrics.error(error);
        }
        macro_rules! log {
            ($level:ident) => {
                tracing::$level!(
                    id = self.id,
                    route,
                    dataset,
                    purpose,
                    store = self.store.as_ref().map(StoreId::as_str),
                    status,
                    bytes_in = self.bytes_in,
                    bytes_out = self.bytes_out,
                    records = self.records,
                    dropped = self.dropped,
                    seconds = elapsed.as_secs_f64(),
                    error,
                    origin = origin.map_or("", Origin::as_str),
                    record = place.map(|place| place.record),
                    offset = place.map(|place| place.offset),
                    path = place.map(|place| place.path.as_str()),
                    cause = cause.map(tracing::field::debug),
                    "request"
                )
            };
        }
        match origin {
            Some(Origin::Us | Origin::Store) => log!(warn),
            Some(Origin::Client) | None => log!(info),
        }
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.write();
    }
}
