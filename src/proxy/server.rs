//! The proxy as one value: bound first, so that its address is known and a bad setting shows at once; then run.

use std::net::SocketAddr;
use std::sync::Arc;

use super::asking::Turns;
use super::config::{Config, Exposed};
use super::drain::Shutdown;
use super::error::ProxyError;
use super::exchange::{self, Shared};
use super::generation::Live;
use super::limits::Gate;
use super::line;
use super::listener::{Bounds, Drained, ListenError, Listener};
use crate::base::Budget;
use crate::telemetry::Metrics;

/// A bound proxy that does not accept yet.
pub struct Proxy {
    listener: Listener,
    shared: Arc<Shared>,
}

/// Why a proxy cannot start.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// Open to anyone.
    #[error(transparent)]
    Exposed(#[from] Exposed),
    /// The address.
    #[error(transparent)]
    Listen(#[from] ListenError),
}

impl Proxy {
    /// Binds the listener. Must be called within a tokio runtime. `budget` is the process's one memory budget.
    pub async fn bind(
        config: Config,
        live: Arc<Live>,
        metrics: Arc<Metrics>,
        budget: Budget,
    ) -> Result<Self, ServeError> {
        live.current().guard().check(config.listen)?;
        let bounds = Bounds {
            connections: config.limits.connections,
            header_time: config.limits.header_time,
            idle_time: config.limits.idle_time,
            drain: config.drain,
        };
        let listener = Listener::bind(config.listen, live.door(), bounds).await?;
        let cut = listener.cut();
        metrics.kinds(ProxyError::LABELS.iter().chain(&line::UNANSWERED));
        let gate = Gate::new(config.limits.in_flight, metrics.requests_in_flight.clone());
        Ok(Self {
            listener,
            shared: Arc::new(Shared { config, live, metrics, budget, gate, turns: Turns::default(), cut }),
        })
    }

    /// The address it is bound to, with the real port.
    pub fn address(&self) -> SocketAddr {
        self.listener.address()
    }

    /// Serves until shutdown is asked for, then drains for `Config::drain`.
    pub async fn run(self, shutdown: Shutdown) -> Drained {
        let open = self.shared.metrics.connections.clone();
        let shared = self.shared;
        self.listener.serve(move |request| exchange::answer(Arc::clone(&shared), request), open, shutdown).await
    }
}
