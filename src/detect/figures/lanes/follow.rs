//! Following the lanes along a text.

use super::{CELLS, Lane, Lanes, Owner, SYMBOLS, symbol};
use crate::detect::boundary;
use crate::detect::figures::beside::Joint;
use crate::detect::figures::word::Word;

/// What following lanes needs for itself; reused from word to word.
#[derive(Default)]
pub(in crate::detect::figures) struct Trail {
    /// The machine words of the set of lanes alive, those that are not zero.
    alive: Vec<(u32, u64)>,
    /// The letters and digits so far, and the number of the mark before each.
    cells: Vec<(u8, u8)>,
}

impl Trail {
    /// At a word's start: what is alive there, and in a set, and in another if one is given.
    fn begin(&mut self, start: &[(u32, u64)], set: &[u64], other: Option<&Vec<u64>>) {
        self.cells.clear();
        self.alive.clear();
        let other = |word: u32| other.map_or(u64::MAX, |other| other[word as usize]);
        let alive = start.iter().map(|&(word, bits)| (word, bits & set[word as usize] & other(word)));
        self.alive.extend(alive.filter(|&(_, bits)| bits != 0));
    }

    /// Leaves alive what `keeps` leaves of each machine word. Whether anything is.
    fn keep(&mut self, keeps: impl Fn(usize, u64) -> u64) -> bool {
        let mut kept = 0;
        for at in 0..self.alive.len() {
            let (word, bits) = self.alive[at];
            let bits = keeps(word as usize, bits);
            self.alive[kept] = (word, bits);
            kept += usize::from(bits != 0);
        }
        self.alive.truncate(kept);
        kept > 0
    }
}

impl Lanes {
    /// The word that begins at `start`.
    pub(in crate::detect::figures) fn word(&self, text: &str, start: usize) -> Word {
        self.words.at(text.as_bytes(), start)
    }

    /// Calls `found` with the owner and the end of each reading of lanes at `start`, where the word `first` begins; of
    /// those that may be `joined` so to digits before them. Returns the bytes looked at.
    pub(in crate::detect::figures) fn readings(
        &self,
        text: &str,
        start: usize,
        first: Word,
        joined: Joint,
        trail: &mut Trail,
        found: &mut impl FnMut(Owner, usize),
    ) -> usize {
        let bytes = text.as_bytes();
        let kind = usize::from(first.mark.kind);
        let opens = bytes.get(start).and_then(|&byte| self.opens.get(usize::from(byte) * self.kinds + kind));
        if first.length > CELLS || opens.is_none_or(|lengths| lengths >> first.length & 1 == 0) {
            return 1;
        }
        let set = self.set(&self.letters, symbol(bytes[start]));
        trail.begin(&self.starts[first.length * self.kinds + kind], set, joined.set(&self.joined));
        let (mut word, mut at, mut place, mut before) = (first, start, 0, 0);
        loop {
            let letters = &bytes[at..at + word.length];
            if !trail.keep(|lanes, bits| self.spelled(letters, place, lanes, bits)) {
                return at + word.length - start;
            }
            trail.cells.extend(letters.iter().map(|&byte| (byte, std::mem::take(&mut before))));
            place += word.length;
            at += word.length;
            self.ending(text, at, place, trail, found);
            if word.mark.kind == 0 {
                return at - start;
            }
            at += usize::from(word.mark.length);
            before = word.mark.number;
            word = self.words.at(bytes, at);
            let end = place + word.length;
            if end > CELLS {
                return at - start;
            }
            let inside = self.set(&self.inside, place * (CELLS + 1) + word.length);
            let onward = self.set(&self.onward, end * self.kinds + usize::from(word.mark.kind));
            if !trail.keep(|lanes, bits| bits & inside[lanes] & onward[lanes]) {
                return at - start;
            }
        }
    }

    /// What is left of sixty-four lanes by the letters of a word that begins at a place.
    fn spelled(&self, letters: &[u8], place: usize, lanes: usize, bits: u64) -> u64 {
        let mut left = bits;
        let mut row = place * SYMBOLS * self.width + lanes;
        for &byte in letters {
            left &= self.letters[row + symbol(byte) * self.width];
            if left == 0 {
                break;
            }
            row += SYMBOLS * self.width;
        }
        left
    }

    /// Takes the lanes that end here out of those alive, and notes their readings, if a word does end.
    fn ending(&self, text: &str, at: usize, place: usize, trail: &mut Trail, found: &mut impl FnMut(Owner, usize)) {
        let set = self.set(&self.ends, place);
        let mut whole = None;
        for (word, bits) in &mut trail.alive {
            let mut here = *bits & set[*word as usize];
            *bits &= !here;
            while here != 0 {
                let lane = &self.lanes[*word as usize * 64 + here.trailing_zeros() as usize];
                here &= here - 1;
                if lane.spells(&trail.cells) && *whole.get_or_insert_with(|| !boundary::word_after(text, at)) {
                    lane.owners.iter().for_each(|&owner| found(owner, at));
                }
            }
        }
    }

    fn set<'a>(&self, sets: &'a [u64], number: usize) -> &'a [u64] {
        &sets[number * self.width..][..self.width]
    }
}

impl Lane {
    /// Whether letters, digits and marks that each cell allows are one of the spellings.
    fn spells(&self, cells: &[(u8, u8)]) -> bool {
        self.spellings.len() == 1
            || self.spellings.iter().any(|spelling| {
                spelling.iter().zip(cells).all(|(cell, (byte, mark))| cell.class >> byte & cell.marks >> mark & 1 == 1)
            })
    }
}
