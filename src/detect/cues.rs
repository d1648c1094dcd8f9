//! Words that a candidate begins with, ends with, or stands beside: `Dear`, `März`, `…straße`, `.org`.
//!
//! What begins with letters alone is in no hot run. One automaton holds the cues of all active detectors, in any ASCII case;
//! at each place where cues begin, their detectors are asked in turn about all that begin there, the longest first. A check
//! reads what stands around the cue: at most [`BEFORE`] bytes before it, and no further than
//! [`AHEAD`](super::reach::AHEAD) after, so that it never waits for more.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use aho_corasick::{AhoCorasick, AhoCorasickKind, Input, MatchKind};

use super::detector::Trigger;
use super::reach::BEFORE;
use super::scan::{Pass, Sink};
use super::scanner::Active;
use super::{boundary, context};

/// Where else than at figures a detector looks, beside its patterns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::detect) struct Cues {
    /// Words and phrases that stand alone.
    pub(in crate::detect) words: &'static [&'static str],
    /// Beginnings of words: what comes after may be of the same word.
    pub(in crate::detect) heads: &'static [&'static str],
    /// Ends of words: what comes before may be of the same word.
    pub(in crate::detect) tails: &'static [&'static str],
    /// The text's beginning, for values that are a field's whole: the check is called with an empty match at byte 0.
    pub(in crate::detect) whole: bool,
    /// An `@`; the check is called with the site at that byte and looks both ways. The patterns are not searched then: they
    /// say what it finds.
    pub(in crate::detect) at: bool,
}

impl Cues {
    /// None at all, to fill in.
    pub(in crate::detect) const NONE: Self = Self { words: &[], heads: &[], tails: &[], whole: false, at: false };
}

/// The lists as one, which has the length of all.
pub(in crate::detect) const fn joined<const COUNT: usize>(lists: &[&[&'static str]]) -> [&'static str; COUNT] {
    let mut all = [""; COUNT];
    let (mut list, mut at, mut count) = (0, 0, 0);
    while list < lists.len() {
        while at < lists[list].len() {
            all[count] = lists[list][at];
            at += 1;
            count += 1;
        }
        at = 0;
        list += 1;
    }
    all
}

/// Whose a cue is, and which of its ends must be a word's.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Cue {
    owner: u16,
    length: Reverse<usize>,
    begins: bool,
    ends: bool,
}

/// The cues of a scanner's detectors.
pub(in crate::detect) struct Cued {
    /// `None` where no detector has any.
    words: Option<AhoCorasick>,
    /// For each word, the cues that it begins with, itself among them: by owner, the longest first.
    found: Vec<Vec<Cue>>,
    /// Detectors that are asked about the text's beginning.
    whole: Vec<u16>,
}

impl Cued {
    /// Compiles the cues of the active detectors; `None` if they are too many.
    pub(in crate::detect) fn new(active: &[Active]) -> Option<Self> {
        let mut table = BTreeMap::<String, Vec<Cue>>::new();
        let mut whole = Vec::new();
        for (owner, one) in (0u16..).zip(active) {
            let Trigger::Cues(cues) = one.detector.trigger else { continue };
            if cues.whole {
                whole.push(owner);
            }
            for (list, begins, ends) in [(cues.words, true, true), (cues.heads, true, false), (cues.tails, false, true)]
            {
                for spelling in list.iter().flat_map(|word| context::spellings(&word.to_ascii_lowercase())) {
                    let length = Reverse(spelling.len());
                    table.entry(spelling).or_default().push(Cue { owner, length, begins, ends });
                }
            }
        }
        let found = table.keys().map(|word| {
            let heads = (1..=word.len()).filter_map(|length| table.get(word.get(..length)?));
            let mut all: Vec<Cue> = heads.flatten().copied().collect();
            all.sort_unstable();
            all.dedup();
            all
        });
        let found = found.collect();
        let mut builder = AhoCorasick::builder();
        builder.ascii_case_insensitive(true).match_kind(MatchKind::LeftmostLongest).kind(Some(AhoCorasickKind::DFA));
        let words = if table.is_empty() { None } else { Some(builder.build(table.keys()).ok()?) };
        Some(Self { words, found, whole })
    }

    /// Memory that the automaton takes, in bytes.
    pub(in crate::detect) fn memory(&self) -> usize {
        self.words.as_ref().map_or(0, AhoCorasick::memory_usage)
    }
}

impl<S: Sink> Pass<'_, S> {
    /// Asks about the text's beginning, and at each cue; returns what [`Pass::run`] does.
    pub(in crate::detect) fn cues(&mut self, cued: &Cued) -> usize {
        // What the passes over figures and words have found lies before and behind: these candidates have ends of their own.
        self.swap();
        if !self.scratch.progress.whole && (self.last || self.limit > 0) {
            self.scratch.progress.whole = true;
            for &owner in &cued.whole {
                let _ = self.ask(owner, 0, &[(owner, 0)]);
            }
        }
        if let Some(words) = &cued.words {
            let mut readings = std::mem::take(&mut self.scratch.ends);
            self.words(words, &cued.found, &mut readings);
            self.scratch.ends = readings;
        }
        self.swap();
        if self.last || cued.words.is_none() { self.limit } else { self.limit.saturating_sub(BEFORE) }
    }

    fn words(&mut self, words: &AhoCorasick, found: &[Vec<Cue>], readings: &mut Vec<(u16, usize)>) {
        let text = self.text;
        loop {
            let from = self.scratch.progress.cues;
            let word = words.find(Input::new(text).span(from.min(text.len())..text.len()));
            let Some(word) = word.filter(|word| word.start() < self.limit) else {
                self.scratch.progress.cues = self.limit.max(from);
                return;
            };
            let start = word.start();
            let inside = boundary::word_before(text, start);
            let word_like = text[start..].starts_with(char::is_alphanumeric);
            for cues in found[word.pattern().as_usize()].chunk_by(|a, b| a.owner == b.owner) {
                readings.clear();
                readings.extend(cues.iter().filter_map(|cue| {
                    let end = start + cue.length.0;
                    let letter = boundary::floor(text, end - 1);
                    let open = text[letter..end].chars().all(char::is_alphanumeric) && boundary::word_after(text, end);
                    let part = cue.begins && inside && word_like || cue.ends && open;
                    (!part).then_some((cue.owner, end))
                }));
                if !readings.is_empty() {
                    // These checks never wait for more.
                    let _ = self.ask(cues[0].owner, start, readings);
                }
            }
            self.scratch.work += word.len() as u64;
            self.scratch.progress.cues = start + 1;
        }
    }

    /// Changes over between the ends of findings at figures and at cues.
    fn swap(&mut self) {
        let progress = &mut self.scratch.progress;
        std::mem::swap(&mut progress.done, &mut progress.cued);
    }
}
