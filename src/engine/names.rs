//! Member names: where they lead in the automaton, and whether they are personal data themselves.
//!
//! Names repeat from record to record, so both answers are kept for each (state, raw spelling) already seen clean.

use crate::json::text::Decoded;
use crate::json::{Lead, Name, Roll};
use crate::path::{State, Step};
use crate::policy::{Act, Names, Plan};

/// Entries kept. A power of two; an event stream has some sixty (state, name) pairs. 44 KiB a session.
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
    /// What the keys of longer names leave out.
    middles: Box<[[u64; MIDDLE]; SLOTS]>,
    /// The slot of the name before this one: names follow each other from record to record.
    last: usize,
    decoded: Decoded,
}

/// One entry. It fills a cache line.
#[derive(Clone, Copy)]
#[repr(align(64))]
struct Slot {
    key: Key,
    /// What of a lead the key tells.
    mask: Lead,
    /// The state that the name's object is at, if a lead tells the name; else [`NOWHERE`].
    at: u32,
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
/// The number of no state.
const NOWHERE: u32 = u32::MAX;

/// A name of at most [`LONGEST`] bytes and the state it is a member at.
///
/// Of a name shorter than a lead it has all bytes and the quote behind them. Where a text goes on like that behind a quote that
/// begins a name, the name is this one, escapes or not: what it ends with follows from what it begins with. Of longer names it
/// has the first bytes and the last.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Key {
    lead: Lead,
    length: u32,
    /// The state's number; [`NOWHERE`] in an empty slot.
    at: u32,
}

impl Key {
    const NONE: Self = Self { lead: Lead(0, 0), length: 0, at: NOWHERE };

    fn of(at: State, raw: &[u8]) -> Self {
        let mut bytes = [0; Lead::SIZE];
        match (raw.first_chunk::<8>(), raw.last_chunk::<8>()) {
            (Some(first), Some(last)) if raw.len() >= Lead::SIZE => {
                bytes[..8].copy_from_slice(first);
                bytes[8..].copy_from_slice(last);
            }
            _ => {
                bytes[..raw.len()].copy_from_slice(raw);
                bytes[raw.len()] = b'"';
            }
        }
        Self { lead: Lead::from(bytes), length: raw.len() as u32, at: at.number() as u32 }
    }

    /// Whether a lead tells this name.
    fn is_told(&self) -> bool {
        (self.length as usize) < Lead::SIZE
    }

    /// Mixes name and state into a slot's number.
    fn slot(&self) -> usize {
        let place = u64::from(self.length) << 32 | u64::from(self.at);
        let mixed = (self.lead.0 ^ place.rotate_left(24))
            .wrapping_mul(0x9e37_79b9_7f4a_7c15)
            .wrapping_add(self.lead.1)
            .wrapping_mul(0xd6e8_feb8_6659_fd93);
        (mixed >> 40) as usize % SLOTS
    }

    /// What of a lead it tells.
    fn mask(&self) -> Lead {
        let mut bytes = [0; Lead::SIZE];
        bytes.iter_mut().take(self.length as usize + 1).for_each(|byte| *byte = u8::MAX);
        Lead::from(bytes)
    }
}

impl Slot {
    /// Whether a name that begins so in an object at this state is the slot's. It may be so without being told.
    #[inline(always)]
    fn begins(&self, at: u32, lead: Lead) -> bool {
        let differs = ((self.key.lead.0 ^ lead.0) & self.mask.0) | ((self.key.lead.1 ^ lead.1) & self.mask.1);
        differs | u64::from(self.at ^ at) == 0
    }
}

