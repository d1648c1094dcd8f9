//! A new generation on SIGHUP and when the configuration's files change: built beside the old one, swapped in whole,
//! or refused while the old one stays.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use tokio::signal::unix::{SignalKind, signal};
use tokio::time::{MissedTickBehavior, interval};

use super::drain::Shutdown;
use super::generation::{Generation, Live};
use crate::telemetry::Reload;

/// How often the files are looked at. 2 s: an editor's several writes fall together, and nobody waits longer.
const LOOK: Duration = Duration::from_secs(2);

/// Where generations come from: the configuration directory, as the command line read it.
pub trait Source: Send + Sync + 'static {
    /// Reads everything anew. `current` is what is in force, so that unchanged stores can be kept. The error is a text
    /// for the log, without values. May block.
    fn load(&self, current: &Generation) -> Result<Generation, String>;

    /// Something that differs once any file that `load` reads has changed: names, sizes and times. May block.
    fn fingerprint(&self) -> u64;
}

/// Reloads until shutdown is asked for.
pub async fn watch(source: Arc<dyn Source>, live: Arc<Live>, mut shutdown: Shutdown) -> io::Result<()> {
    let mut hangup = signal(SignalKind::hangup())?;
    let mut look = interval(LOOK);
    look.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut seen = fingerprint(&source).await;
    loop {
        let asked = tokio::select! {
            () = shutdown.asked() => return Ok(()),
            _ = hangup.recv() => true,
            _ = look.tick() => false,
        };
        let now = fingerprint(&source).await;
        if asked || now != seen {
            seen = now;
            reload(&source, &live).await;
        }
    }
}

/// Reloads once.
pub async fn reload(source: &Arc<dyn Source>, live: &Live) {
    let (source, current) = (Arc::clone(source), live.current());
    let loaded = tokio::task::spawn_blocking(move || source.load(&current)).await;
    match loaded {
        Ok(Ok(generation)) => {
            live.swap(generation);
            live.metrics().reloaded(Reload::Applied);
            tracing::info!("configuration reloaded");
        }
        Ok(Err(problems)) => {
            live.metrics().reloaded(Reload::Refused);
            tracing::error!(problems, "configuration refused, the old one stays");
        }
        Err(_) => {
            live.metrics().reloaded(Reload::Refused);
            tracing::error!("configuration could not be read, the old one stays");
        }
    }
}

/// `None` where looking itself failed, which is no change.
async fn fingerprint(source: &Arc<dyn Source>) -> Option<u64> {
    let source = Arc::clone(source);
    tokio::task::spawn_blocking(move || source.fingerprint()).await.ok()
}
