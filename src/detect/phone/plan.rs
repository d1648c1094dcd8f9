//! One numbering plan, compiled.

use std::collections::HashMap;

use phonenumber::Type;
use phonenumber::metadata::{Descriptor, Metadata};
use regex_automata::dfa::{Automaton as _, StartKind, dense};
use regex_automata::util::primitives::StateID;
use regex_automata::util::syntax;
use regex_automata::{Anchored, MatchKind};

/// Kinds of number that count as valid, as the crate tells them apart.
pub(super) const KINDS: [Type; 10] = [
    Type::PremiumRate,
    Type::TollFree,
    Type::SharedCost,
    Type::Voip,
    Type::PersonalNumber,
    Type::Pager,
    Type::Uan,
    Type::Voicemail,
    Type::FixedLine,
    Type::Mobile,
];

/// What is known of digits whose first ones alone are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outlook {
    /// They are no number of the plan, whatever the others.
    None,
    /// It depends on the others.
    Some,
    /// They are one, whatever the others.
    All,
}

/// What was found out before: by the digits seen and the state after them.
pub(super) type Memory = HashMap<(usize, StateID), Outlook>;

/// One plan: an automaton over national digits, one pattern for each distinct kind and its lengths.
pub(super) struct Plan {
    dfa: Option<(dense::DFA<Vec<u32>>, StateID)>,
    /// For each pattern, the lengths its numbers may have.
    lengths: Vec<Vec<u16>>,
    /// All lengths, a bit for each; and the first two digits that some number begins with, a bit for each pair. Most
    /// digits in a text fail here.
    gate: (u32, u128),
    /// What is dialled before national numbers inside the country; empty for nothing.
    pub(super) trunk: Vec<u8>,
}

impl Plan {
    pub(super) fn new(metadata: &[&Metadata]) -> Self {
        let mut kinds: Vec<(&str, Vec<u16>)> = Vec::new();
        for region in metadata {
            let descriptors = region.descriptors();
            for kind in KINDS.iter().filter_map(|kind| descriptors.get(*kind)) {
                let entry = (kind.national_number().as_str(), lengths(kind, descriptors.general()));
                if !kinds.contains(&entry) {
                    kinds.push(entry);
                }
            }
        }
        let (patterns, lengths): (Vec<&str>, Vec<Vec<u16>>) = kinds.into_iter().unzip();
        let trunk = metadata.first().and_then(|region| region.national_prefix()).unwrap_or_default();
        let trunk = trunk.bytes().filter(u8::is_ascii_digit).map(|b| b - b'0').collect();
        let dfa = compile(&patterns);
        let gate = gate(dfa.as_ref(), &lengths);
        Self { dfa, lengths, gate, trunk }
    }

    pub(super) fn admits(&self, digits: &[u8]) -> bool {
        let [first, second, ..] = digits else { return false };
        let (_, heads) = self.gate;
        if !self.has_length(digits.len()) || heads >> (first * 10 + second) & 1 == 0 {
            return false;
        }
        let Some((dfa, start)) = &self.dfa else { return false };
        let mut state = *start;
        for digit in digits {
            state = dfa.next_state(state, b'0' + digit);
            if dfa.is_dead_state(state) {
                return false;
            }
        }
        self.accepts(dfa, state, digits.len())
    }

    /// What may come of digits, when there are `length` in all. The memory is that of one plan and length.
    pub(super) fn outlook(&self, digits: &[u8], length: usize, memory: &mut Memory) -> Outlook {
        match &self.dfa {
            Some((dfa, start)) if self.has_length(length) && digits.len() <= length => {
                let state = digits.iter().fold(*start, |state, digit| dfa.next_state(state, b'0' + digit));
                self.ahead(dfa, state, digits.len(), length, memory)
            }
            _ => Outlook::None,
        }
    }

    /// The same from the state after `depth` digits on. It calls itself once a digit, at most 17 deep.
    fn ahead(
        &self,
        dfa: &dense::DFA<Vec<u32>>,
        state: StateID,
        depth: usize,
        length: usize,
        memory: &mut Memory,
    ) -> Outlook {
        if dfa.is_dead_state(state) {
            return Outlook::None;
        }
        if depth == length {
            return if self.accepts(dfa, state, length) { Outlook::All } else { Outlook::None };
        }
        if let Some(&known) = memory.get(&(depth, state)) {
            return known;
        }
        let next = |digit| self.ahead(dfa, dfa.next_state(state, b'0' + digit), depth + 1, length, memory);
        let all: Vec<Outlook> = (0..10).map(next).collect();
        let outlook = if all.iter().all(|&one| one == all[0]) { all[0] } else { Outlook::Some };
        memory.insert((depth, state), outlook);
        outlook
    }

    /// Whether a number of `length` digits that led to a state is one of the plan's.
    fn accepts(&self, dfa: &dense::DFA<Vec<u32>>, state: StateID, length: usize) -> bool {
        let end = dfa.next_eoi_state(state);
        let fits = |nth: usize| {
            let lengths = &self.lengths[dfa.match_pattern(end, nth).as_usize()];
            lengths.iter().any(|&one| usize::from(one) == length)
        };
        dfa.is_match_state(end) && (0..dfa.match_len(end)).any(fits)
    }

    pub(super) fn has_length(&self, length: usize) -> bool {
        self.gate.0 >> length.min(31) & 1 == 1
    }

    pub(super) fn trunk_dropped<'d>(&self, digits: &'d [u8]) -> Option<&'d [u8]> {
        match self.trunk.as_slice() {
            [] => None,
            [only] => digits.split_first().filter(|(first, _)| *first == only).map(|(_, rest)| rest),
            trunk => digits.strip_prefix(trunk),
        }
    }
}

/// The lengths and the first two digits of a plan's numbers, as bits.
fn gate(dfa: Option<&(dense::DFA<Vec<u32>>, StateID)>, lengths: &[Vec<u16>]) -> (u32, u128) {
    let Some((dfa, start)) = dfa else { return (0, 0) };
    let sizes = lengths.iter().flatten().fold(0, |bits, &length| bits | 1 << length.min(31));
    let begins = |pair: &u8| {
        let first = dfa.next_state(*start, b'0' + pair / 10);
        !dfa.is_dead_state(first) && !dfa.is_dead_state(dfa.next_state(first, b'0' + pair % 10))
    };
    (sizes, (0..100u8).filter(begins).fold(0, |bits, pair| bits | 1 << pair))
}

fn lengths(kind: &Descriptor, general: &Descriptor) -> Vec<u16> {
    let own = kind.possible_length();
    if own.is_empty() { general.possible_length().to_vec() } else { own.to_vec() }
}

/// `None` where a plan has no patterns, or ones too large to be a numbering plan.
fn compile(patterns: &[&str]) -> Option<(dense::DFA<Vec<u32>>, StateID)> {
    const LIMIT: usize = 4 << 20;
    let config = dense::Config::new()
        .start_kind(StartKind::Anchored)
        .match_kind(MatchKind::All)
        .accelerate(false)
        .dfa_size_limit(Some(LIMIT))
        .determinize_size_limit(Some(LIMIT));
    let dfa = dense::Builder::new()
        .configure(config)
        .syntax(syntax::Config::new().unicode(false).utf8(false).ignore_whitespace(true))
        .build_many(patterns)
        .ok()?;
    let start = dfa.universal_start_state(Anchored::Yes)?;
    Some((dfa, start))
}
