//! One loose pattern's automaton, made when a text first asks for it and shared from then on.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use regex_automata::dfa::{Automaton as _, StartKind, dense};
use regex_automata::nfa::thompson::{self, NFA, State};
use regex_automata::util::primitives::StateID;
use regex_automata::util::start;
use regex_automata::util::syntax;
use regex_automata::{Anchored, MatchKind};
use regex_syntax::hir::Hir;

/// Memory one table may take. The catalogue's take some tens of kilobytes.
const LIMIT: usize = 1 << 20;
/// Memory that making one may take.
const MAKING: usize = 4 << 20;

fn rules() -> syntax::Config {
    syntax::Config::new().unicode(false).utf8(false)
}

/// Parses a byte pattern of a detector; `None` if it is not one.
pub(super) fn parse(pattern: &str) -> Option<Hir> {
    syntax::parse_with(pattern, &rules()).ok()
}

/// The states that a parsed pattern comes to; `None` if it is far too large.
pub(super) fn states(pattern: &Hir) -> Option<NFA> {
    let config = thompson::Config::new().utf8(false).nfa_size_limit(Some(MAKING));
    thompson::Compiler::new().configure(config).build_from_hir(pattern).ok()
}

/// A pattern that is searched by itself.
pub(super) struct Automaton {
    states: NFA,
    /// `None` within: it would take too much memory, and the states are followed one by one.
    table: OnceLock<Option<Table>>,
}

/// A pattern's table.
struct Table {
    table: dense::DFA<Vec<u32>>,
    /// Where every match begins, if that does not depend on the byte before.
    start: Option<StateID>,
}

/// What following states one by one needs for itself.
#[derive(Default)]
pub(super) struct Threads {
    now: Vec<StateID>,
    next: Vec<StateID>,
    stack: Vec<StateID>,
    seen: Vec<bool>,
}

impl Automaton {
    /// Of the states of a pattern.
    pub(super) fn new(states: NFA) -> Self {
        Self { states, table: OnceLock::new() }
    }

    /// Memory in use, in bytes.
    pub(super) fn memory(&self) -> usize {
        let table = self.table.get().and_then(Option::as_ref);
        self.states.memory_usage() + table.map_or(0, |table| table.table.memory_usage())
    }

    /// Calls `found` with the end of each match that begins at `start`. Returns the bytes looked at. A table that is made is
    /// taken out of `room`, in bytes.
    pub(super) fn matches(
        &self,
        bytes: &[u8],
        start: usize,
        room: &AtomicUsize,
        threads: &mut Threads,
        mut found: impl FnMut(usize),
    ) -> usize {
        let table = self.table.get_or_init(|| table(&self.states, room)).as_ref();
        let begins = table.and_then(|table| table.begin(bytes, start).map(|state| (&table.table, state)));
        let Some((table, mut state)) = begins else { return self.follow(bytes, start, threads, found) };
        let mut at = start;
        while let Some(&byte) = bytes.get(at) {
            state = table.next_state(state, byte);
            if table.is_special_state(state) {
                if table.is_match_state(state) {
                    found(at);
                } else if table.is_dead_state(state) {
                    return at - start;
                }
            }
            at += 1;
        }
        if table.is_match_state(table.next_eoi_state(state)) {
            found(at);
        }
        at - start
    }

    /// The same without a table.
    fn follow(&self, bytes: &[u8], start: usize, threads: &mut Threads, mut found: impl FnMut(usize)) -> usize {
        let mut at = start;
        threads.now.clear();
        threads.now.push(self.states.start_anchored());
        loop {
            let matched = self.close(bytes, at, threads);
            if matched {
                found(at);
            }
            let Some(&byte) = bytes.get(at).filter(|_| !threads.now.is_empty()) else { return at - start };
            threads.next.clear();
            for &id in &threads.now {
                threads.next.extend(step(self.states.state(id), byte));
            }
            std::mem::swap(&mut threads.now, &mut threads.next);
            at += 1;
        }
    }

    /// Goes from the states at hand to those reached without a byte; leaves the ones that take a byte. Whether one matches.
    fn close(&self, bytes: &[u8], at: usize, threads: &mut Threads) -> bool {
        let mut matched = false;
        threads.seen.clear();
        threads.seen.resize(self.states.states().len(), false);
        threads.stack.append(&mut threads.now);
        while let Some(id) = threads.stack.pop() {
            if std::mem::replace(&mut threads.seen[id.as_usize()], true) {
                continue;
            }
            match self.states.state(id) {
                State::Match { .. } => matched = true,
                State::Look { look, .. } if !self.states.look_matcher().matches(*look, bytes, at) => {}
                State::ByteRange { .. } | State::Sparse(_) | State::Dense(_) => threads.now.push(id),
                other => threads.stack.extend(onward(other)),
            }
        }
        matched
    }
}

/// The states reached from a state without a byte.
pub(super) fn onward(state: &State) -> impl Iterator<Item = StateID> {
    let (list, pair): (&[StateID], [Option<StateID>; 2]) = match state {
        State::Look { next, .. } | State::Capture { next, .. } => (&[], [Some(*next), None]),
        State::Union { alternates } => (alternates, [None; 2]),
        State::BinaryUnion { alt1, alt2 } => (&[], [Some(*alt1), Some(*alt2)]),
        _ => (&[], [None; 2]),
    };
    list.iter().copied().chain(pair.into_iter().flatten())
}

/// The state reached from a state by a byte.
pub(super) fn step(state: &State, byte: u8) -> Option<StateID> {
    match state {
        State::ByteRange { trans } => trans.matches_byte(byte).then_some(trans.next),
        State::Sparse(sparse) => sparse.matches_byte(byte),
        State::Dense(dense) => dense.matches_byte(byte),
        _ => None,
    }
}

impl Table {
    fn begin(&self, bytes: &[u8], start: usize) -> Option<StateID> {
        self.start.or_else(|| {
            let before = start.checked_sub(1).and_then(|at| bytes.get(at)).copied();
            self.table.start_state(&start::Config::new().anchored(Anchored::Yes).look_behind(before)).ok()
        })
    }
}

fn table(states: &NFA, room: &AtomicUsize) -> Option<Table> {
    let config = dense::Config::new()
        .start_kind(StartKind::Anchored)
        .match_kind(MatchKind::All)
        .accelerate(false)
        .dfa_size_limit(Some(LIMIT))
        .determinize_size_limit(Some(MAKING));
    let table = dense::Builder::new().configure(config).build_from_nfa(states).ok()?;
    let left = |room: usize| room.checked_sub(table.memory_usage());
    room.fetch_update(Ordering::Relaxed, Ordering::Relaxed, left).ok()?;
    let start = table.universal_start_state(Anchored::Yes);
    Some(Table { table, start })
}
