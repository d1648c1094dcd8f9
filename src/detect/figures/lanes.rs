//! Patterns of letters, digits and marks, followed side by side.
//!
//! A *lane* is all spellings of one pattern that have as many cells. At a word's start every lane is alive; each letter or
//! digit of the text, each mark and each end of a word leaves those alive that allow it at that place, which is one *and* of
//! machine words for sixty-four lanes. Most words leave none, and most are seen to from their length, their first character
//! and the mark after them. Where a word ends, the lanes that are alive and have no more cells are readings, once the cells
//! were looked at one by one where a lane has several spellings.
//!
//! Lanes end where words do, so a pattern whose match need not end there has no lane.

mod follow;

use std::collections::BTreeMap;

pub(super) use follow::Trail;

use super::beside::Joint;
use super::spelling::{self, CELLS, Cell, Spelling};
use super::word::Words;
use crate::detect::detector::Marks;

/// Most lanes; patterns beyond are loose.
pub(super) const LANES: usize = 64 * 64;
/// The letters and digits.
const SYMBOLS: usize = 62;

/// All lanes. A *set* is a bit for each of them, `width` machine words.
pub(super) struct Lanes {
    width: usize,
    /// How many kinds of marks there are, none included.
    kinds: usize,
    lanes: Vec<Lane>,
    words: Words,
    /// For each first byte and kind of the mark after the first word, the lengths of first words with which some lane is
    /// alive, a bit for each.
    opens: Vec<u64>,
    /// The lanes alive after a first word by its length and the mark's kind, whatever its characters: the words of the set
    /// that are not zero.
    starts: Vec<Vec<(u32, u64)>>,
    /// Sets by place and symbol: what allows the symbol there.
    letters: Vec<u64>,
    /// Sets by place and length: what allows a word of that length from there on.
    inside: Vec<u64>,
    /// Sets by place and kind: what ends there, or allows a mark of the kind there.
    onward: Vec<u64>,
    /// Sets by place: what ends there.
    ends: Vec<u64>,
    /// For each manner of being joined to digits before, the set of what may be.
    joined: [Vec<u64>; Joint::COUNT],
}

/// One lane.
struct Lane {
    /// As many cells in each; sorted.
    spellings: Vec<Spelling>,
    /// The detectors whose patterns are so.
    owners: Vec<Owner>,
}

/// Whose a pattern is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Owner {
    /// The detector's position among the active.
    pub(super) owner: u16,
    /// What it finds stands alone.
    pub(super) lone: bool,
    /// Behind which marks none of it begins.
    pub(super) apart: Marks,
}

impl Lane {
    fn cells(&self) -> usize {
        self.spellings.first().map_or(0, Vec::len)
    }

    /// What some spelling allows at a place.
    fn cell(&self, at: usize) -> Cell {
        let cells = self.spellings.iter().map(|cells| cells[at]);
        cells.fold(Cell { marks: 0, class: 0 }, |all, cell| Cell {
            marks: all.marks | cell.marks,
            class: all.class | cell.class,
        })
    }
}

impl Lanes {
    /// Compiles the spellings of patterns, each with its owner: at most [`LANES`] counts of cells altogether.
    pub(super) fn new(patterns: Vec<(Owner, Vec<Spelling>)>, marks: &spelling::Marks) -> Self {
        let lanes = lanes(patterns);
        let kinds = kinds(&lanes, marks);
        let most = kinds.iter().copied().max().map_or(1, |kind| usize::from(kind) + 1);
        let width = lanes.len().div_ceil(64);
        let sets = |count: usize| vec![0; count * width];
        let mut all = Self {
            width,
            kinds: most,
            words: Words::new(marks.list(), &kinds),
            opens: vec![0; 128 * most],
            starts: Vec::new(),
            letters: sets(CELLS * SYMBOLS),
            inside: sets((CELLS + 1) * (CELLS + 1)),
            onward: sets((CELLS + 1) * most),
            ends: sets(CELLS + 1),
            joined: std::array::from_fn(|_| sets(1)),
            lanes,
        };
        for number in 0..all.lanes.len() {
            all.fill(number, &kinds);
        }
        all.begin();
        all
    }

    /// Memory of the tables, in bytes.
    pub(super) fn memory(&self) -> usize {
        let spellings = self.lanes.iter().flat_map(|lane| &lane.spellings).map(|cells| size_of_val(cells.as_slice()));
        let sets = self.letters.len() + self.inside.len() + self.onward.len() + self.ends.len();
        let starts: usize = self.starts.iter().map(|start| size_of_val(start.as_slice())).sum();
        spellings.sum::<usize>() + sets * size_of::<u64>() + starts
    }

    /// Whether some lane begins with a byte.
    pub(super) fn begins(&self, byte: u8) -> bool {
        let all = self.opens.chunks(self.kinds).nth(usize::from(byte));
        all.is_some_and(|kinds| kinds.iter().any(|&lengths| lengths != 0))
    }

