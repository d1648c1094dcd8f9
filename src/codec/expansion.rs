//! How far a coded body may expand: the guard against decompression bombs (`limits.expanded`).

/// A cap on decoded bytes: `ratio` for each coded byte read so far, and `slack` on top.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expansion {
    /// Decoded bytes per coded byte. 100: JSON logs come to 10 to 30, the densest real telemetry to 60.
    pub ratio: u64,
    /// Bytes that are always allowed. 1 MiB: a small body of repeated records compresses to almost nothing.
    pub slack: u64,
}

impl Default for Expansion {
    fn default() -> Self {
        Self::of(100)
    }
}

impl Expansion {
    /// The cap of a given ratio, with the default slack.
    pub fn of(ratio: u64) -> Self {
        Self { ratio, slack: 1 << 20 }
    }

    /// Whether `made` bytes may have come out of `taken`.
    pub(super) fn admits(self, taken: u64, made: u64) -> bool {
        made <= taken.saturating_mul(self.ratio).saturating_add(self.slack)
    }
}
