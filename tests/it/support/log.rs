//! Catches what the whole process logs, at every level.

use std::io;
use std::sync::{LazyLock, Mutex};

use tracing_subscriber::EnvFilter;

static LOGS: Mutex<Vec<u8>> = Mutex::new(Vec::new());

/// Starts catching; once for the process.
pub(crate) static TRACED: LazyLock<()> = LazyLock::new(|| {
    tracing_subscriber::fmt().with_env_filter(EnvFilter::new("tamis=trace")).json().with_writer(|| Catch).init();
});

struct Catch;

impl io::Write for Catch {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        LOGS.lock().expect("no panic inside").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// All that was logged so far, by whatever test.
pub(crate) fn logs() -> String {
    String::from_utf8(LOGS.lock().expect("no panic inside").clone()).expect("text")
}
