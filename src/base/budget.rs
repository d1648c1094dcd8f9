//! One memory budget that every growing buffer of every session draws on (`limits.memory`).
//!
//! A [`Budget`] is shared by clones; each buffer owner holds a [`Lease`] and resizes it as the buffer grows.
//! Dropping the lease gives everything back, so an abandoned session cannot leak budget.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A shared ceiling on buffered bytes. Clones share the same ceiling and count.
#[derive(Clone, Debug)]
pub struct Budget {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    limit: usize,
    used: AtomicUsize,
}

/// The budget has no room for the bytes asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the memory budget of {limit} bytes is spent")]
pub struct OverBudget {
    /// The ceiling, in bytes.
    pub limit: usize,
}

impl Budget {
    /// A budget of `limit` bytes, none of them used.
    pub fn new(limit: usize) -> Self {
        Self { inner: Arc::new(Inner { limit, used: AtomicUsize::new(0) }) }
    }

    /// Bytes on lease now.
    pub fn used(&self) -> usize {
        self.inner.used.load(Ordering::Relaxed)
    }

    /// The ceiling, in bytes.
    pub fn limit(&self) -> usize {
        self.inner.limit
    }

    /// An empty lease, to be grown with [`Lease::resize`].
    pub fn lease(&self) -> Lease {
        Lease { budget: self.clone(), bytes: 0 }
    }

    fn take(&self, bytes: usize) -> Result<(), OverBudget> {
        let limit = self.inner.limit;
        self.inner
            .used
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |used| {
                used.checked_add(bytes).filter(|sum| *sum <= limit)
            })
            .map(|_| ())
            .map_err(|_| OverBudget { limit })
    }

    fn give(&self, bytes: usize) {
        self.inner.used.fetch_sub(bytes, Ordering::Relaxed);
    }
}

/// Bytes taken from a [`Budget`]; given back on drop.
#[derive(Debug)]
pub struct Lease {
    budget: Budget,
    bytes: usize,
}

impl Lease {
    /// Makes the lease `bytes` long. Shrinking always succeeds; a refused growth leaves the lease as it was.
    pub fn resize(&mut self, bytes: usize) -> Result<(), OverBudget> {
        if bytes > self.bytes {
            self.budget.take(bytes - self.bytes)?;
        } else {
            self.budget.give(self.bytes - bytes);
        }
        self.bytes = bytes;
        Ok(())
    }

    /// Bytes on this lease.
    pub fn bytes(&self) -> usize {
        self.bytes
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        self.budget.give(self.bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leases_share_one_ceiling_and_return_on_drop() {
        let budget = Budget::new(100);
        let mut first = budget.lease();
        let mut second = budget.clone().lease();
        first.resize(60).expect("60 of 100");
        assert_eq!(second.resize(41), Err(OverBudget { limit: 100 }));
        second.resize(40).expect("the rest");
        first.resize(10).expect("shrinking");
        assert_eq!(budget.used(), 50);
        drop(second);
        drop(first);
        assert_eq!(budget.used(), 0);
    }
}
