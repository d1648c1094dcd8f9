//! The recognisers of a plan, each with the connections to it that nobody uses at the moment.

use std::sync::{Arc, Mutex, PoisonError};

use super::client::Client;
use super::wire::Wire;
use crate::engine::Recogniser;
use crate::policy::{ExternalPlan, Plan};
use crate::telemetry::Metrics;

/// Connections that are kept open for later, to each recogniser. What is beyond is closed after its session.
const IDLE: usize = 16;

/// The recognisers outside of one plan. Clones share connections.
#[derive(Clone, Default)]
pub struct Recognisers {
    pools: Vec<Arc<Pool>>,
}

impl Recognisers {
    /// Those of a plan. Nothing is connected before a session has something to ask.
    pub fn of(plan: &Plan) -> Self {
        let pool = |external: &ExternalPlan| Arc::new(Pool { external: external.clone(), idle: Mutex::default() });
        Self { pools: plan.externals().iter().map(pool).collect() }
    }

    /// Whether there are none, so that no session blocks.
    pub fn is_empty(&self) -> bool {
        self.pools.is_empty()
    }

    /// One of each, for a session of the plan ([`Session::asking`](crate::engine::Session::asking)). What they do is counted.
    pub fn all(&self, metrics: Option<&Arc<Metrics>>) -> Vec<Box<dyn Recogniser>> {
        let one =
            |pool: &Arc<Pool>| -> Box<dyn Recogniser> { Box::new(Client::new(Arc::clone(pool), metrics.cloned())) };
        self.pools.iter().map(one).collect()
    }
}

impl std::fmt::Debug for Recognisers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.pools.iter().map(|pool| &pool.external.name)).finish()
    }
}

/// One recogniser.
pub(super) struct Pool {
    pub(super) external: ExternalPlan,
    idle: Mutex<Vec<Wire>>,
}

impl Pool {
    /// A connection that was used before, the last one first.
    pub(super) fn take(&self) -> Option<Wire> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }

    /// Keeps a connection on which every question has its answer.
    pub(super) fn give(&self, wire: Wire) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.len() < IDLE {
            idle.push(wire);
        }
    }
}
