//! Member names: where they lead in the automaton, and whether they are personal data themselves.
//!
//! Names repeat from record to record, so both answers are kept for each (state, raw spelling) already seen clean.

use crate::json::text::Decoded;
use crate::path::{Automaton, State, Step};

/// Entries kept. A power of two; an event stream has some hundred (state, name) pairs.
const SLOTS: usize = 1024;
/// Longer names are looked at afresh each time.
const LONGEST: usize = 40;

/// A direct-mapped cache of names already looked at and found clean.
pub(super) struct NameCache {
    slots: Vec<Slot>,
    decoded: Decoded,
}

#[derive(Clone, Copy)]
struct Slot {
    state: Option<State>,
    /// The name's length and ends: all of it up to sixteen bytes.
    ends: Ends,
    step: Step,
    /// The name was scanned and nothing was found.
    clean: bool,
    name: [u8; LONGEST],
}

/// A name's length, first and last eight bytes (overlapping in names shorter than sixteen).
#[derive(Clone, Copy, PartialEq, Eq)]
struct Ends {
    len: usize,
    first: u64,
    last: u64,
}

impl Ends {
    #[inline(always)]
    fn of(name: &[u8]) -> Self {
        let (first, last) = match (name.first_chunk::<8>(), name.last_chunk::<8>()) {
            (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
            _ => match (name.first_chunk::<4>(), name.last_chunk::<4>()) {
                (Some(first), Some(last)) => (u32::from_le_bytes(*first).into(), u32::from_le_bytes(*last).into()),
                _ => (name.iter().fold(0, |word, &byte| (word << 8) | u64::from(byte)), 0),
            },
        };
        Self { len: name.len(), first, last }
    }

    /// Mixes the ends with the state into a slot's number.
    #[inline(always)]
    fn slot(self, at: State) -> usize {
        let mixed = (self.first ^ (self.len as u64) << 56)
            .wrapping_mul(0x9e37_79b9_7f4a_7c15)
            .wrapping_add(self.last ^ at.number() as u64)
            .wrapping_mul(0xd6e8_feb8_6659_fd93);
        (mixed >> 40) as usize % SLOTS
    }
}

/// What is known of a name.
#[derive(Clone, Copy)]
pub(super) struct Known {
    pub(super) step: Step,
    pub(super) clean: bool,
    slot: Option<usize>,
}

impl NameCache {
    pub(super) fn new(automaton: &Automaton) -> Self {
        let step = Step { state: automaton.root(), spelled: false };
        let ends = Ends { len: 0, first: 0, last: 0 };
        let empty = Slot { state: None, ends, step, clean: false, name: [0; LONGEST] };
        Self { slots: vec![empty; SLOTS], decoded: Decoded::default() }
    }

    /// Where the member `raw` (the bytes between the quotes) leads from `at`.
    #[inline]
    pub(super) fn step(&mut self, automaton: &Automaton, at: State, raw: &[u8]) -> Known {
        if raw.len() > LONGEST {
            return Known { step: self.follow(automaton, at, raw), clean: false, slot: None };
        }
        let ends = Ends::of(raw);
        let number = ends.slot(at);
        let slot = &self.slots[number];
        if slot.state == Some(at) && slot.ends == ends && (raw.len() <= 16 || &slot.name[..raw.len()] == raw) {
            return Known { step: slot.step, clean: slot.clean, slot: Some(number) };
        }
        let step = self.follow(automaton, at, raw);
        let slot = &mut self.slots[number];
        *slot = Slot { state: Some(at), ends, step, clean: false, name: [0; LONGEST] };
        slot.name[..raw.len()].copy_from_slice(raw);
        Known { step, clean: false, slot: Some(number) }
    }

    /// Notes that the name was scanned and nothing was found.
    pub(super) fn is_clean(&mut self, known: Known) {
        if let Some(number) = known.slot {
            self.slots[number].clean = true;
        }
    }

    fn follow(&mut self, automaton: &Automaton, at: State, raw: &[u8]) -> Step {
        // The rewriter has checked that names are UTF-8; a name that is not cannot reach this point.
        let raw = std::str::from_utf8(raw).unwrap_or_default();
        if !raw.contains('\\') {
            return automaton.member(at, raw);
        }
        self.decoded.decode(raw);
        automaton.member(at, self.decoded.text())
    }
}
