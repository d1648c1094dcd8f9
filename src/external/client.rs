//! A recogniser as a session asks it.

use std::sync::Arc;

use super::clock::Stopwatch;
use super::pool::Pool;
use super::wire::Wire;
use crate::engine::{Outage, Recogniser, Span};
use crate::telemetry::Metrics;

/// One session's way to a recogniser: a connection of its own while it lasts.
pub(super) struct Client {
    pool: Arc<Pool>,
    metrics: Option<Arc<Metrics>>,
    wire: Option<Wire>,
}

impl Client {
    pub(super) fn new(pool: Arc<Pool>, metrics: Option<Arc<Metrics>>) -> Self {
        Self { pool, metrics, wire: None }
    }

    /// Asks over the connection at hand. One that was kept may have been closed meanwhile, by a recogniser that started anew:
    /// where it says nothing at all, a new one is tried, once.
    fn batch(&mut self, texts: &[&str]) -> Result<Vec<Vec<Span>>, Outage> {
        if let Some(mut wire) = self.wire.take().or_else(|| self.pool.take()) {
            match wire.ask(texts) {
                Ok(answers) => {
                    self.wire = Some(wire);
                    return Ok(answers);
                }
                Err(failed) if failed.stale => {}
                Err(failed) => return Err(failed.outage),
            }
        }
        let external = &self.pool.external;
        let mut wire = Wire::open(&external.address, external.timeout)?;
        let answers = wire.ask(texts).map_err(|failed| failed.outage)?;
        self.wire = Some(wire);
        Ok(answers)
    }
}

impl Recogniser for Client {
    fn recognise(&mut self, texts: &[&str]) -> Result<Vec<Vec<Span>>, Outage> {
        let watch = Stopwatch::start();
        let answers = self.batch(texts);
        if let Some(metrics) = &self.metrics {
            let outcome = answers.as_ref().map_or_else(|outage| outage.as_str(), |_| "answered");
            metrics.recognised(&self.pool.external.name, outcome, watch.elapsed());
        }
        answers
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        if let Some(wire) = self.wire.take() {
            self.pool.give(wire);
        }
    }
}
