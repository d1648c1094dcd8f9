//! How a process is asked to stop, and how that spreads: one switch, many listeners.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

/// Whether shutdown has been asked for. Clones share one switch.
#[derive(Clone, Debug)]
pub struct Shutdown(watch::Receiver<bool>);

/// Whether what is still open is being cut off, for whoever is told that way and wants to know by whom. Clones share it.
#[derive(Clone, Debug, Default)]
pub struct Cut(Arc<AtomicBool>);

impl Cut {
    pub(super) fn begin(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it has begun.
    pub fn has_begun(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Asks for shutdown, once and for good. Dropping it asks too, so that an owner who goes cannot leave listeners behind.
#[derive(Debug)]
pub struct Switch(watch::Sender<bool>);

impl Shutdown {
    /// A switch and what listens to it.
    pub fn pair() -> (Switch, Self) {
        let (sender, receiver) = watch::channel(false);
        (Switch(sender), Self(receiver))
    }

    /// Whether it has been asked for.
    pub fn is_asked(&self) -> bool {
        *self.0.borrow() || self.0.has_changed().is_err()
    }

    /// Returns once it has been asked for.
    pub async fn asked(&mut self) {
        // An error says that the switch is gone, which asks too.
        let _ = self.0.wait_for(|asked| *asked).await;
    }
}

impl Switch {
    /// Asks.
    pub fn ask(&self) {
        self.0.send_replace(true);
    }
}

/// Returns on the first SIGTERM or SIGINT; handlers are installed on the first poll.
pub async fn stop_signal() -> io::Result<()> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn asking_and_dropping_both_reach_every_clone() {
        let (switch, shutdown) = Shutdown::pair();
        let mut clone = shutdown.clone();
        assert!(!shutdown.is_asked());
        switch.ask();
        clone.asked().await;
        assert!(shutdown.is_asked());

        let (switch, mut shutdown) = Shutdown::pair();
        drop(switch);
        shutdown.asked().await;
        assert!(shutdown.is_asked());
    }
}
