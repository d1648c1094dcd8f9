//! What a run shows while it goes, and what it leaves when it is interrupted: a bar on a terminal, and no half files.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::batch::{Job, Watch};
use crate::cli::console::{Console, Style};
use crate::cli::interrupt;
use crate::engine::Tally;
use crate::policy::Plan;

/// Follows a run.
pub(super) struct Progress {
    bar: ProgressBar,
    temporary: Arc<Mutex<Vec<PathBuf>>>,
}

impl Progress {
    /// A bar where somebody is looking and all sizes are known; from now on a signal removes temporary files.
    pub(super) fn new(console: &Console, job: &Job) -> Self {
        let inputs = job.streams.iter().flat_map(|streams| &streams.inputs);
        let total: Option<u64> = inputs.map(|(input, ..)| input.size()).sum();
        let bar = match total {
            Some(total) if console.err.terminal => {
                ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::stderr())
            }
            _ => ProgressBar::hidden(),
        };
        let style = ProgressStyle::with_template("{bar:30} {bytes}/{total_bytes} {bytes_per_sec} {eta}");
        let bar = bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        let temporary = Arc::new(Mutex::new(Vec::new()));
        let doomed = Arc::clone(&temporary);
        interrupt::on_signal(move || remove(&doomed));
        Self { bar, temporary }
    }

    /// Takes the bar away.
    pub(super) fn clear(&self) {
        self.bar.finish_and_clear();
    }

    /// A line about what was done, where somebody is looking.
    pub(super) fn done(&self, console: &Console, plan: &Plan, tally: &Tally) {
        if !console.err.terminal {
            return;
        }
        console.say(&format!(
            "{} {} records passed, {} dropped; {} values removed or replaced",
            console.err.paint(Style::Green, "done:"),
            tally.records_passed,
            tally.dropped(),
            tally.removed(plan)
        ));
    }
}

impl Watch for Progress {
    fn read(&self, bytes: u64) {
        self.bar.inc(bytes);
    }

    fn temporary(&self, path: &Path) {
        self.temporary.lock().unwrap_or_else(PoisonError::into_inner).push(path.to_owned());
    }
}

/// Runs in the thread that heard the signal; the process ends right after.
fn remove(doomed: &Mutex<Vec<PathBuf>>) {
    for path in doomed.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
        let _ = std::fs::remove_file(path);
    }
}
