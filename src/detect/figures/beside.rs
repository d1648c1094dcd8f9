//! What stands beside a candidate: marks that join it to more digits.
//!
//! Most numbers of a text are parts of dates, versions and longer numbers, and nearly no detector has any use for those. So
//! what joins a candidate to digits before it is looked at once, and leaves alive only the patterns that suffer it.

use crate::detect::alone;
use crate::detect::detector::Marks;

/// How a candidate is joined to digits before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// Not at all.
    None,
    /// In a way that only what must stand alone does not suffer.
    Joined,
    /// A digit and a dot stand before it, and it begins with one.
    Dot,
    /// A digit and a hyphen do.
    Hyphen,
}

impl Joint {
    /// Those that not everything suffers.
    pub(super) const ALL: [Self; Self::COUNT] = [Self::Joined, Self::Dot, Self::Hyphen];
    pub(super) const COUNT: usize = 3;

    /// Whether what stands alone or not, and apart from some marks, can stand so.
    pub(super) fn suffers(self, lone: bool, apart: Marks) -> bool {
        match self {
            Self::None => true,
            Self::Joined => !lone,
            Self::Dot => !lone && !apart.dot,
            Self::Hyphen => !lone && !apart.hyphen,
        }
    }

    /// Of sets in the order of [`Joint::ALL`], the one of what can stand so; `None` is everything.
    pub(super) fn set(self, sets: &[Vec<u64>; Self::COUNT]) -> Option<&Vec<u64>> {
        Self::ALL.iter().position(|&joint| joint == self).map(|nth| &sets[nth])
    }
}

/// What stands beside a candidate, found out once for each of its ends.
pub(super) struct Beside<'t> {
    bytes: &'t [u8],
    /// What stands before it.
    pub(super) before: Joint,
    /// The last end asked about, and whether digits are joined there.
    last: (usize, bool),
}

impl<'t> Beside<'t> {
    /// Of the candidate that begins at `start`. Where one of its detectors has found something just before it, marks part
    /// rather than join.
    pub(super) fn new(bytes: &'t [u8], start: usize, after_finding: bool) -> Self {
        let joined = alone::joined_before(bytes, start);
        let digit = bytes.get(start).is_some_and(u8::is_ascii_digit);
        let before = match bytes.get(..start) {
            Some([.., b'0'..=b'9', b'.']) if joined && digit && !after_finding => Joint::Dot,
            Some([.., b'0'..=b'9', b'-']) if joined && digit && !after_finding => Joint::Hyphen,
            _ if joined => Joint::Joined,
            _ => Joint::None,
        };
        Self { bytes, before, last: (usize::MAX, false) }
    }

    /// As if nothing stood beside it.
    pub(super) fn nothing() -> Self {
        Self { bytes: &[], before: Joint::None, last: (usize::MAX, false) }
    }

    /// Whether digits are joined to what ends at `end`.
    pub(super) fn joins(&mut self, end: usize) -> bool {
        if self.last.0 != end {
            self.last = (end, alone::joined_after(self.bytes, end));
        }
        self.last.1
    }
}