/// The words between the first eight bytes of a name and the last eight; they may overlap the last.
fn middle(name: &[u8]) -> [u64; MIDDLE] {
    let mut words = [0; MIDDLE];
    if name.len() > Lead::SIZE {
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
        let empty = Slot {
            key: Key::NONE,
            mask: Lead(0, 0),
            at: NOWHERE,
            state: plan.automaton().root(),
            outright: Outright::Unclear,
            then: 0,
            spelled: false,
            marks: 0,
        };
        let middles = Box::new([[0; MIDDLE]; SLOTS]);
        Self { slots: Box::new([empty; SLOTS]), middles, last: 0, decoded: Decoded::default() }
    }

    /// Where the member `raw` (the bytes between the quotes) leads from `at`.
    pub(super) fn step(&mut self, plan: &Plan, at: State, raw: &[u8]) -> Known {
        if raw.len() > LONGEST {
            return self.afresh(plan, at, raw);
        }
        self.last = self.find(plan, at, raw, self.last);
        let slot = &self.slots[self.last];
        let step = Step { state: slot.state, spelled: slot.spelled };
        Known { step, outright: slot.outright, clean: slot.marks & CLEAN != 0, slot: Some(self.last) }
    }

    /// What is known of a name, as far as the quick question needs: what the policy says outright, where the member stands,
    /// whether a selector spells the name, and whether it is clean. `None` of a long one.
    #[inline(always)]
    pub(super) fn glimpse(&mut self, plan: &Plan, at: State, name: Name<'_>) -> Option<(Outright, Step, bool)> {
        let then = usize::from(self.slots[self.last % SLOTS].then) % SLOTS;
        self.last = if self.slots[then].begins(at.number() as u32, name.lead) {
            then
        } else if name.raw().len() > LONGEST {
            return None;
        } else {
            self.find(plan, at, name.raw(), self.last)
        };
        let slot = &self.slots[self.last % SLOTS];
        Some((slot.outright, Step { state: slot.state, spelled: slot.spelled }, slot.marks & CLEAN != 0))
    }

    /// Whether members of these names pass, with names taken so, in a container that was entered for names: none leads
    /// elsewhere. If not, the roll is left at the first that does.
    #[inline(always)]
    pub(super) fn pass(&mut self, plan: &Plan, at: State, taken: Names, names: &mut Roll<'_, '_>) -> bool {
        let wanted = if taken == Names::Keep { STAYS } else { STAYS | CLEAN };
        while names.advance() {
            if !self.told(at, wanted, names) {
                return true;
            }
            if self.marks(plan, at, names.name()) & wanted != wanted {
                return false;
            }
        }
        true
    }

    /// Calls names, from the one at hand on, as long as each is the one that came after the one before it the last time, and
    /// passes. Whether there is one at hand then.
    ///
    /// Nothing is called in this loop, so that all of it stays in registers: a few instructions a name.
    #[inline(always)]
    fn told(&mut self, at: State, wanted: u8, names: &mut Roll<'_, '_>) -> bool {
        let mut last = self.last;
        let more = loop {
            let then = usize::from(self.slots[last % SLOTS].then) % SLOTS;
            let slot = &self.slots[then];
            let told = names.lead().is_some_and(|lead| slot.begins(at.number() as u32, lead));
            if !told || slot.marks & wanted != wanted {
                break true;
            }
            last = then;
            if !names.advance() {
                break false;
            }
        };
        self.last = last;
        more
    }

    /// What is marked of a name that is not told by the one before it.
    #[inline(never)]
    fn marks(&mut self, plan: &Plan, at: State, name: Name<'_>) -> u8 {
        if name.raw().len() > LONGEST {
            return self.afresh(plan, at, name.raw()).marks(at);
        }
        self.last = self.find(plan, at, name.raw(), self.last);
        self.slots[self.last].marks
    }

    /// The slot of a name of no more than [`LONGEST`] bytes, behind the one of the slot `last`.
    #[inline(never)]
    fn find(&mut self, plan: &Plan, at: State, raw: &[u8], last: usize) -> usize {
        let key = Key::of(at, raw);
        let then = usize::from(self.slots[last].then);
        if self.holds(then, &key, raw) {
            return then;
        }
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

    fn holds(&self, number: usize, key: &Key, raw: &[u8]) -> bool {
        self.slots[number].key == *key && (raw.len() <= Lead::SIZE || self.middles[number] == middle(raw))
    }

    #[cold]
    fn learn(&mut self, plan: &Plan, at: State, raw: &[u8], key: Key, number: usize) {
        let known = self.afresh(plan, at, raw);
        let (Step { state, spelled }, outright, marks) = (known.step, known.outright, known.marks(at));
        let (mask, told) = (key.mask(), if key.is_told() { key.at } else { NOWHERE });
        self.slots[number] = Slot { key, mask, at: told, state, outright, then: 0, spelled, marks };
        self.middles[number] = middle(raw);
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
                let key = |name: &[u8]| (Key::of(root, name), middle(name));
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
