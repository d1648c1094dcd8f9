//! Families with labels, capped: past so many label sets, what is new goes to one series whose labels are all `other`.
//!
//! Labels come from configuration only, so the cap is a backstop against a policy with thousands of rules; Prometheus
//! pays for every series.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

use prometheus::core::{MetricVec, MetricVecBuilder};

/// What stands for a label value that is not configured, or beyond the cap.
pub(super) const OTHER: &str = "other";
/// Label sets per family. 20,000: a hundred policies that each scan for two hundred entity types.
pub(super) const CAP: usize = 20_000;

/// A family that hands out at most so many label sets.
pub(super) struct Capped<V> {
    family: V,
    width: usize,
    cap: usize,
    seen: Mutex<HashSet<Vec<String>>>,
}

impl<T: MetricVecBuilder> Capped<MetricVec<T>> {
    /// A family of `width` labels.
    pub(super) fn new(family: MetricVec<T>, width: usize, cap: usize) -> Self {
        Self { family, width, cap, seen: Mutex::default() }
    }

    /// The series of these labels, or the one of `other`s. There must be as many values as the family has labels.
    pub(super) fn with(&self, labels: &[&str]) -> T::M {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let owned: Vec<String> = labels.iter().map(|label| (*label).to_owned()).collect();
        if !seen.contains(&owned) {
            if seen.len() >= self.cap {
                return self.family.with_label_values(&vec![OTHER; self.width]);
            }
            seen.insert(owned);
        }
        self.family.with_label_values(labels)
    }

    /// Forgets every series.
    pub(super) fn reset(&self) {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).clear();
        self.family.reset();
    }
}

#[cfg(test)]
mod tests {
    use prometheus::{IntCounterVec, Opts};

    use super::*;

    #[test]
    fn past_the_cap_everything_is_other() {
        let family =
            IntCounterVec::new(Opts::new("invented_total", "for this test"), &["a", "b"]).expect("a legal name");
        let capped = Capped::new(family.clone(), 2, 2);
        for labels in [["1", "x"], ["2", "x"], ["3", "x"], ["4", "x"], ["1", "x"]] {
            capped.with(&labels).inc();
        }
        assert_eq!(family.with_label_values(&["1", "x"]).get(), 2);
        assert_eq!(family.with_label_values(&["2", "x"]).get(), 1);
        assert_eq!(family.with_label_values(&[OTHER, OTHER]).get(), 2);
        capped.reset();
        capped.with(&["3", "x"]).inc();
        assert_eq!(family.with_label_values(&["3", "x"]).get(), 1);
    }
}
