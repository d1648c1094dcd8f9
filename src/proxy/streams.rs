//! The tasks of HTTP/2 streams. Hyper asks for one per stream; they are kept together so that a drain can wait for
//! them, and none outlives its listener.

use std::future::poll_fn;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use hyper::rt::Executor;
use tokio::task::JoinSet;

/// Runs tasks and owns them. Clones share one set.
#[derive(Clone, Debug, Default)]
pub(super) struct Streams(Arc<Mutex<JoinSet<()>>>);

impl Streams {
    fn set(&self) -> MutexGuard<'_, JoinSet<()>> {
        // Nothing panics while it is held.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns once all have ended.
    pub(super) async fn ended(&self) {
        let next = || poll_fn(|cx| self.set().poll_join_next(cx).map(|end| end.is_some()));
        while next().await {}
    }

    /// Stops all that run.
    pub(super) async fn cut(&self) {
        self.set().abort_all();
        self.ended().await;
    }
}

impl<F> Executor<F> for Streams
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    fn execute(&self, task: F) {
        let mut set = self.set();
        while set.try_join_next().is_some() {}
        set.spawn(async move {
            task.await;
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn tasks_are_waited_for_or_cut() {
        let streams = Streams::default();
        streams.execute(async { tokio::task::yield_now().await });
        streams.ended().await;
        assert!(streams.set().is_empty());

        let held = Arc::new(());
        let inside = Arc::clone(&held);
        streams.execute(async move {
            std::future::pending::<()>().await;
            drop(inside);
        });
        streams.cut().await;
        assert_eq!(Arc::strong_count(&held), 1, "the task and what it held are gone");
    }
}
