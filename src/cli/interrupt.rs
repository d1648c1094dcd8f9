//! What a batch command does when it is told to stop: clean up, then end with 128 and the signal's number, as shells do.

use std::process;
use std::sync::mpsc;
use std::thread;

use tokio::runtime::Builder;
use tokio::signal::unix::{SignalKind, signal};

/// Runs `clean` and ends the process on SIGINT, SIGTERM or SIGHUP. Where signals cannot be heard, the system's way holds.
pub(super) fn on_signal(clean: impl FnOnce() + Send + 'static) {
    let (listening, listens) = mpsc::sync_channel::<()>(0);
    let listen = move || {
        let Ok(runtime) = Builder::new_current_thread().enable_io().build() else { return };
        let number = runtime.block_on(heard(listening));
        if let Some(number) = number {
            clean();
            process::exit(128 + number);
        }
    };
    // The thread lives as long as the process: it has nothing to be awaited for.
    let _ = thread::Builder::new().name("signals".to_owned()).spawn(listen);
    // Nothing is begun that a signal must clean up before one is heard. The other end is dropped then, or where it cannot be.
    let _ = listens.recv();
}

async fn heard(listening: mpsc::SyncSender<()>) -> Option<i32> {
    let mut interrupt = signal(SignalKind::interrupt()).ok()?;
    let mut terminate = signal(SignalKind::terminate()).ok()?;
    let mut hangup = signal(SignalKind::hangup()).ok()?;
    drop(listening);
    let kind = tokio::select! {
        _ = interrupt.recv() => SignalKind::interrupt(),
        _ = terminate.recv() => SignalKind::terminate(),
        _ = hangup.recv() => SignalKind::hangup(),
    };
    Some(kind.as_raw_value())
}
