//! Member names: where they lead in the automaton, and whether they are personal data themselves.
//!
//! Names repeat from record to record, so both answers are kept for each (state, raw spelling) already seen clean.

use crate::json::text::Decoded;
use crate::path::{State, Step};
use crate::policy::{Act, Plan};

/// Entries kept. A power of two; an event stream has some sixty (state, name) pairs. 36 KiB a session.
const SLOTS: usize = 512;
/// Slots that an entry may stand in, one behind the other: two pairs that meet do not push each other out in turn.
const PROBES: usize = 4;
/// Words of a name that are kept: its first eight bytes, its last eight, then what lies between.
const WORDS: usize = 5;
/// Longer names are looked at afresh each time.
const LONGEST: usize = 8 * WORDS;

/// A cache of names already looked at and found clean.
pub(super) struct NameCache {
    slots: Vec<Slot>,
    decoded: Decoded,
}

#[derive(Clone, Copy)]
struct Slot {
    state: Option<State>,
    name: Packed,
    step: Step,
    outright: Outright,
    /// The name may pass as it is: a selector spells it, or it was scanned and nothing was found.
    clean: bool,
}

/// What the policy says of a node outright, without a look at what it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outright {
    /// Not to be told without a closer look.
    Unclear,
    /// No rule selects it: it is treated as what is around it. `leaf`: nor can a rule select anything below it.
    Inherited { leaf: bool },
    /// A scalar passes as it is, and is counted under this series.
    Keep(usize),
    /// It goes, and is counted under this series.
    Drop(usize),
}

impl Outright {
    fn of(plan: &Plan, state: State) -> Self {
        let Some(number) = plan.deciding(state) else {
            return Self::Inherited { leaf: plan.automaton().is_dead(state) };
        };
        let rule = plan.rule(number);
        match &rule.act {
            Act::Keep(None) if rule.names.is_none() => Self::Keep(rule.series),
            Act::Drop => Self::Drop(rule.series),
            _ => Self::Unclear,
        }
    }
}

/// A name of at most [`LONGEST`] bytes as words: equal names have equal words, and different ones differ.
#[derive(Clone, Copy)]
struct Packed {
    words: [u64; WORDS],
    len: usize,
}

impl PartialEq for Packed {
    /// Word by word: a call to compare memory would cost more than the comparison.
    #[inline(always)]
    fn eq(&self, other: &Self) -> bool {
        let ends = (self.words[0] ^ other.words[0]) | (self.words[1] ^ other.words[1]) | (self.len ^ other.len) as u64;
        ends == 0 && (self.len <= 16 || self.words[2..] == other.words[2..])
    }
}

impl Packed {
    #[inline(always)]
    fn of(name: &[u8]) -> Self {
        let mut words = [0; WORDS];
        match (name.first_chunk::<8>(), name.last_chunk::<8>()) {
            (Some(first), Some(last)) => {
                words[0] = u64::from_le_bytes(*first);
                words[1] = u64::from_le_bytes(*last);
                if name.len() > 16 {
                    Self::middle(name, &mut words);
                }
            }
            _ => match (name.first_chunk::<4>(), name.last_chunk::<4>()) {
                (Some(first), Some(last)) => {
                    words[0] = u32::from_le_bytes(*first).into();
                    words[1] = u32::from_le_bytes(*last).into();
                }
                _ => words[0] = name.iter().fold(0, |word, &byte| (word << 8) | u64::from(byte)),
            },
        }
        Self { words, len: name.len() }
    }

    /// The words between the first eight bytes and the last eight; they may overlap the last.
    fn middle(name: &[u8], words: &mut [u64; WORDS]) {
        for (word, rest) in words[2..].iter_mut().zip(name[8..].chunks(8)) {
            let mut bytes = [0; 8];
            bytes[..rest.len()].copy_from_slice(rest);
            *word = u64::from_le_bytes(bytes);
        }
    }

    /// Mixes the name with the state into a slot's number.
    #[inline(always)]
    fn slot(&self, at: State) -> usize {
        let mixed = (self.words[0] ^ (self.len as u64) << 56)
            .wrapping_mul(0x9e37_79b9_7f4a_7c15)
            .wrapping_add(self.words[1] ^ at.number() as u64)
            .wrapping_mul(0xd6e8_feb8_6659_fd93);
        (mixed >> 40) as usize % SLOTS
    }
}

/// What is known of a name.
#[derive(Clone, Copy)]
pub(super) struct Known {
    pub(super) step: Step,
    pub(super) outright: Outright,
    pub(super) clean: bool,
    slot: Option<usize>,
}

impl NameCache {
    pub(super) fn new(plan: &Plan) -> Self {
        let step = Step { state: plan.automaton().root(), spelled: false };
        let name = Packed { words: [0; WORDS], len: 0 };
        let empty = Slot { state: None, name, step, outright: Outright::Unclear, clean: false };
        Self { slots: vec![empty; SLOTS], decoded: Decoded::default() }
    }

    /// Where the member `raw` (the bytes between the quotes) leads from `at`.
    #[inline(always)]
    pub(super) fn step(&mut self, plan: &Plan, at: State, raw: &[u8]) -> Known {
        if raw.len() > LONGEST {
            return self.afresh(plan, at, raw);
        }
        let name = Packed::of(raw);
        let first = name.slot(at);
        for number in first..first + PROBES {
            let number = number % SLOTS;
            let slot = &self.slots[number];
            if slot.state == Some(at) && slot.name == name {
                return Known { step: slot.step, outright: slot.outright, clean: slot.clean, slot: Some(number) };
            }
            if slot.state.is_none() {
                return self.learn(plan, at, raw, name, number);
            }
        }
        self.learn(plan, at, raw, name, first)
    }

    #[cold]
    fn learn(&mut self, plan: &Plan, at: State, raw: &[u8], name: Packed, number: usize) -> Known {
        let Known { step, outright, clean, .. } = self.afresh(plan, at, raw);
        self.slots[number] = Slot { state: Some(at), name, step, outright, clean };
        Known { step, outright, clean, slot: Some(number) }
    }

    #[cold]
    fn afresh(&mut self, plan: &Plan, at: State, raw: &[u8]) -> Known {
        let step = self.follow(plan, at, raw);
        Known { step, outright: Outright::of(plan, step.state), clean: step.spelled, slot: None }
    }

    /// Notes that the name was scanned and nothing was found.
    pub(super) fn is_clean(&mut self, known: Known) {
        if let Some(number) = known.slot {
            self.slots[number].clean = true;
        }
    }

    fn follow(&mut self, plan: &Plan, at: State, raw: &[u8]) -> Step {
        let automaton = plan.automaton();
        // The rewriter has checked that names are UTF-8; a name that is not cannot reach this point.
        let raw = std::str::from_utf8(raw).unwrap_or_default();
        if !raw.contains('\\') {
            return automaton.member(at, raw);
        }
        self.decoded.decode(raw);
        automaton.member(at, self.decoded.text())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packing_tells_names_apart() {
        let mut names: Vec<Vec<u8>> = vec![Vec::new()];
        for len in 1..=LONGEST {
            let plain = vec![b'a'; len];
            for at in 0..len {
                let mut other = plain.clone();
                other[at] = b'b';
                names.push(other);
            }
            names.push(plain);
        }
        for (at, name) in names.iter().enumerate() {
            for other in &names[at + 1..] {
                assert!(Packed::of(name) != Packed::of(other), "{name:?} and {other:?}");
            }
        }
    }
}
