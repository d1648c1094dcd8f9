//! `tamis serve`: the proxy and the admin server, until a signal asks for an end.

mod source;

use std::pin::pin;
use std::sync::Arc;

use clap::Args;
use tokio::runtime::Runtime;

use self::source::Files;
use super::args::Config;
use super::console::Console;
use super::failure::Failure;
use super::process::{Parts, Process};
use super::{check, loading, setup};
use crate::base::Budget;
use crate::policy;
use crate::proxy::{self, Drained};
use crate::telemetry::log;

/// Runs the proxy and the admin server.
///
/// Without a directory `config` it runs on built-in defaults: the example policies, proxy on 127.0.0.1:8080, admin on
/// 127.0.0.1:9900, store ./data, and a key made there once. SIGHUP, or a change of a file, reloads policies, routes,
/// stores, tokens and certificates; what is worse than before is refused. SIGTERM lets requests in flight finish; a
/// second one ends them.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  tamis serve
  tamis serve --config /etc/tamis --config /etc/tamis-local
  TAMIS__PROXY__LISTEN=127.0.0.1:8081 tamis serve
  curl --data-binary @tickets.ndjson -H 'Content-Type: application/x-ndjson' \\
      http://127.0.0.1:8080/ingest/support-tickets/ticket-routing")]
pub(super) struct Serve {}

/// Serves. Nothing is bound before the whole configuration has been found sound.
pub(super) fn serve(console: &Console, config: &Config) -> Result<(), Failure> {
    let place = loading::place(console, config)?;
    let (settings, workspace) = setup::whole(&place)?.sound().map_err(|errors| {
        console.say(check::painted(console.err, &policy::text(&errors, &*place.sources)).trim_end());
        Failure::Unsound
    })?;
    let keyring = setup::keyring_or_new(console, &settings)?;
    log::init().map_err(|error| Failure::Usage(error.to_string()))?;
    let budget = Budget::new(settings.proxy.limits.memory);
    let generation = setup::generation(&settings, &workspace, &keyring, &budget, None)?;
    let parts =
        Parts { proxy: settings.proxy.clone(), admin: settings.admin.clone(), generation, budget: budget.clone() };
    let (policies, stores) = (workspace.policies.len(), settings.stores.len());
    source::warn_if_closed(&parts.generation);
    let source = Arc::new(Files::new(place, settings, &keyring, budget)?);
    let runtime = Runtime::new().map_err(|error| Failure::file("cannot start", "the runtime", &error))?;
    runtime.block_on(async {
        let mut stop = pin!(proxy::stop_signal());
        // Polled first, so that no signal is missed while listeners are bound.
        let process = tokio::select! {
            biased;
            stopped = &mut stop => return heard(stopped),
            process = Process::start(parts, Some(source)) => process?,
        };
        let metrics = process.metrics.unwrap_or(process.admin);
        tracing::info!(
            proxy = %process.proxy, admin = %process.admin, metrics = %metrics, policies, stores, "tamis is ready"
        );
        heard(stop.await)?;
        tracing::info!("tamis stops: requests in flight may finish");
        tokio::select! {
            drained = process.stop() => match drained {
                Drained::Whole => tracing::info!("tamis has stopped"),
                Drained::Cut(connections) => tracing::warn!(connections, "tamis has stopped; some were cut off"),
            },
            again = proxy::stop_signal() => {
                heard(again)?;
                return Err(Failure::World("stopped at once by a second signal: what was under way is cut off".to_owned()));
            }
        }
        Ok(())
    })
}

fn heard(stopped: std::io::Result<()>) -> Result<(), Failure> {
    stopped.map_err(|error| Failure::file("cannot hear", "signals", &error))
}
