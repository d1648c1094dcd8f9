//! The pass over words.

use std::ops::ControlFlow;

use super::{LEAD, Sought, Words};
use crate::detect::progress::Tail;
use crate::detect::reach::{BEFORE, PIECE};
use crate::detect::scan::{Pass, Sink};
use crate::detect::{Finding, Outcome};

impl<S: Sink> Pass<'_, S> {
    /// Asks about the text's beginning, and at each word that some detector is asked at; returns what [`Pass::run`] does.
    pub(in crate::detect) fn words(&mut self, words: &Words) -> usize {
        // What the pass over figures has found lies before and behind: these candidates have ends of their own.
        self.swap();
        if !self.scratch.progress.whole && (self.last || self.limit > 0) {
            self.scratch.progress.whole = true;
            for &owner in &words.whole {
                // These checks never wait for more.
                let _ = self.ask(owner, 0, &[(owner, 0)]);
            }
        }
        self.along(words);
        self.swap();
        let at = self.scratch.progress.words;
        let done = at >= self.limit && (self.last || words.sought.is_empty());
        // What stands before a word may be found by it.
        if done { self.limit } else { at.saturating_sub(LEAD + BEFORE) }
    }

    /// Goes on over words to the limit, or to where a check waits for more of the text.
    fn along(&mut self, words: &Words) {
        if words.sought.is_empty() {
            self.scratch.progress.words = self.limit.max(self.scratch.progress.words);
            return;
        }
        loop {
            let waits = self.tail().is_break();
            // The rest of a finding that was cut off is not known to end here.
            let limit = self.scratch.progress.tail.map_or(self.limit, |tail| self.limit.min(tail.piece.end));
            let mut from = self.scratch.progress.words;
            'blocks: while from < limit {
                let places = words.sought.places(self.text.as_bytes(), from);
                for nth in places.members() {
                    let at = from + nth;
                    if at >= limit {
                        break;
                    }
                    let mut found = std::mem::take(&mut self.scratch.words);
                    let all = self.sink.wants_refused();
                    self.scratch.work += words.at(self.text, at, places, nth, all, &mut found) as u64;
                    let asked = self.ask_words(&found);
                    self.scratch.words = found;
                    if asked.is_break() {
                        self.scratch.progress.words = at;
                        return;
                    }
                    if self.scratch.progress.tail.is_some() && !waits {
                        from = at + 1;
                        break 'blocks;
                    }
                }
                from = (from + Sought::BLOCK).min(limit);
            }
            self.scratch.progress.words = from;
            if waits || from >= self.limit {
                return;
            }
        }
    }

    /// Asks each detector about its words at one place. Broken off where one waits for more text.
    fn ask_words(&mut self, found: &[super::Reading]) -> ControlFlow<()> {
        let mut ends = std::mem::take(&mut self.scratch.ends);
        let same = |a: &super::Reading, b: &super::Reading| (a.cue, a.start, a.owner) == (b.cue, b.start, b.owner);
        let asked = found.chunk_by(same).try_for_each(|readings| {
            let first = readings[0];
            // What a longer word of its kind hides was hidden where that began.
            if !first.cue && first.start < self.scratch.progress.spoken {
                return ControlFlow::Continue(());
            }
            ends.clear();
            ends.extend(readings.iter().map(|reading| (reading.owner, reading.end.0)));
            match self.ask(first.owner, first.start, &ends) {
                ControlFlow::Break(()) if !first.cue => ControlFlow::Break(()),
                // These checks never wait for more.
                _ => ControlFlow::Continue(()),
            }
        });
        self.scratch.ends = ends;
        asked
    }

    /// Takes the rest of a finding that was cut off, piece by piece. Broken off where it may go on beyond the text at hand.
    fn tail(&mut self) -> ControlFlow<()> {
        while let Some(Tail { piece, owner, class }) = self.scratch.progress.tail {
            let start = piece.end;
            self.scratch.progress.spoken = start;
            let rest = self.text.as_bytes().get(start..).unwrap_or_default();
            let length = rest.iter().take(PIECE).take_while(|byte| class(byte)).count();
            let end = start + length;
            if self.waits(end) {
                return ControlFlow::Break(());
            }
            self.scratch.work += length as u64;
            let piece = Finding { start, end, joined: true, ..piece };
            self.sink.found(piece, Outcome::Accepted);
            self.scratch.progress.done[usize::from(owner)] = end;
            self.scratch.progress.spoken = end;
            let more = rest.get(length).is_some_and(class);
            self.scratch.progress.tail = more.then_some(Tail { piece, owner, class });
        }
        ControlFlow::Continue(())
    }

    /// Changes over between the ends of findings at figures and at words.
    fn swap(&mut self) {
        let progress = &mut self.scratch.progress;
        std::mem::swap(&mut progress.done, &mut progress.cued);
    }
}
