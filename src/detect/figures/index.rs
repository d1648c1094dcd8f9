//! The patterns of all active detectors, ready to be tried at a word's start.

use super::automaton::{self, Threads};
use super::beside::Beside;
use super::lanes::{LANES, Lanes, Owner, Trail};
use super::loose::Loose;
use super::spelling::{self, Spelling, spellings};
use crate::detect::detector::{Extent, Marks};

/// All patterns that begin at a word in a hot run.
pub(in crate::detect) struct Figures {
    lanes: Lanes,
    loose: Loose,
    /// Bytes some pattern can begin with.
    first: [bool; 256],
    /// The detectors that have candidates only apart from some marks.
    apart: Vec<u16>,
}

/// What reading a candidate needs for itself; reuse it from candidate to candidate.
#[derive(Default)]
pub(in crate::detect) struct Reader {
    trail: Trail,
    threads: Threads,
}

impl Figures {
    /// Compiles byte patterns, each with its detector's position among the active; `None` if one does not parse or is far too
    /// large, which none of the catalogue is. A match that is not of [`Extent::Head`] ends where a word does.
    ///
    /// For each detector `apart` says behind which marks none of its candidates begins; none where it is shorter.
    pub(in crate::detect) fn new<'p>(
        patterns: impl Iterator<Item = (u16, Extent, &'p str)>,
        apart: Vec<Marks>,
    ) -> Option<Self> {
        let (mut marks, mut spelled, mut loose) =
            (spelling::Marks::new(), Vec::<(Owner, Vec<Spelling>)>::new(), Vec::new());
        let mut room = LANES;
        for (owner, extent, pattern) in patterns {
            let parsed = automaton::parse(pattern)?;
            let apart = apart.get(usize::from(owner)).copied().unwrap_or(Marks::NONE);
            let owned = Owner { owner, lone: extent == Extent::Lone, apart };
            let cut = if extent != Extent::Head { spellings(&parsed, &mut marks) } else { None };
            // Each spelling may be a lane of its own.
            match cut.filter(|cut| cut.len() <= room) {
                Some(cut) => {
                    room -= cut.len();
                    spelled.push((owned, cut));
                }
                None => loose.push((owned, extent, automaton::states(&parsed)?)),
            }
        }
        let (lanes, loose) = (Lanes::new(spelled, &marks), Loose::new(loose));
        let mut first = [false; 256];
        for (byte, begins) in (0..=u8::MAX).zip(&mut first) {
            *begins = lanes.begins(byte) || loose.begins(byte);
        }
        let apart = (0..).zip(apart).filter(|(_, marks)| *marks != Marks::NONE).map(|(owner, _)| owner).collect();
        Some(Self { lanes, loose, first, apart })
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
    /// among the active, and the first byte after. For each detector `done` says from where on it is still asked. Where
    /// `every` one is asked for, those of [`Extent::Lone`] are too that do not stand alone. Returns the bytes looked at.
    pub(in crate::detect) fn readings(
        &self,
        text: &str,
        start: usize,
        done: &[usize],
        every: bool,
        reader: &mut Reader,
        ends: &mut Vec<(u16, usize)>,
    ) -> usize {
        let first = self.lanes.word(text, start);
        let Reader { trail, threads } = reader;
        let mut beside = match every {
            true => Beside::nothing(),
            // Behind a finding of its own a detector looks again.
            false => {
                Beside::new(text.as_bytes(), start, self.apart.iter().any(|&one| done[usize::from(one)] + 1 == start))
            }
        };
        let before = beside.before;
        let along = self.lanes.readings(text, start, first, before, trail, &mut |Owner { owner, lone, apart }, end| {
            let stands = before.suffers(lone, apart) && !(lone && beside.joins(end));
            if start >= done[usize::from(owner)] && stands {
                ends.push((owner, end));
            }
        });
        along + self.loose.readings(text, start..start + first.length, done, &mut beside, threads, ends)
    }
}

#[cfg(test)]
mod tests;
