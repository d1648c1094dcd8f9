//! A new generation on SIGHUP and when the configuration's files change: built beside the old one, swapped in whole,
//! or refused while the old one stays.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use tokio::signal::unix::{SignalKind, signal};
use tokio::time::{MissedTickBehavior, interval, sleep};

use super::drain::Shutdown;
use super::generation::{Generation, Live};
use crate::telemetry::Reload;

/// How often the files are looked at. 2 s: nobody waits longer.
const LOOK: Duration = Duration::from_secs(2);
/// A change is taken once two looks this far apart see the same: a deployment that is still copying is let finish.
const SETTLE: Duration = Duration::from_millis(250);
/// Looks before a change that never settles is taken all the same: 5 s in all.
const SETTLES: u32 = 20;

/// Where generations come from: the configuration directory, as the command line read it.
pub trait Source: Send + Sync + 'static {
    /// Reads everything anew, and creates nothing. `current` is what is in force, so that unchanged stores can be kept.
    /// The error is a text for the log, without values. May block.
    fn load(&self, current: &Generation) -> Result<Generation, String>;

    /// `None` while every file is as the last `load` found it, or the start did; else a mark of how they are now. May
    /// block.
    fn change(&self) -> Option<u64>;
}

/// Reloads until shutdown is asked for.
pub async fn watch(source: Arc<dyn Source>, live: Arc<Live>, mut shutdown: Shutdown) -> io::Result<()> {
    let mut hangup = signal(SignalKind::hangup())?;
    let mut look = interval(LOOK);
    look.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        let asked = tokio::select! {
            () = shutdown.asked() => return Ok(()),
            _ = hangup.recv() => true,
            _ = look.tick() => false,
        };
        if asked || settled(&source).await {
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

/// Whether the files have changed, once they are still.
async fn settled(source: &Arc<dyn Source>) -> bool {
    let mut seen = change(source).await;
    for _ in 0..SETTLES {
        if seen.is_none() {
            return false;
        }
        sleep(SETTLE).await;
        let now = change(source).await;
        if now == seen {
            return true;
        }
        seen = now;
    }
    seen.is_some()
}

/// Looking that itself failed is no change.
async fn change(source: &Arc<dyn Source>) -> Option<u64> {
    let source = Arc::clone(source);
    tokio::task::spawn_blocking(move || source.change()).await.ok().flatten()
}
