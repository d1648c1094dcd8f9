//! How far a decision looks. Every distance that a scan may read or step back from the place at hand is named here, so that
//! a text can be scanned in windows with the findings of the whole.
//!
//! A scan goes from left to right. What it decides about a candidate depends on the bytes from [`BEHIND`] before it to
//! [`AHEAD`] after its first, on nothing else of the text, and on where its detector's last finding ended; the last is carried
//! from window to window, since in a row of digits it may depend on the row's beginning. Four detections read on beyond
//! `AHEAD` and say to where: addresses on the web, web tokens, private keys, and terms longer than that.

use super::context::BYTES_AFTER;
use super::detector::Extent;
use super::{PATTERN_LIMIT, Scanner};

/// Bytes before a finding's first that anything reads: context words (74 characters and a word's edge), two groups of digits to the
/// left, the scheme of an address before its user information (128).
pub(in crate::detect) const BEHIND: usize = 512;

/// Bytes from a candidate's first on that anything reads, but for what reads on: an operator's longest match and the
/// character after it, an unbroken run of [`RUN`], a token of GitHub's in two parts of 251, an e-mail domain of 255, context
/// words after all but the first.
pub(in crate::detect) const AHEAD: usize = PATTERN_LIMIT + 512;

/// Bytes after the end of what was read on that anything reads: a word's edge and the context words after it.
pub(in crate::detect) const BEYOND: usize = BYTES_AFTER + 4;

/// Bytes before an `@`, or before a byte that makes its surroundings hot, at which a finding may begin; the widest character
/// and a short word included.
pub(in crate::detect) const BEFORE: usize = 256 + 4;

/// Bytes after a hot byte that are one run with it; what goes on unbroken is looked at from its next hot byte.
pub(in crate::detect) const RUN: usize = 1024;

/// Longest piece, in bytes, of what a finding that was cut off at its detector's longest goes on with.
pub(in crate::detect) const PIECE: usize = 64 << 10;

/// Bytes after which findings that overlap in a chain are parted (see [`resolve`](super::resolve())): no finding of the
/// catalogue is longer, so that only a chain ever is.
pub(in crate::detect) const CHAIN: usize = 256 << 10;

const _: () = assert!(RUN + BEYOND <= AHEAD && PATTERN_LIMIT + BEYOND <= AHEAD);

impl Scanner {
    /// The furthest that a decision looks, in bytes, before or after a finding's first byte: 256 KiB with web tokens among
    /// the types looked for, 16 KiB with private keys, 8 KiB with addresses on the web, else about 2 KiB, or the operator's
    /// longest term if that is longer. Only texts that hold such a token, key, address or term are looked at so far.
    pub fn reach(&self) -> usize {
        let on = self.active.iter().map(|active| active.detector).filter(|detector| detector.extent == Extent::Head);
        let on = on.map(|detector| detector.longest + BEYOND).max().unwrap_or(0);
        BEHIND + on.max(self.ahead())
    }

    /// How far from its first byte on a text must be known for a candidate to be decided, unless its check reads on.
    pub(in crate::detect) fn ahead(&self) -> usize {
        AHEAD.max(self.own.longest_term() + BEYOND)
    }
}
