//! Member names: where they lead in the automaton, and whether they are personal data themselves.
//!
//! Names repeat from record to record, so both answers are kept for each (state, raw spelling) already seen clean.

use crate::json::Name;
use crate::json::text::Decoded;
use crate::path::{State, Step};
use crate::policy::{Act, Names, Plan};

/// Entries kept. A power of two; an event stream has some sixty (state, name) pairs. 32 KiB a session.
const SLOTS: usize = 512;
/// Slots that an entry may stand in, one behind the other: two pairs that meet do not push each other out in turn.
const PROBES: usize = 4;
/// Words of a long name that lie between its first eight bytes and its last eight.
const MIDDLE: usize = 3;
/// Longer names are looked at afresh each time.
const LONGEST: usize = 8 * (MIDDLE + 2);

/// A cache of names already looked at.
pub(super) struct NameCache {
    slots: Box<[Slot; SLOTS]>,
    /// The slot of the name before this one: names follow each other from record to record.
    last: usize,
    decoded: Decoded,
}

/// One entry. It fills a cache line.
#[derive(Clone, Copy)]
#[repr(align(64))]
struct Slot {
    key: Key,
    middle: [u64; MIDDLE],
    state: State,
    outright: Outright,
    /// The slot of the name that came after this one.
    then: u16,
    /// A selector spells it.
    spelled: bool,
    /// [`STAYS`] and [`CLEAN`].
    marks: u8,
}

/// No rule selects the member, and what is below it stands where the object does.
const STAYS: u8 = 1;
/// The name may pass as it is: a selector spells it, or it was scanned and nothing was found.
const CLEAN: u8 = 2;

/// A name of at most [`LONGEST`] bytes and the state it is a member at. The words of short names say all: equal names
/// have equal words, and different ones differ. Of longer names they leave the middle out.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Key {
    first: u64,
    last: u64,
    /// The name's length and the state's number; all ones in an empty slot.
    place: u64,
}

impl Key {
    const NONE: Self = Self { first: 0, last: 0, place: u64::MAX };

    #[inline(always)]
    fn of(at: State, name: Name<'_>) -> Self {
        let place = ((name.raw.len() as u64) << 32) | at.number() as u64;
        Self { first: name.head, last: name.tail, place }
    }

    /// Mixes name and state into a slot's number.
    #[inline(always)]
    fn slot(&self) -> usize {
        let mixed = (self.first ^ self.place.rotate_left(24))
            .wrapping_mul(0x9e37_79b9_7f4a_7c15)
            .wrapping_add(self.last)
            .wrapping_mul(0xd6e8_feb8_6659_fd93);
        (mixed >> 40) as usize % SLOTS
    }

    /// Neither word by word nor by a call: three words that differ in one bit are told in as many instructions.
    #[inline(always)]
    fn is(&self, other: &Self) -> bool {
        (self.first ^ other.first) | (self.last ^ other.last) | (self.place ^ other.place) == 0
    }
}

/// The words between the first eight bytes of a name and the last eight; they may overlap the last.
#[inline(always)]
fn middle(name: &[u8]) -> [u64; MIDDLE] {
    let mut words = [0; MIDDLE];
    if name.len() > 16 {
        for (word, rest) in words.iter_mut().zip(name[8..].chunks(8)) {
            let mut bytes = [0; 8];
            bytes[..rest.len()].copy_from_slice(rest);
            *word = u64::from_le_bytes(bytes);
        }
    }
    words
}

/// What the policy says of a node outright, without a look at what it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outright {
    /// Not to be told without a closer look.
    Unclear,
    /// No rule selects it: it is treated as what is around it.
    Inherited,
    /// A scalar passes as it is, and is counted under this series.
    Keep(u32),
    /// It goes, and is counted under this series.
    Drop(u32),
}

