//! Patterns that do not come apart into spellings: each has an automaton of its own, behind a gate.
//!
//! The gate is what a look at the first word tells: its first two bytes, its length, whether it is digits alone or ends with one, the byte
//! after it, and the three after that. What a pattern can begin with is read off its states. It lets one or two patterns
//! through at a number, and none at most.

use std::ops::Range;
use std::sync::atomic::AtomicUsize;

use regex_automata::nfa::thompson::{NFA, State};
use regex_automata::util::primitives::StateID;

use super::automaton::{Automaton, Threads, onward, step};
use super::beside::{Beside, Joint};
use super::lanes::Owner;
use crate::detect::boundary;
use crate::detect::detector::Extent;

/// Memory that all tables together may take.
const ROOM: usize = 16 << 20;
/// From here on all lengths of a first word are one.
const LONG: usize = 32;
/// The end of a text, among the bytes.
const END: usize = 256;
/// Bytes looked at behind the one after the first word.
const THEN: usize = 3;
/// Kinds of first words.
const KINDS: usize = 3;
const ALONE: usize = 2;

/// The loose patterns. A *set* is a bit for each of them, `width` machine words.
pub(super) struct Loose {
    width: usize,
    patterns: Vec<Pattern>,
    /// Sets by a byte: what can begin with it.
    first: Vec<u64>,
    /// Sets by a byte: what can go on with it at the second place, or has ended.
    second: Vec<u64>,
    /// Sets by the length of the first word, its [kind](kind), and the byte after it: what can have such a word there.
    after: Vec<u64>,
    /// Sets by the first word's kind, how far behind that byte, and the byte there: what can go on with it, or has ended.
    then: Vec<u64>,
    /// For each manner of being joined to digits before, the set of what may be.
    joined: [Vec<u64>; Joint::COUNT],
    room: AtomicUsize,
}

struct Pattern {
    owner: u16,
    extent: Extent,
    automaton: Automaton,
}

impl Loose {
    /// Of the states of patterns, each with its owner.
    pub(super) fn new(patterns: Vec<(Owner, Extent, NFA)>) -> Self {
        let width = patterns.len().div_ceil(64);
        let sets = |count: usize| vec![0; count * width];
        let mut all = Self {
            width,
            patterns: Vec::with_capacity(patterns.len()),
            first: sets(END + 1),
            second: sets(END + 1),
            after: sets((LONG + 1) * KINDS * (END + 1)),
            then: sets(KINDS * THEN * (END + 1)),
            joined: std::array::from_fn(|_| sets(1)),
            room: AtomicUsize::new(ROOM),
        };
        for (number, (owner, extent, states)) in patterns.into_iter().enumerate() {
            all.gate(number, extent, &states);
            for (joint, set) in Joint::ALL.into_iter().zip(&mut all.joined) {
                set[number / 64] |= u64::from(joint.suffers(owner.lone, owner.apart)) << (number % 64);
            }
            all.patterns.push(Pattern { owner: owner.owner, extent, automaton: Automaton::new(states) });
        }
        all
    }

    /// Memory in use, in bytes.
    pub(super) fn memory(&self) -> usize {
        let sets = self.first.len() + self.second.len() + self.after.len() + self.then.len();
        self.patterns.iter().map(|pattern| pattern.automaton.memory()).sum::<usize>() + sets * size_of::<u64>()
    }

    /// Whether some pattern begins with a byte.
    pub(super) fn begins(&self, byte: u8) -> bool {
        self.set(&self.first, usize::from(byte)).iter().any(|&bits| bits != 0)
    }

    /// All readings where the word `first` begins, or none does if it is empty: owners and ends. A pattern whose owner is done
    /// with the byte is passed over. Returns the bytes looked at.
    pub(super) fn readings(
        &self,
        text: &str,
        first: Range<usize>,
        done: &[usize],
        beside: &mut Beside<'_>,
        threads: &mut Threads,
        ends: &mut Vec<(u16, usize)>,
    ) -> usize {
        let bytes = text.as_bytes();
        let byte = |at: usize| bytes.get(at).map_or(END, |&byte| usize::from(byte));
        let (start, length) = (first.start, first.len());
        let first = self.set(&self.first, byte(start));
        let second = self.set(&self.second, byte(start + 1));
        let kind = kind(bytes.get(start..start + length).unwrap_or_default());
        let after = self.set(&self.after, (length.min(LONG) * KINDS + kind) * (END + 1) + byte(start + length));
        let then: [_; THEN] = std::array::from_fn(|nth| {
            self.set(&self.then, (kind * THEN + nth) * (END + 1) + byte(start + length + 1 + nth))
        });
        let mut work = 0;
        let joined = beside.before.set(&self.joined);
        for (word, patterns) in self.patterns.chunks(64).enumerate() {
            let joined = joined.map_or(u64::MAX, |joined| joined[word]);
            let mut open = first[word] & second[word] & after[word] & joined;
            open = then.iter().fold(open, |open, set| open & set[word]);
            while open != 0 {
                let Pattern { owner, extent, automaton } = &patterns[open.trailing_zeros() as usize];
                open &= open - 1;
                if start < done[usize::from(*owner)] {
                    continue;
                }
                work += automaton.matches(bytes, start, &self.room, threads, |end| {
                    let whole = *extent == Extent::Head || !boundary::word_after(text, end);
                    if whole && !(*extent == Extent::Lone && beside.joins(end)) {
                        ends.push((*owner, end));
                    }
                });
            }
        }
        work
    }

