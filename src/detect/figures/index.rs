//! The patterns of all active detectors, ready to be tried at a word's start.

use super::automaton::{self, Threads};
use super::lanes::{LANES, Lanes, Trail};
use super::loose::Loose;
use super::spelling::{Marks, Spelling, spellings};
use crate::detect::detector::Extent;

/// All patterns that begin at a word in a hot run.
pub(in crate::detect) struct Figures {
    lanes: Lanes,
    loose: Loose,
    /// Bytes some pattern can begin with.
    first: [bool; 256],
}

/// What reading a candidate needs for itself; reuse it from candidate to candidate.
#[derive(Default)]
pub(in crate::detect) struct Reader {
    trail: Trail,
    threads: Threads,
}

impl Figures {
    /// Compiles byte patterns, each with its detector's position among the active; `None` if one does not parse or is far too
    /// large, which none of the catalogue is. A match of [`Extent::Whole`] ends where a word does.
    pub(in crate::detect) fn new<'p>(patterns: impl Iterator<Item = (u16, Extent, &'p str)>) -> Option<Self> {
        let (mut marks, mut spelled, mut loose) = (Marks::new(), Vec::<(u16, Vec<Spelling>)>::new(), Vec::new());
        let mut room = LANES;
        for (owner, extent, pattern) in patterns {
            let parsed = automaton::parse(pattern)?;
            let whole = extent == Extent::Whole;
            let apart = if whole { spellings(&parsed, &mut marks) } else { None };
            // Each spelling may be a lane of its own.
            match apart.filter(|apart| apart.len() <= room) {
                Some(apart) => {
                    room -= apart.len();
                    spelled.push((owner, apart));
                }
                None => loose.push((owner, extent, automaton::states(&parsed)?)),
            }
        }
        let (lanes, loose) = (Lanes::new(spelled, &marks), Loose::new(loose));
        let mut first = [false; 256];
        for (byte, begins) in (0..=u8::MAX).zip(&mut first) {
            *begins = lanes.begins(byte) || loose.begins(byte);
        }
        Some(Self { lanes, loose, first })
    }

    /// Whether some pattern begins with a byte.
    pub(in crate::detect) fn begin_with(&self, byte: u8) -> bool {
        self.first[usize::from(byte)]
    }

    /// Memory in use, in bytes; it grows with what the texts ask for, up to some 20 MiB.
    pub(in crate::detect) fn memory(&self) -> usize {
        self.lanes.memory() + self.loose.memory()
    }

    /// All readings of the candidate that begins at `start`, in whatever order and perhaps twice: the detector's position
    /// among the active, and the first byte after. For each detector `done` says from where on it is still asked. Returns the
    /// bytes looked at.
    pub(in crate::detect) fn readings(
        &self,
        text: &str,
        start: usize,
        done: &[usize],
        reader: &mut Reader,
        ends: &mut Vec<(u16, usize)>,
    ) -> usize {
        let first = self.lanes.word(text, start);
        let Reader { trail, threads } = reader;
        let along = self.lanes.readings(text, start, first, trail, &mut |owner, end| {
            if start >= done[usize::from(owner)] {
                ends.push((owner, end));
            }
        });
        along + self.loose.readings(text, start, first.length, done, threads, ends)
    }
}

#[cfg(test)]
mod tests;
