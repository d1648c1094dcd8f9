//! A running tamis: the proxy and the admin server over one generation, from bound listeners to a drained end.

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::signal::unix::{SignalKind, signal};
use tokio::task::JoinSet;

use super::failure::Failure;
use super::world;
use crate::admin::{self, Admin, Health};
use crate::base::Budget;
use crate::keys::Keyring;
use crate::policy::{Plan, Workspace};
use crate::proxy::{self, Drained, Generation, Live, Opening, Proxy, Shutdown, Source, Switch};
use crate::telemetry::Metrics;

/// What a process is started with.
pub(super) struct Parts {
    /// The data plane's settings.
    pub(super) proxy: proxy::Config,
    /// The admin side's settings.
    pub(super) admin: admin::Config,
    /// Routes, plans and stores.
    pub(super) generation: Generation,
    /// The one memory budget, which the stores already draw on.
    pub(super) budget: Budget,
}

/// A process that serves.
pub(super) struct Process {
    /// Where the proxy listens.
    pub(super) proxy: SocketAddr,
    /// Where the admin server listens.
    pub(super) admin: SocketAddr,
    /// Where scrapers find the metrics, if not there.
    pub(super) metrics: Option<SocketAddr>,
    serving: (Switch, JoinSet<Drained>),
    pages: (Switch, JoinSet<()>),
    reloading: JoinSet<()>,
}

impl Process {
    /// Binds everything, then serves. With `source`, the configuration is read anew on SIGHUP and when it changes.
    pub(super) async fn start(parts: Parts, source: Option<Arc<dyn Source>>) -> Result<Self, Failure> {
        let refused = |error: &dyn std::error::Error| Failure::World(chain(error));
        let metrics = Arc::new(Metrics::new(parts.budget.clone()));
        let live = Arc::new(Live::new(parts.generation, Arc::clone(&metrics)));
        let (switch, shutdown) = Shutdown::pair();
        let (admin_switch, admin_shutdown) = Shutdown::pair();
        let bound = Proxy::bind(parts.proxy, Arc::clone(&live), Arc::clone(&metrics), parts.budget).await;
        let proxy = bound.map_err(|error| serve_failure(&error))?;
        let health = Health::new(Arc::clone(&live), shutdown.clone());
        let admin = Admin::bind(&parts.admin, health, metrics).await.map_err(|error| match error {
            admin::AdminError::Exposed { .. } => Failure::Usage(error.to_string()),
            admin::AdminError::Listen { .. } => refused(&error),
        })?;
        let (address, admin_address, metrics_address) = (proxy.address(), admin.address(), admin.metrics_address());
        let mut reloading = JoinSet::new();
        if let Some(source) = source {
            let shutdown = shutdown.clone();
            // The task below listens a moment later; until then a SIGHUP must not end the process. Once asked for,
            // tokio keeps its handler for good.
            drop(signal(SignalKind::hangup()).map_err(|error| Failure::file("cannot hear", "signals", &error))?);
            reloading.spawn(async move {
                if let Err(error) = proxy::watch(source, live, shutdown).await {
                    tracing::error!(error = %error, "cannot hear SIGHUP: no reload");
                }
            });
        }
        let (mut serving, mut pages) = (JoinSet::new(), JoinSet::new());
        serving.spawn(proxy.run(shutdown));
        pages.spawn(admin.run(admin_shutdown));
        Ok(Self {
            proxy: address,
            admin: admin_address,
            metrics: metrics_address,
            serving: (switch, serving),
            pages: (admin_switch, pages),
            reloading,
        })
    }

    /// Accepts no more, lets requests in flight finish, then stops the admin server, which says "draining" until then.
    pub(super) async fn stop(mut self) -> Drained {
        self.serving.0.ask();
        let drained = self.serving.1.join_next().await;
        while self.reloading.join_next().await.is_some() {}
        self.pages.0.ask();
        while self.pages.1.join_next().await.is_some() {}
        drained.and_then(Result::ok).unwrap_or(Drained::Cut(0))
    }
}

/// Every policy of the workspace, compiled. The error lists all that cannot be.
pub(super) fn openings(workspace: &Workspace, keyring: &Keyring) -> Result<Vec<Opening>, Vec<String>> {
    let (mut openings, mut refused) = (Vec::new(), Vec::new());
    for ((dataset, purpose), policy) in &workspace.policies {
        match Plan::compile(policy, keyring) {
            Err(error) => refused.push(format!("{dataset}/{purpose}: {error}")),
            Ok(plan) => {
                let declared = workspace.purposes.get(purpose);
                openings.push(Opening {
                    plan: Arc::new(plan),
                    domain: declared.and_then(|purpose| purpose.domain.clone()),
                    review: declared.and_then(|purpose| purpose.review_by).and_then(world::midnight),
                });
            }
        }
    }
    if refused.is_empty() { Ok(openings) } else { Err(refused) }
}

fn serve_failure(error: &proxy::ServeError) -> Failure {
    match error {
        proxy::ServeError::Exposed(_) => Failure::Usage(error.to_string()),
        proxy::ServeError::Listen(_) => Failure::World(format!("proxy.listen: {}", chain(error))),
    }
}

/// An error with what caused it.
pub(super) fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(&format!(": {error}"));
        cause = error.source();
    }
    text
}
