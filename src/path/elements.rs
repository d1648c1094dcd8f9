//! Where each element of an array leads: the number line cut into runs of indices that indices and slices treat alike.
//!
//! Inside a run only stepped slices still differ from one index to the next, and they repeat: a run stores one period
//! of targets. Looking an index up is a search over a handful of runs and a remainder.

use super::State;
use super::selector::Part;

/// Most targets one period may have: slices with steps 63 and 64 fit. Beyond it the steps have no small common multiple.
const MOST_PERIOD: u64 = 4096;
/// As many runs are gone through one by one.
const FEW: usize = 8;

/// Immutable once built.
#[derive(Clone, Debug)]
pub(super) struct Elements {
    /// Ascending by `from`; the first begins at 0.
    runs: Vec<Run>,
    targets: Vec<State>,
}

/// Indices from `from` up to the next run.
#[derive(Clone, Copy, Debug)]
struct Run {
    from: u64,
    first: u32,
    /// Targets repeat after this many indices; 1 where all lead to the same state.
    period: u32,
}

/// The steps of the slices that apply to one array have a common multiple above [`MOST_PERIOD`].
pub(super) struct Unwieldy;

/// The runs before their targets are known: `(from, period)`.
pub(super) fn runs<'a>(parts: impl Iterator<Item = &'a Part> + Clone) -> Result<Vec<(u64, u64)>, Unwieldy> {
    let mut cuts = vec![0];
    for part in parts.clone() {
        match part {
            Part::Index(index) => cuts.extend([*index, index + 1]),
            Part::Slice { start, end, .. } => cuts.extend([Some(*start), *end].into_iter().flatten()),
            Part::Name(_) | Part::Any => {}
        }
    }
    cuts.sort_unstable();
    cuts.dedup();
    let ends = cuts.iter().skip(1).copied().chain([u64::MAX]);
    cuts.iter().copied().zip(ends).map(|(from, to)| Ok((from, period(from, to, parts.clone())?))).collect()
}

fn period<'a>(from: u64, to: u64, parts: impl Iterator<Item = &'a Part>) -> Result<u64, Unwieldy> {
    let mut period = 1;
    for part in parts {
        if let Part::Slice { start, end, step } = part
            && *start <= from
            && end.is_none_or(|end| to <= end)
        {
            period = multiple(period, *step).min(to - from);
        }
    }
    if period > MOST_PERIOD { Err(Unwieldy) } else { Ok(period) }
}

/// Least common multiple; saturating.
fn multiple(a: u64, b: u64) -> u64 {
    let (mut x, mut y) = (a, b);
    while y != 0 {
        (x, y) = (y, x % y);
    }
    (a / x).saturating_mul(b)
}

impl Part {
    /// Whether the element at `index` is selected.
    pub(super) fn takes(&self, index: u64) -> bool {
        match self {
            Self::Name(_) => false,
            Self::Any => true,
            Self::Index(wanted) => *wanted == index,
            Self::Slice { start, end, step } => {
                index >= *start && end.is_none_or(|end| index < end) && (index - start).is_multiple_of(*step)
            }
        }
    }
}

impl Elements {
    /// A table from [`runs`] and each run's targets.
    pub(super) fn new(runs: Vec<(u64, Vec<State>)>) -> Self {
        let mut table = Self { runs: Vec::new(), targets: Vec::new() };
        for (from, targets) in runs {
            let first = u32::try_from(table.targets.len()).expect("edges are bounded by MOST_EDGES");
            let period = u32::try_from(targets.len()).expect("a period is bounded by MOST_PERIOD");
            table.runs.push(Run { from, first, period });
            table.targets.extend(targets);
        }
        table
    }

    /// Where the elements lead.
    pub(super) fn states(&self) -> impl Iterator<Item = State> {
        self.targets.iter().copied()
    }

    /// Where the element at `index` leads.
    pub(super) fn find(&self, index: u64) -> State {
        let run = match self.runs.as_slice() {
            [only] => only,
            // The first begins at 0. A slice comes to three: few are told by looking at all, without a guess.
            runs if runs.len() <= FEW => &runs[runs.iter().filter(|run| run.from <= index).count() - 1],
            runs => &runs[runs.partition_point(|run| run.from <= index) - 1],
        };
        let offset = if run.period == 1 { 0 } else { (index - run.from) % u64::from(run.period) };
        self.targets[run.first as usize + offset as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(parts: &[Part]) {
        let Ok(runs) = runs(parts.iter()) else { panic!("{parts:?}: unwieldy") };
        // A target is the bit set of the parts that take the index.
        let class = |index: u64| {
            State::new(parts.iter().enumerate().map(|(n, part)| usize::from(part.takes(index)) << n).sum())
        };
        let table = Elements::new(
            runs.iter().map(|(from, period)| (*from, (*from..from + period).map(class).collect())).collect(),
        );
        for index in (0..200).chain([u64::MAX - 1, u64::MAX]) {
            assert_eq!(table.find(index), class(index), "{parts:?} at {index}");
        }
    }

    fn slice(start: u64, end: Option<u64>, step: u64) -> Part {
        Part::Slice { start, end, step }
    }

    #[test]
    fn the_table_agrees_with_the_parts() {
        check(&[]);
        check(&[Part::Any]);
        check(&[Part::Index(0)]);
        check(&[Part::Index(7), Part::Index(9), Part::Any]);
        check(&[slice(0, None, 1)]);
        check(&[slice(3, Some(9), 2), Part::Index(5)]);
        check(&[slice(1, None, 2), slice(0, Some(100), 3), slice(50, Some(150), 7)]);
        check(&[slice(5, Some(5), 1), slice(9, Some(2), 4)]);
        check(&[slice(0, None, 63), slice(0, None, 64)]);
    }

    #[test]
    fn steps_without_a_small_common_multiple_are_refused() {
        assert!(runs([slice(0, None, 4096), slice(0, None, 4095)].iter()).is_err());
        assert!(runs([slice(0, None, 1 << 52)].iter()).is_err());
        // A short run needs no more targets than it has indices.
        assert!(runs([slice(0, Some(50), 1 << 52)].iter()).is_ok());
    }
}
