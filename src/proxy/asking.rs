//! Sessions that ask recognisers outside wait for a socket while they compute. They do so on a thread that the runtime has
//! given up for it, and few at a time, so that recognisers that hang take neither the runtime's threads nor all of its spare
//! ones.

use std::sync::Arc;
use std::time::Duration;

use tokio::runtime::{Handle, RuntimeFlavor};
use tokio::sync::Semaphore;
use tokio::time::timeout;

use super::error::ProxyError;

/// Sessions that may ask at once in a process: more than recognisers run in parallel, and far fewer than the runtime's spare
/// threads (512).
const AT_ONCE: usize = 32;
/// The longest wait for a turn: as long as a caller waits for a busy service. After that, 503.
const WAIT: Duration = Duration::from_secs(10);

/// Who may ask now. Clones share it.
#[derive(Clone, Debug)]
pub(super) struct Turns(Arc<Semaphore>);

impl Default for Turns {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(AT_ONCE)))
    }
}

/// Whether a session blocks.
#[derive(Clone, Debug)]
pub(super) enum Asks {
    /// It asks nobody.
    Nobody,
    /// It asks recognisers outside, when its turn comes.
    Outside(Turns),
}

impl Asks {
    /// Does a session's work where it holds nobody up.
    pub(super) async fn run<T>(&self, work: impl FnOnce() -> T) -> Result<T, ProxyError> {
        let Self::Outside(Turns(turns)) = self else { return Ok(work()) };
        let turn = timeout(WAIT, turns.acquire()).await;
        let Ok(Ok(_turn)) = turn else { return Err(ProxyError::Busy) };
        // A runtime of one thread, as in tests, has none to give.
        match Handle::current().runtime_flavor() {
            RuntimeFlavor::CurrentThread => Ok(work()),
            _ => Ok(tokio::task::block_in_place(work)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn who_gets_no_turn_is_turned_away() {
        let turns = Turns(Arc::new(Semaphore::new(1)));
        let asks = Asks::Outside(turns.clone());
        assert!(matches!(asks.run(|| 7).await, Ok(7)));
        let held = turns.0.acquire().await.expect("a turn");
        assert!(matches!(asks.run(|| 7).await, Err(ProxyError::Busy)));
        assert!(matches!(Asks::Nobody.run(|| 7).await, Ok(7)));
        drop(held);
        assert!(matches!(asks.run(|| 7).await, Ok(7)));
    }
}