    /// Enters one pattern into the gate.
    fn gate(&mut self, number: usize, extent: Extent, states: &NFA) {
        let (word, bit, width) = (number / 64, 1 << (number % 64), self.width);
        let enter = |sets: &mut [u64], number: usize| sets[number * width + word] |= bit;
        let matches = |reached: &[StateID]| reached.iter().any(|&id| matches!(states.state(id), State::Match { .. }));
        let begin = close(states, vec![states.start_anchored()]);
        let beyond = past(states, &begin, 0..=u8::MAX);
        let ends = matches(&beyond);
        for byte in 0..=END {
            if leads(states, &begin, byte) {
                enter(&mut self.first, byte);
            }
            if ends || leads(states, &beyond, byte) {
                enter(&mut self.second, byte);
            }
        }
        // By the kind of what was read so far.
        let mut reached: [Vec<StateID>; KINDS] = [begin.clone(), Vec::new(), begin];
        let mut headed = [false; KINDS];
        let (mut beyond, mut ended) = ([const { Vec::new() }; KINDS], [false; KINDS]);
        for length in 0..=LONG {
            for (kind, reached) in reached.iter().enumerate() {
                headed[kind] |= matches(reached) && extent == Extent::Head;
                // Of the longest words only the beginning is known.
                let open = matches(reached) || headed[kind] || length == LONG && !reached.is_empty();
                ended[kind] |= open;
                for byte in 0..=END {
                    if open || leads(states, reached, byte) {
                        enter(&mut self.after, (length * KINDS + kind) * (END + 1) + byte);
                    }
                }
                beyond[kind].extend(past(states, reached, (0..=u8::MAX).filter(|byte| !byte.is_ascii_alphanumeric())));
            }
            // What begins like digits alone may go on otherwise.
            let any = headed.iter().any(|&headed| headed);
            headed = [any, any, headed[ALONE]];
            let all = reached.concat();
            let digits = || (0..128).filter(u8::is_ascii_digit);
            reached = [
                past(states, &all, (0..128).filter(u8::is_ascii_alphabetic)),
                past(states, &all, digits()),
                past(states, &reached[ALONE], digits()),
            ];
        }
        for (kind, beyond) in beyond.into_iter().enumerate() {
            let mut beyond = close(states, beyond);
            for nth in 0..THEN {
                ended[kind] |= matches(&beyond);
                for byte in 0..=END {
                    if ended[kind] || leads(states, &beyond, byte) {
                        enter(&mut self.then, (kind * THEN + nth) * (END + 1) + byte);
                    }
                }
                beyond = past(states, &beyond, 0..=u8::MAX);
            }
        }
    }

    fn set<'a>(&self, sets: &'a [u64], number: usize) -> &'a [u64] {
        &sets[number * self.width..][..self.width]
    }
}

/// The kind of a word: 0 if it ends with a letter or is empty, 1 if with a digit, [`ALONE`] if it is digits alone.
fn kind(word: &[u8]) -> usize {
    match word.last() {
        Some(last) if last.is_ascii_digit() => {
            if word.iter().all(u8::is_ascii_digit) {
                ALONE
            } else {
                1
            }
        }
        _ => 0,
    }
}

/// Whether a byte leads on from one of the states; a text's end does not.
fn leads(states: &NFA, reached: &[StateID], byte: usize) -> bool {
    let byte = u8::try_from(byte);
    byte.is_ok_and(|byte| reached.iter().any(|&id| step(states.state(id), byte).is_some()))
}

/// The states reached by one of the bytes.
fn past(states: &NFA, reached: &[StateID], bytes: impl Iterator<Item = u8>) -> Vec<StateID> {
    let next = bytes.flat_map(|byte| reached.iter().filter_map(move |&id| step(states.state(id), byte)));
    close(states, next.collect())
}

/// All states reached without a byte, whatever the looks around say.
fn close(states: &NFA, mut stack: Vec<StateID>) -> Vec<StateID> {
    let mut seen = vec![false; states.states().len()];
    let mut all = Vec::new();
    while let Some(id) = stack.pop() {
        if !std::mem::replace(&mut seen[id.as_usize()], true) {
            all.push(id);
            stack.extend(onward(states.state(id)));
        }
    }
    all
}