    /// Enters one lane into the sets.
    fn fill(&mut self, number: usize, kinds: &[u8]) {
        let (word, bit) = (number / 64, 1 << (number % 64));
        let lane = &self.lanes[number];
        let count = lane.cells();
        let cells: Vec<Cell> = (0..count).map(|at| lane.cell(at)).collect();
        for (at, cell) in cells.iter().enumerate() {
            for byte in members(cell.class) {
                self.letters[(at * SYMBOLS + symbol(byte)) * self.width + word] |= bit;
            }
            for number in members(cell.marks).filter(|&number| number > 0) {
                let kind = usize::from(kinds[usize::from(number)]);
                self.onward[(at * self.kinds + kind) * self.width + word] |= bit;
            }
            let whole = cells[at + 1..].iter().take_while(|cell| cell.marks & 1 == 1).count() + 1;
            for length in 1..=whole {
                self.inside[(at * (CELLS + 1) + length) * self.width + word] |= bit;
            }
        }
        self.ends[count * self.width + word] |= bit;
        for (joint, set) in Joint::ALL.into_iter().zip(&mut self.joined) {
            if lane.owners.iter().any(|owner| joint.suffers(owner.lone, owner.apart)) {
                set[word] |= bit;
            }
        }
        for kind in 0..self.kinds {
            self.onward[(count * self.kinds + kind) * self.width + word] |= bit;
        }
    }

    /// The tables for first words, from the sets.
    fn begin(&mut self) {
        for (length, kind) in (0..=CELLS).flat_map(|length| (0..self.kinds).map(move |kind| (length, kind))) {
            let inside = &self.inside[length * self.width..][..self.width];
            let onward = &self.onward[(length * self.kinds + kind) * self.width..][..self.width];
            let alive = (0_u32..).zip(inside).zip(onward).map(|((word, a), b)| (word, a & b));
            let alive: Vec<(u32, u64)> = alive.filter(|&(_, bits)| bits != 0).collect();
            for byte in (0..128_u8).filter(u8::is_ascii_alphanumeric) {
                let first = &self.letters[symbol(byte) * self.width..][..self.width];
                let opens = alive.iter().any(|&(word, bits)| bits & first[word as usize] != 0);
                self.opens[usize::from(byte) * self.kinds + kind] |= u64::from(opens) << length;
            }
            self.starts.push(alive);
        }
    }
}

/// Parts patterns by their counts of cells, and joins those that are the same. Lanes of what must stand
/// alone, and those with marks at the same places, stand together, so that few machine words are alive at a time.
fn lanes(patterns: Vec<(Owner, Vec<Spelling>)>) -> Vec<Lane> {
    let mut table = BTreeMap::<Vec<Spelling>, Vec<Owner>>::new();
    for (owner, spellings) in patterns {
        let mut counts = BTreeMap::<usize, Vec<Spelling>>::new();
        for cells in spellings {
            counts.entry(cells.len()).or_default().push(cells);
        }
        for spellings in counts.into_values() {
            let owners = table.entry(spellings).or_default();
            if !owners.contains(&owner) {
                owners.push(owner);
            }
        }
    }
    let mut lanes: Vec<Lane> = table.into_iter().map(|(spellings, owners)| Lane { spellings, owners }).collect();
    let marked = |lane: &Lane| {
        let places = (0..lane.cells()).filter(|&at| lane.cell(at).marks > 1);
        places.fold(0_u64, |all, at| all | 1 << (63 - at))
    };
    let lone = |lane: &Lane| lane.owners.iter().all(|owner| !Joint::Hyphen.suffers(owner.lone, owner.apart));
    lanes.sort_by_cached_key(|lane| (lone(lane), marked(lane), lane.cells()));
    lanes
}

/// The kind of each mark: marks are of one kind if no cell tells them apart.
fn kinds(lanes: &[Lane], marks: &spelling::Marks) -> Vec<u8> {
    let cells = lanes.iter().flat_map(|lane| &lane.spellings).flatten();
    let mut sets: Vec<u128> = cells.map(|cell| cell.marks).collect();
    sets.sort_unstable();
    sets.dedup();
    let mut seen: Vec<Vec<bool>> = Vec::new();
    let kind = |number: usize| {
        let stands: Vec<bool> = sets.iter().map(|set| set >> number & 1 == 1).collect();
        if number == 0 || !stands.contains(&true) {
            return 0;
        }
        let known = seen.iter().position(|one| *one == stands);
        let kind = known.unwrap_or_else(|| {
            seen.push(stands);
            seen.len() - 1
        });
        u8::try_from(kind + 1).expect("there are at most 128 marks")
    };
    (0..marks.list().len()).map(kind).collect()
}

/// The numbers of a set's bits.
fn members(set: u128) -> impl Iterator<Item = u8> {
    (0..128).filter(move |&number| set >> number & 1 == 1)
}

/// The number of a letter or digit: less than [`SYMBOLS`].
fn symbol(byte: u8) -> usize {
    usize::from(match byte {
        b'0'..=b'9' => byte - b'0',
        b'a'..=b'z' => byte - b'a' + 10,
        _ => byte.wrapping_sub(b'A').min(25) + 36,
    })
}
