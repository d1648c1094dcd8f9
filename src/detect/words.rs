//! The words that detectors are asked at: the prefixes and labels that their candidates begin with, and their cues.
//!
//! All of them are sought in one pass, however many they are (see [`sieve`]); where one may stand it is compared, and where
//! it does its detectors are asked. Those that begin with one of the words are asked about the longest: `sk-ant-` is nobody's
//! `sk-`. Those that have it for a cue are asked about all that begin at a place, the longest first.

mod key;
mod pass;
mod sieve;
mod sought;

use std::collections::BTreeMap;

use super::cues::{Cues, Lead, List, Part, Then, Written};
use super::detector::Trigger;
use super::scanner::Active;
use super::{boundary, context};
pub(in crate::detect) use key::Kind;
use sieve::Places;
pub(in crate::detect) use sought::{Sought, Spelt};

/// Bytes before the place at which a word is sought that may belong to it.
const LEAD: usize = 24;

/// The words of a scanner's detectors.
pub(in crate::detect) struct Words {
    sought: Sought,
    /// What each word is, to whom.
    uses: Vec<Vec<Use>>,
    /// Detectors that are asked about the text's beginning.
    whole: Vec<u16>,
}

/// What a word is to a detector.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Use {
    owner: u16,
    /// Its candidates begin with the word; else the word is a cue.
    begins: bool,
    part: Part,
    lead: Lead,
    written: Written,
    then: Then,
}

/// A place where a detector is to be asked. In the order of asking: those whose candidates begin so first, since they may wait
/// for more text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::detect) struct Reading {
    cue: bool,
    start: usize,
    owner: u16,
    /// First byte after the word, as far from the greatest as it is from the first: the longest comes first.
    end: std::cmp::Reverse<usize>,
}

impl Words {
    /// Compiles the words of the active detectors; `None` if they are too many.
    pub(in crate::detect) fn new(active: &[Active]) -> Option<Self> {
        let mut table = BTreeMap::<(Vec<u8>, Vec<u8>, bool), Vec<Use>>::new();
        let mut whole = Vec::new();
        for (owner, one) in (0_u16..).zip(active) {
            let trigger = one.detector.trigger;
            whole.extend(matches!(trigger, Trigger::Cues(Cues { whole: true, .. })).then_some(owner));
            for (list, begins) in lists(trigger) {
                let List { words, part, lead, written, then } = list;
                let one = Use { owner, begins, part, lead, written, then };
                let folded = written != Written::So;
                for word in words.iter().filter(|word| !word.is_empty()) {
                    let spellings = match folded {
                        true => context::spellings(&word.to_ascii_lowercase()),
                        false => vec![(*word).to_owned()],
                    };
                    for spelling in spellings {
                        let key = (spelling.to_ascii_lowercase().into_bytes(), spelling.into_bytes(), folded);
                        table.entry(key).or_default().push(one);
                    }
                }
            }
        }
        table.values_mut().for_each(|uses| {
            uses.sort_unstable();
            uses.dedup();
        });
        let words = table.iter().map(|((_, text, folded), uses)| {
            let part = |part: Part| uses.iter().any(|one| one.part == part);
            let begins = uses.iter().any(|one| one.begins);
            (text.clone(), *folded, Kind { tail: part(Part::Tail), open: part(Part::Head), begins })
        });
        Some(Self { sought: Sought::new(Spelt::Plain, words)?, uses: table.into_values().collect(), whole })
    }

    /// Memory in use, in bytes.
    pub(in crate::detect) fn memory(&self) -> usize {
        let uses: usize = self.uses.iter().map(|uses| size_of_val(uses.as_slice())).sum();
        uses + size_of_val(self.uses.as_slice()) + self.sought.memory()
    }

    /// Notes who is to be asked about the words at the place `at`, which is one of `places` at its bit `nth`, in order.
    /// `all` is everyone, whatever is written and stands around. Returns how many words were compared.
    fn at(&self, text: &str, at: usize, places: Places, nth: usize, all: bool, found: &mut Vec<Reading>) -> usize {
        found.clear();
        let compared = self.sought.each(text.as_bytes(), at, places, nth, |number, start, end| {
            self.note(text, number, start, end, all, found);
        });
        if found.len() > 1 {
            found.sort_unstable();
            found.dedup();
            keep_longest(found);
        }
        compared
    }

    /// Notes who is to be asked about a word that stands there.
    fn note(&self, text: &str, number: usize, start: usize, end: usize, all: bool, found: &mut Vec<Reading>) {
        let Some(here) = text.get(start..end) else { return };
        let (word, uses) = (self.sought.word(number), &self.uses[number]);
        let inside = here.starts_with(char::is_alphanumeric) && boundary::word_before(text, start);
        let open = here.ends_with(char::is_alphanumeric) && boundary::word_after(text, end);
        let before = start.checked_sub(1).and_then(|last| text.as_bytes().get(last));
        let after = text.as_bytes().get(end..).unwrap_or_default();
        let stands = |one: &&Use| {
            !(one.part != Part::Tail && inside || one.part != Part::Head && open)
                && (all || one.lead.stands(before) && one.written.fits(word, here) && one.then.stands(after))
        };
        let uses = uses.iter().filter(stands);
        found.extend(uses.map(|one| Reading {
            cue: !one.begins,
            start,
            owner: one.owner,
            end: std::cmp::Reverse(end),
        }));
    }
}

/// The lists of words that a detector is asked at, each with whether its candidates begin with them.
fn lists(trigger: Trigger) -> Vec<(List, bool)> {
    match trigger {
        Trigger::Figure | Trigger::Apart(_) => Vec::new(),
        Trigger::Words(words) => vec![(List::heads(words).written(Written::So), true)],
        Trigger::Cues(cues) => cues.lists.iter().map(|list| (*list, false)).collect(),
    }
}

/// Of the words that candidates begin with at one byte, only the longest is one.
fn keep_longest(found: &mut Vec<Reading>) {
    for nth in (0..found.len()).rev() {
        let Reading { cue, start, end, .. } = found[nth];
        if !cue && found.iter().any(|other| !other.cue && other.start == start && other.end.0 > end.0) {
            found.remove(nth);
        }
    }
}

#[cfg(test)]
mod tests;
