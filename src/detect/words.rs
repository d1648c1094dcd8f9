//! The words that detectors are asked at: the prefixes and labels that their candidates begin with, and their cues.
//!
//! All of them are sought in one pass, however many they are (see [`sieve`]); where one may stand it is compared, and where
//! it does its detectors are asked. Those that begin with one of the words are asked about the longest: `sk-ant-` is nobody's
//! `sk-`. Those that have it for a cue are asked about all that begin at a place, the longest first.

mod pass;
mod sieve;

use std::collections::BTreeMap;

use super::cues::{Cues, Lead, List, Part, Then, Written};
use super::detector::Trigger;
use super::scanner::Active;
use super::{boundary, context};
use sieve::{HEAD, Keys, LONG, Places, Sieve};

/// Bytes before the letters by which a word is sought that may belong to it.
const LEAD: usize = 8;

/// The words of a scanner's detectors.
pub(in crate::detect) struct Words {
    /// `None` where there are no words.
    sieve: Option<Sieve>,
    list: Vec<Word>,
    /// Detectors that are asked about the text's beginning.
    whole: Vec<u16>,
}

/// A word and whose it is.
struct Word {
    /// In lower case unless it is sought as it is written.
    text: Vec<u8>,
    /// Where in it the byte stands at whose place it is sought.
    key: usize,
    /// Whether another case of ASCII letters is the same.
    folded: bool,
    uses: Vec<Use>,
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
        let mut table = BTreeMap::<(Vec<u8>, bool), Vec<Use>>::new();
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
                        table.entry((spelling.into_bytes(), folded)).or_default().push(one);
                    }
                }
            }
        }
        u16::try_from(table.len()).ok()?;
        let mut keys = Keys::default();
        let list = (0_u16..).zip(table).map(|(number, ((text, folded), mut uses))| {
            uses.sort_unstable();
            uses.dedup();
            let key = enter(&text, folded, &uses, number, &mut keys);
            Word { text, key, folded, uses }
        });
        let list: Vec<Word> = list.collect();
        Some(Self { sieve: (!list.is_empty()).then(|| Sieve::new(keys)), list, whole })
    }

    /// Memory in use, in bytes.
    pub(in crate::detect) fn memory(&self) -> usize {
        let words = self.list.iter().map(|word| size_of_val(word.uses.as_slice()) + word.text.len());
        words.sum::<usize>() + size_of_val(self.list.as_slice()) + self.sieve.as_ref().map_or(0, Sieve::memory)
    }

    /// Notes who is to be asked about the words at the place `at`, which is one of `places` at its bit `nth`, in order.
    /// `all` is everyone, whatever is written and stands around. Returns how many words were compared.
    fn at(&self, text: &str, at: usize, places: Places, nth: usize, all: bool, found: &mut Vec<Reading>) -> usize {
        found.clear();
        let Some(sieve) = &self.sieve else { return 0 };
        let bytes = text.as_bytes();
        let mut compared = 0;
        let mut compare = |word: u16| {
            compared += 1;
            self.compare(text, at, word, all, found);
        };
        let is = |bits: u64| bits >> nth & 1 == 1;
        if is(places.heads) {
            sieve.heads(bytes, at).for_each(&mut compare);
        }
        if is(places.ends) {
            sieve.ends(bytes, at).for_each(&mut compare);
        }
        if is(places.bytes) {
            sieve.bytes(bytes[at]).for_each(&mut compare);
        }
        if found.len() > 1 {
            found.sort_unstable();
            found.dedup();
            keep_longest(found);
        }
        compared
    }

    /// Notes who is to be asked about one word, if it stands there.
    fn compare(&self, text: &str, at: usize, number: u16, all: bool, found: &mut Vec<Reading>) {
        let Word { text: word, key, folded, uses } = &self.list[usize::from(number)];
        let Some(start) = at.checked_sub(*key) else { return };
        let end = start + word.len();
        let Some(here) = text.get(start..end) else { return };
        let same =
            if *folded { here.as_bytes().eq_ignore_ascii_case(word) } else { here.as_bytes() == word.as_slice() };
        if !same {
            return;
        }
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

/// Enters a word among the keys of the sieve; returns where in it the byte stands at whose place it is sought.
fn enter(text: &[u8], folded: bool, uses: &[Use], number: u16, keys: &mut Keys) -> usize {
    let letter = |at: usize| text.get(at).is_some_and(u8::is_ascii_alphanumeric);
    let tail = uses.iter().any(|one| one.part == Part::Tail);
    let open = uses.iter().any(|one| one.part == Part::Head);
    let run = |at: usize| text[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    // A word that may begin inside another one is not sought by its own beginning, and one letter says little.
    let sought = !tail || text.first().is_some_and(u8::is_ascii_punctuation);
    let begins = |at: usize| letter(at) && (at == 0 || !letter(at - 1));
    let first = (0..text.len().min(LEAD)).find(|&at| sought && begins(at) && run(at) > 1);
    match first {
        Some(at) if at + run(at) < text.len() || !open || run(at) >= HEAD => {
            let length = run(at);
            let mut letters = [0; HEAD];
            letters.iter_mut().zip(&text[at..at + length]).for_each(|(to, from)| *to = *from);
            // At the end of a beginning more letters may follow.
            let most = if at + length < text.len() || !open { length } else { LONG.max(length) };
            keys.heads.extend((length..=most).map(|length| (sieve::head(letters, length), number)));
            return at;
        }
        None if tail => {
            let end = text.iter().rposition(u8::is_ascii_alphanumeric).map_or(0, |last| last + 1);
            if let Some(letters) = end.checked_sub(sieve::END).and_then(|from| text[from..].first_chunk()) {
                keys.ends.push((sieve::end(*letters), number));
                return end - 1;
            }
        }
        _ => {}
    }
    bytes(text, folded, number, keys)
}

/// Enters a word by its first bytes.
fn bytes(text: &[u8], folded: bool, number: u16, keys: &mut Keys) -> usize {
    let cases = |&byte: &u8| if folded { [byte.to_ascii_lowercase(), byte.to_ascii_uppercase()] } else { [byte; 2] };
    let place = |nth: usize| text.get(nth).map(cases);
    keys.bytes.push(([place(0), place(1), place(2)], number));
    0
}

#[cfg(test)]
mod tests;
