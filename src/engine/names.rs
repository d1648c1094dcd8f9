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
    step: Option<Step>,
    /// The name was scanned and nothing was found, or it is spelled by the policy.
    clean: bool,
    len: u8,
    name: [u8; LONGEST],
}

/// What is known of a name.
#[derive(Clone, Copy)]
pub(super) struct Known {
    pub(super) step: Step,
    pub(super) clean: bool,
    slot: Option<usize>,
}

impl NameCache {
    pub(super) fn new() -> Self {
        let empty = Slot { state: None, step: None, clean: false, len: 0, name: [0; LONGEST] };
        Self { slots: vec![empty; SLOTS], decoded: Decoded::default() }
    }

    /// Where the member `raw` (the bytes between the quotes) leads from `at`.
    #[inline]
    pub(super) fn step(&mut self, automaton: &Automaton, at: State, raw: &[u8]) -> Known {
        if raw.len() > LONGEST {
            return Known { step: self.follow(automaton, at, raw), clean: false, slot: None };
        }
        let number = slot_of(at, raw);
        let slot = &self.slots[number];
        if slot.state == Some(at)
            && let Some(step) = slot.step
            && &slot.name[..usize::from(slot.len)] == raw
        {
            return Known { step, clean: slot.clean, slot: Some(number) };
        }
        let step = self.follow(automaton, at, raw);
        let slot = &mut self.slots[number];
        *slot = Slot { state: Some(at), step: Some(step), clean: false, len: raw.len() as u8, name: [0; LONGEST] };
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

/// Mixes the state, the length and up to sixteen bytes of the name.
#[inline]
fn slot_of(at: State, raw: &[u8]) -> usize {
    let mut ends = [0u8; 16];
    if raw.len() >= 16 {
        ends[..8].copy_from_slice(&raw[..8]);
        ends[8..].copy_from_slice(&raw[raw.len() - 8..]);
    } else {
        ends[..raw.len()].copy_from_slice(raw);
    }
    let (low, high) = ends.split_at(8);
    let word = |half: &[u8]| half.iter().rev().fold(0u64, |word, &byte| (word << 8) | u64::from(byte));
    let mixed = (word(low) ^ (raw.len() as u64) << 56)
        .wrapping_mul(0x9e37_79b9_7f4a_7c15)
        .wrapping_add(word(high) ^ at.number() as u64)
        .wrapping_mul(0xd6e8_feb8_6659_fd93);
    (mixed >> 40) as usize % SLOTS
}