impl Outright {
    #[inline]
    pub(super) fn of(plan: &Plan, state: State) -> Self {
        if plan.conditional(state) || plan.record_at(state) {
            return Self::Unclear;
        }
        let Some(number) = plan.deciding(state) else { return Self::Inherited };
        let rule = plan.rule(number);
        let Ok(series) = u32::try_from(rule.series) else { return Self::Unclear };
        match &rule.act {
            Act::Keep(None) if rule.names.is_none() => Self::Keep(series),
            Act::Drop => Self::Drop(series),
            _ => Self::Unclear,
        }
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

impl Known {
    /// What is marked of a name in an object at this state.
    fn marks(&self, at: State) -> u8 {
        let stays = self.outright == Outright::Inherited && self.step.state == at;
        (if stays { STAYS } else { 0 }) | (if self.clean { CLEAN } else { 0 })
    }
}

impl NameCache {
    pub(super) fn new(plan: &Plan) -> Self {
        let (state, outright) = (plan.automaton().root(), Outright::Unclear);
        let empty = Slot { key: Key::NONE, middle: [0; MIDDLE], state, outright, then: 0, spelled: false, marks: 0 };
        Self { slots: Box::new([empty; SLOTS]), last: 0, decoded: Decoded::default() }
    }

    /// Where the member `raw` (the bytes between the quotes) leads from `at`.
    pub(super) fn step(&mut self, plan: &Plan, at: State, raw: &[u8]) -> Known {
        match self.glimpse(plan, at, Name::of(raw, 0, raw.len())) {
            Some((outright, step, clean)) => Known { step, outright, clean, slot: Some(self.last) },
            None => self.afresh(plan, at, raw),
        }
    }

    /// What is known of a name, as far as the quick question needs: what the policy says outright, where the member stands,
    /// whether a selector spells the name, and whether it is clean. `None` of a long one.
    #[inline(always)]
    pub(super) fn glimpse(&mut self, plan: &Plan, at: State, name: Name<'_>) -> Option<(Outright, Step, bool)> {
        if name.raw.len() > LONGEST {
            return None;
        }
        self.last = self.number(plan, at, name, self.last);
        let slot = &self.slots[self.last % SLOTS];
        Some((slot.outright, Step { state: slot.state, spelled: slot.spelled }, slot.marks & CLEAN != 0))
    }

    /// Whether members of these names pass, with names taken so, in a container that was entered for names: none leads
    /// elsewhere. `Err`: how many do before the first that does not.
    #[inline(always)]
    pub(super) fn pass<'n>(
        &mut self,
        plan: &Plan,
        at: State,
        taken: Names,
        names: impl Iterator<Item = Name<'n>>,
    ) -> Result<(), usize> {
        let wanted = if taken == Names::Keep { STAYS } else { STAYS | CLEAN };
        let mut last = self.last;
        let mut nth = 0;
        #[expect(clippy::explicit_counter_loop, reason = "an adaptor is not inlined, and so compiled for any machine")]
        for name in names {
            let marks = if name.raw.len() > LONGEST {
                self.afresh(plan, at, name.raw).marks(at)
            } else {
                last = self.number(plan, at, name, last);
                self.slots[last % SLOTS].marks
            };
            if marks & wanted != wanted {
                self.last = last;
                return Err(nth);
            }
            nth += 1;
        }
        self.last = last;
        Ok(())
    }

    /// The slot of a name of no more than [`LONGEST`] bytes, behind the one of the slot `last`.
    #[inline(always)]
    fn number(&mut self, plan: &Plan, at: State, name: Name<'_>, last: usize) -> usize {
        let key = Key::of(at, name);
        let then = usize::from(self.slots[last % SLOTS].then) % SLOTS;
        if self.holds(then, &key, name.raw) { then } else { self.find(plan, at, name.raw, key, last) }
    }

    #[inline(always)]
    fn holds(&self, number: usize, key: &Key, raw: &[u8]) -> bool {
        let slot = &self.slots[number];
        slot.key.is(key) && (raw.len() <= 16 || slot.middle == middle(raw))
    }

    /// The slot of a name that is not the one that came after this one before.
    #[inline(never)]
    fn find(&mut self, plan: &Plan, at: State, raw: &[u8], key: Key, last: usize) -> usize {
        let first = key.slot();
        let probed = (first..first + PROBES).map(|number| number % SLOTS);
        let mut probed = probed.filter(|number| self.holds(*number, &key, raw) || self.slots[*number].key == Key::NONE);
        let number = probed.next().unwrap_or(first);
        if !self.holds(number, &key, raw) {
            self.learn(plan, at, raw, key, number);
        }
        self.slots[last].then = number as u16;
        number
    }

    #[cold]
    fn learn(&mut self, plan: &Plan, at: State, raw: &[u8], key: Key, number: usize) {
        let known = self.afresh(plan, at, raw);
        let (Step { state, spelled }, outright, marks) = (known.step, known.outright, known.marks(at));
        self.slots[number] = Slot { key, middle: middle(raw), state, outright, then: 0, spelled, marks };
    }

    #[cold]
    fn afresh(&mut self, plan: &Plan, at: State, raw: &[u8]) -> Known {
        let step = self.follow(plan, at, raw);
        Known { step, outright: Outright::of(plan, step.state), clean: step.spelled, slot: None }
    }

    /// Notes that the name was scanned and nothing was found.
    pub(super) fn is_clean(&mut self, known: Known) {
        if let Some(number) = known.slot {
            self.slots[number].marks |= CLEAN;
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
    use crate::path::{Automaton, Spelling};

    #[test]
    fn keys_tell_names_apart() {
        let root = Automaton::compile(&[], Spelling::Exact).expect("no selectors").root();
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
                let key = |name: &[u8]| (Key::of(root, Name::of(name, 0, name.len())), middle(name));
                let same = key(name) == key(other);
                assert!(!same, "{name:?} and {other:?}");
            }
        }
    }

    #[test]
    fn a_slot_fills_a_cache_line() {
        assert_eq!(size_of::<Slot>(), 64);
    }
}
