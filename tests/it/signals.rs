//! Signals of the operating system, raised at this very process.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use rustix::process::{Signal, getpid, kill_process};
use tamis::proxy::{Generation, Shutdown, Source, stop_signal, watch};
use tokio::signal::unix::{SignalKind, signal};
use tokio::task::JoinSet;

use crate::support::{Stage, until};

fn raise(kind: Signal) {
    kill_process(getpid(), kind).expect("a process may signal itself");
}

#[tokio::test(flavor = "multi_thread")]
async fn sigterm_asks_to_stop() {
    // Installed first, and for good: the signal must never meet the default action, which would end the tests.
    let _caught = signal(SignalKind::terminate()).expect("a handler");
    let mut stopping = JoinSet::new();
    stopping.spawn(stop_signal());
    tokio::task::yield_now().await;
    // Until its own handler is in place a signal may be missed, so it is raised again.
    while stopping.try_join_next().is_none() {
        raise(Signal::TERM);
        tokio::task::yield_now().await;
    }
}

/// Counts loads and refuses them all.
struct Counting(AtomicU64);

impl Source for Counting {
    fn load(&self, _: &Generation) -> Result<Generation, String> {
        self.0.fetch_add(1, Ordering::Relaxed);
        Err("invented".to_owned())
    }

    fn change(&self) -> Option<u64> {
        None
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn sighup_asks_to_reload() {
    let _caught = signal(SignalKind::hangup()).expect("a handler");
    let stage = Stage::start().await;
    let source = Arc::new(Counting(AtomicU64::new(0)));
    let (switch, shutdown) = Shutdown::pair();
    let mut watching = JoinSet::new();
    watching.spawn(watch(Arc::clone(&source) as Arc<dyn Source>, Arc::clone(&stage.live), shutdown));
    until("it loads", || {
        raise(Signal::HUP);
        source.0.load(Ordering::Relaxed) > 0
    })
    .await;
    switch.ask();
    watching.join_next().await.expect("one task").expect("no panic").expect("signals can be caught");
    assert!(stage.exposition().contains("tamis_reloads_total{outcome=\"applied\"} 0"));
}
