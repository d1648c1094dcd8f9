//! The admin listener, and the separate one for scrapers where it is asked for.
//!
//! Both outlive the proxy's drain: `/readyz` must say "draining" while requests finish, and the last scrape must still
//! find the counters. Whoever runs them asks for their shutdown once the proxy is done.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use prometheus::IntGauge;

use super::health::Health;
use super::pages::Pages;
use crate::proxy::{Bounds, Door, ListenError, Listener, Shutdown};
use crate::telemetry::Metrics;

/// Where the admin side listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Index, health and metrics.
    pub listen: SocketAddr,
    /// A second listener with the same pages as long as none of them changes anything, for scrapers and probes that
    /// cannot reach the first.
    pub metrics: Option<SocketAddr>,
    /// Lets `listen` be other than loopback.
    pub insecure: bool,
}

/// Bounds of both listeners: a handful of scrapers and probes, each quick.
const BOUNDS: Bounds = Bounds {
    connections: 64,
    header_time: Duration::from_secs(10),
    idle_time: Duration::from_secs(60),
    drain: Duration::from_secs(1),
};

impl Default for Config {
    fn default() -> Self {
        Self { listen: SocketAddr::from(([127, 0, 0, 1], 9900)), metrics: None, insecure: false }
    }
}

/// Why the admin side cannot start.
#[derive(Debug, thiserror::Error)]
pub enum AdminError {
    /// Open to anyone.
    #[error("admin address {listen} is not loopback: serve scrapers on `admin.metrics`, or say `insecure: true`")]
    Exposed {
        /// The address asked for.
        listen: SocketAddr,
    },
    /// The address.
    #[error("{key}")]
    Listen {
        /// The setting that asked for it.
        key: &'static str,
        /// What is wrong with it.
        #[source]
        source: ListenError,
    },
}

/// Bound admin listeners that do not accept yet.
#[derive(Debug)]
pub struct Admin {
    first: Listener,
    second: Option<Listener>,
    pages: Arc<Pages>,
}

impl Admin {
    /// Binds. Must be called within a tokio runtime.
    pub async fn bind(config: &Config, health: Health, metrics: Arc<Metrics>) -> Result<Self, AdminError> {
        if !config.listen.ip().is_loopback() && !config.insecure {
            return Err(AdminError::Exposed { listen: config.listen });
        }
        let first = bind("admin.listen", config.listen).await?;
        let second = match config.metrics {
            Some(address) => Some(bind("admin.metrics", address).await?),
            None => None,
        };
        Ok(Self { first, second, pages: Arc::new(Pages { health, metrics }) })
    }

    /// The address of the admin listener, with the real port.
    pub fn address(&self) -> SocketAddr {
        self.first.address()
    }

    /// The address of the scrapers' listener, with the real port.
    pub fn metrics_address(&self) -> Option<SocketAddr> {
        self.second.as_ref().map(Listener::address)
    }

    /// Serves until `shutdown`, which is the admin side's own.
    pub async fn run(self, shutdown: Shutdown) {
        let Self { first, second, pages } = self;
        let second = async {
            if let Some(listener) = second {
                serve(listener, Arc::clone(&pages), shutdown.clone()).await;
            }
        };
        tokio::join!(serve(first, Arc::clone(&pages), shutdown.clone()), second);
    }
}

async fn bind(key: &'static str, address: SocketAddr) -> Result<Listener, AdminError> {
    Listener::bind(address, Door::plain(), BOUNDS).await.map_err(|source| AdminError::Listen { key, source })
}

async fn serve(listener: Listener, pages: Arc<Pages>, shutdown: Shutdown) {
    let open = IntGauge::new("admin_connections", "not registered").expect("a valid metric name");
    let handler = move |request| {
        let pages = Arc::clone(&pages);
        async move { pages.answer(&request).await }
    };
    listener.serve(handler, open, shutdown).await;
}
