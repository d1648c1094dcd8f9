//! Whether the process lives and whether it should get traffic.
//!
//! Ready means: not draining, and every store answered its last probe. Probes run when somebody asks, at most once in
//! a while, all stores at once, each within a bounded time; so a load balancer that asks often does not wear them out.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Mutex;
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout};

use crate::base::StoreId;
use crate::proxy::{Live, Shutdown};

/// How long an answer is good for.
const FRESH: Duration = Duration::from_secs(5);
/// How long one store may take. Below the second that probes usually wait.
const PROBE: Duration = Duration::from_millis(900);

/// Readiness of one process.
#[derive(Debug)]
pub struct Health {
    live: Arc<Live>,
    shutdown: Shutdown,
    last: Mutex<Option<(Instant, Readiness)>>,
}

/// The answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Readiness {
    /// Send traffic.
    Ready,
    /// Shutdown has been asked for.
    Draining,
    /// These stores did not answer.
    Stores(Vec<StoreId>),
}

impl Health {
    /// Watches what is in force.
    pub fn new(live: Arc<Live>, shutdown: Shutdown) -> Self {
        Self { live, shutdown, last: Mutex::new(None) }
    }

    /// Whether to send traffic. Draining shows at once; stores are as of the last few seconds.
    pub async fn readiness(&self) -> Readiness {
        if self.shutdown.is_asked() {
            return Readiness::Draining;
        }
        // Held over the probes, so that several who ask at once share them.
        let mut last = self.last.lock().await;
        match &*last {
            Some((at, readiness)) if at.elapsed() < FRESH => readiness.clone(),
            _ => {
                let readiness = self.probe().await;
                *last = Some((Instant::now(), readiness.clone()));
                readiness
            }
        }
    }

    async fn probe(&self) -> Readiness {
        let mut probes = JoinSet::new();
        for (id, store) in self.live.current().stores() {
            let (id, store) = (id.clone(), Arc::clone(store));
            probes.spawn(async move {
                let answered = matches!(timeout(PROBE, store.probe()).await, Ok(Ok(())));
                (id, answered)
            });
        }
        let mut down = Vec::new();
        while let Some(probe) = probes.join_next().await {
            if let Ok((id, false)) = probe {
                down.push(id);
            }
        }
        down.sort();
        if down.is_empty() { Readiness::Ready } else { Readiness::Stores(down) }
    }
}
