//! What one process takes in at once: requests in flight, and a pause while the memory budget is nearly spent.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use prometheus::IntGauge;
use tokio::time::sleep;

use crate::base::Budget;

/// Turns requests away beyond a number in flight, before they queue.
#[derive(Debug)]
pub(super) struct Gate {
    limit: usize,
    inside: AtomicUsize,
    gauge: IntGauge,
}

/// A place inside the gate until dropped.
#[derive(Debug)]
pub(super) struct Pass(Arc<Gate>);

impl Gate {
    /// A gate for `limit` requests; `gauge` shows how many are inside.
    pub(super) fn new(limit: usize, gauge: IntGauge) -> Arc<Self> {
        Arc::new(Self { limit, inside: AtomicUsize::new(0), gauge })
    }

    /// A place, if there is one.
    pub(super) fn enter(self: &Arc<Self>) -> Option<Pass> {
        let next = |inside: usize| (inside < self.limit).then_some(inside + 1);
        self.inside.fetch_update(Ordering::Relaxed, Ordering::Relaxed, next).ok()?;
        self.gauge.inc();
        Some(Pass(Arc::clone(self)))
    }
}

impl Drop for Pass {
    fn drop(&mut self) {
        self.0.inside.fetch_sub(1, Ordering::Relaxed);
        self.0.gauge.dec();
    }
}

/// How often a waiting request looks at the budget.
const LOOK: Duration = Duration::from_millis(5);
/// How often it looks before it goes on regardless and lets the budget decide: half a second in all, so that sessions
/// which all hold memory and all wait do not wait for ever.
const LOOKS: u32 = 100;

/// Back-pressure before refusal: waits while more than 7/8 of the budget is on lease.
pub(super) async fn relief(budget: &Budget) {
    for _ in 0..LOOKS {
        if budget.used() / 7 <= budget.limit() / 8 {
            return;
        }
        sleep(LOOK).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_gate_turns_away_and_a_pass_gives_its_place_back() {
        let gauge = IntGauge::new("in_flight", "in flight").expect("a valid name");
        let gate = Gate::new(2, gauge.clone());
        let first = gate.enter().expect("a place");
        let second = gate.enter().expect("a place");
        assert!(gate.enter().is_none());
        assert_eq!(gauge.get(), 2);
        drop(first);
        assert!(gate.enter().is_some());
        drop(second);
        assert_eq!(gauge.get(), 0);
    }

    #[tokio::test(start_paused = true)]
    async fn relief_waits_for_memory_but_not_for_ever() {
        let budget = Budget::new(1000);
        let mut lease = budget.lease();
        lease.resize(900).expect("within the budget");
        let before = tokio::time::Instant::now();
        relief(&budget).await;
        assert_eq!(before.elapsed(), LOOK * LOOKS);

        let freed = async {
            sleep(LOOK * 3).await;
            drop(lease);
        };
        let before = tokio::time::Instant::now();
        tokio::join!(relief(&budget), freed);
        assert!(before.elapsed() < LOOK * 5);
    }
}
