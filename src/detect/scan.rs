//! One pass over a text: hot runs, `@`s, words, then the operator's own; each candidate through its check, the context
//! and the operator's exceptions.
//!
//! The cost is linear in the text whatever it holds: every pattern and every check has a bounded length, a candidate begins
//! only where a word does, and a check that read far says from where it need not be asked again.
//!
//! Each of the passes goes from left to right and can stop where the text at hand does not tell enough, to go on when more has
//! come (see [`windows`](super::windows)); a text that is all there is the same with one window.
//!
//! A candidate may be read in several ways, to several ends. The best of the readings that are accepted stands, and only
//! that keeps its detector from looking at the same bytes again: what is below the line hides nothing.

use std::cmp::Reverse;
use std::ops::ControlFlow;

use super::context::Seen;
use super::detector::{Extent, Hit, Hits, Most, Site};
use super::figures::{Figures, Reader};
use super::normal::Form;
use super::progress::{Progress, Tail};
use super::reach::{BEFORE, BEYOND};
use super::scanner::{Active, Worth};
use super::words;
use super::{
    Candidate, Entity, Fault, Finding, Outcome, Place, Reason, Scanner, Score, alone, boundary, hot, reserved, resolve,
};

/// What a scan needs for itself; reuse it from text to text. After a scan it holds offsets, and the text's normal form if
/// that is another than the text.
#[derive(Default)]
pub struct Scratch {
    /// Where the passes stand.
    pub(in crate::detect) progress: Progress,
    /// Readings of the candidate at hand: the detector's position among the active, and the end.
    pub(in crate::detect) ends: Vec<(u16, usize)>,
    /// Who is to be asked at the word at hand.
    pub(in crate::detect) words: Vec<words::Reading>,
    reader: Reader,
    /// What is known of the words around candidates.
    seen: Seen,
    hits: Hits,
    /// Lower-case text of a finding, to compare with what is allowed.
    folded: String,
    /// The text's normal form.
    pub(in crate::detect) form: Form,
    pub(in crate::detect) work: u64,
}

impl std::fmt::Debug for Scratch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Scratch").field("work", &self.work).finish_non_exhaustive()
    }
}

impl Scratch {
    /// An empty one.
    pub fn new() -> Self {
        Self::default()
    }

    /// Steps taken by all scans so far: bytes that patterns and checks read. The fast pass over bytes that
    /// cannot matter is not counted. A measure that noise cannot move.
    pub fn work(&self) -> u64 {
        self.work
    }
}

/// Where candidates go once decided.
pub(in crate::detect) trait Sink {
    fn found(&mut self, finding: Finding, outcome: Outcome);
    /// Whether it is told of what a check refused.
    fn wants_refused(&self) -> bool;
    /// Whether it is told of what does not reach the line.
    fn wants_doubtful(&self) -> bool;
}

pub(in crate::detect) struct Accepted<'a>(pub(in crate::detect) &'a mut Vec<Finding>);

impl Sink for Accepted<'_> {
    fn found(&mut self, finding: Finding, outcome: Outcome) {
        if outcome == Outcome::Accepted {
            self.0.push(finding);
        }
    }
    fn wants_refused(&self) -> bool {
        false
    }
    fn wants_doubtful(&self) -> bool {
        false
    }
}

/// Only whether something is found, or would be beside words that speak for it.
struct Anywhere {
    found: bool,
}

impl Sink for Anywhere {
    fn found(&mut self, _: Finding, outcome: Outcome) {
        self.found |= matches!(outcome, Outcome::Accepted | Outcome::NoContext);
    }
    fn wants_refused(&self) -> bool {
        false
    }
    fn wants_doubtful(&self) -> bool {
        true
    }
}

struct Everything(Vec<Candidate>);

impl Sink for Everything {
    fn found(&mut self, finding: Finding, outcome: Outcome) {
        self.0.push(Candidate { finding, outcome });
    }
    fn wants_refused(&self) -> bool {
        true
    }
    fn wants_doubtful(&self) -> bool {
        true
    }
}

impl Scanner {
    /// All accepted findings in a normal text, ordered by start; see [`Scanner::scan_at`]. `findings` is cleared first.
    pub(in crate::detect) fn scan_normal(
        &self,
        place: Place,
        text: &str,
        context: &str,
        scratch: &mut Scratch,
        findings: &mut Vec<Finding>,
    ) {
        findings.clear();
        self.look(place, text, context, scratch, Accepted(findings));
        resolve::order(findings);
    }

    /// Whether nothing is found in a normal text that is a member's name, whatever names stand above it.
    pub(in crate::detect) fn clean_normal(&self, name: &str, scratch: &mut Scratch) -> bool {
        let mut sink = Anywhere { found: false };
        self.look(Place::Name, name, "", scratch, &mut sink);
        !sink.found
    }

    /// Every candidate in a normal text, accepted or not, and why; in the order of the passes.
    pub(in crate::detect) fn candidates(
        &self,
        place: Place,
        text: &str,
        context: &str,
        scratch: &mut Scratch,
    ) -> Vec<Candidate> {
        let mut sink = Everything(Vec::new());
        self.look(place, text, context, scratch, &mut sink);
        sink.0
    }

    /// Runs all passes over a text that is there whole.
    fn look(&self, place: Place, text: &str, path: &str, scratch: &mut Scratch, sink: impl Sink) {
        self.begin(scratch);
        scratch.progress.whole = place == Place::Name;
        Pass { scanner: self, text, path, scratch, sink, limit: text.len(), last: true }.run();
    }

    /// Makes ready for a text's beginning.
    pub(in crate::detect) fn begin(&self, scratch: &mut Scratch) {
        scratch.progress.begin(self.active.len(), self.own.patterns());
        scratch.seen.begin();
    }
}

impl<S: Sink> Sink for &mut S {
    fn found(&mut self, finding: Finding, outcome: Outcome) {
        (**self).found(finding, outcome);
    }
    fn wants_refused(&self) -> bool {
        (**self).wants_refused()
    }
    fn wants_doubtful(&self) -> bool {
        (**self).wants_doubtful()
    }
}

pub(in crate::detect) struct Pass<'a, S> {
    pub(in crate::detect) scanner: &'a Scanner,
    /// The text at hand: all of it, or a window.
    pub(in crate::detect) text: &'a str,
    pub(in crate::detect) path: &'a str,
    pub(in crate::detect) scratch: &'a mut Scratch,
    pub(in crate::detect) sink: S,
    /// Candidates that begin before this byte can be decided: the text's end, or a character's beginning at least
    /// [`Scanner::ahead`] before the window's.
    pub(in crate::detect) limit: usize,
    /// The text ends where the text at hand does.
    pub(in crate::detect) last: bool,
}

impl<S: Sink> Pass<'_, S> {
    /// Goes on from where the last run stopped as far as the text at hand allows. Returns a byte, perhaps inside a character,
    /// before which no finding begins that is still to come; where all is decided, the limit.
    pub(in crate::detect) fn run(mut self) -> usize {
        let scanner = self.scanner;
        let mut sure = self.limit;
        self.scratch.seen.shift();
        if let Some(figures) = &scanner.figures {
            sure = sure.min(self.hot_runs(figures));
        }
        if !scanner.ats.is_empty() {
            sure = sure.min(self.ats());
        }
        sure = sure.min(self.words(&scanner.words));
        if !scanner.own.is_empty() {
            self.own();
        }
        sure
    }

    /// Looks around each `@`; returns what [`Pass::run`] does.
    fn ats(&mut self) -> usize {
        let (from, scanner) = (self.scratch.progress.at, self.scanner);
        for at in memchr::memchr_iter(b'@', self.text.as_bytes().get(from..self.limit).unwrap_or_default()) {
            for &owner in &scanner.ats {
                // The check is bounded, and never waits for more.
                let _ = self.ask(owner, from + at, &[(owner, from + at + 1)]);
            }
        }
        self.scratch.progress.at = self.limit.max(from);
        if self.last { self.limit } else { self.limit.saturating_sub(BEFORE) }
    }

    /// Whether what was read up to here may read otherwise when more of the text is there.
    pub(in crate::detect) fn waits(&self, read: usize) -> bool {
        !self.last && read + BEYOND > self.text.len()
    }

    /// Searches the operator's own patterns and terms.
    fn own(&mut self) {
        let (text, scanner, limit) = (self.text, self.scanner, self.limit);
        let mut progress = std::mem::take(&mut self.scratch.progress);
        scanner.own.each(text, &mut progress, limit, |entity, start, end, reason| {
            let score = Score::percent(match reason {
                Reason::Pattern => 85,
                _ => 80,
            });
            let finding = Finding { entity, start, end, score, reason, validated: false, joined: false };
            let outcome = self.decide(&finding, |_| false);
            self.sink.found(finding, outcome);
        });
        self.scratch.progress = progress;
    }

    /// Tries the patterns at each word of each hot run; returns what [`Pass::run`] does.
    fn hot_runs(&mut self, figures: &Figures) -> usize {
        let bytes = self.text.as_bytes();
        loop {
            let (from, to) = self.scratch.progress.run;
            let mut start = from;
            while start < to {
                let word = bytes[start].is_ascii_alphanumeric();
                if figures.begin_with(bytes[start])
                    && !(word && boundary::word_before(self.text, start))
                    && (start >= self.limit || self.candidate(figures, start).is_break())
                {
                    self.scratch.progress.run = (start, to);
                    return start;
                }
                // Nothing begins inside a word.
                let length = bytes[start..to].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
                start += length.max(1);
            }
            self.scratch.progress.run = (to, to);
            let sought = self.scratch.progress.hot.max(to);
            let Some(at) = hot::next(bytes, sought).filter(|&at| at < self.limit) else {
                self.scratch.progress.hot = self.limit.max(sought);
                return if self.last { self.limit } else { self.limit.saturating_sub(BEFORE).max(to) };
            };
            self.scratch.progress.run = (hot::run_start(bytes, at, to), hot::run_end(bytes, at));
        }
    }

    /// Reads a candidate in every way that a pattern does, and asks each detector about all its readings.
    /// Broken off where one waits for more text; the others may be asked again, and say the same.
    fn candidate(&mut self, figures: &Figures, start: usize) -> ControlFlow<()> {
        let mut ends = std::mem::take(&mut self.scratch.ends);
        ends.clear();
        let Scratch { reader, progress, .. } = &mut *self.scratch;
        let every = self.sink.wants_refused();
        let work = figures.readings(self.text, start, &progress.done, every, reader, &mut ends);
        self.scratch.work += work as u64;
        if !self.sink.wants_doubtful() {
            self.weed(start, &mut ends);
        }
        let asked = self.ask_each(start, &mut ends);
        self.scratch.ends = ends;
        asked
    }

    /// Takes out the readings of a candidate whose detectors need not be asked: what they could find does not reach the line
    /// without words that speak for it, and there are none.
    fn weed(&mut self, start: usize, ends: &mut Vec<(u16, usize)>) {
        let scanner = self.scanner;
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        let digits = start + rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let worth = |&(owner, end): &(u16, usize)| {
            let Active { digits: bare, any, .. } = scanner.active[usize::from(owner)];
            if end <= digits { bare } else { any }
        };
        ends.retain(|reading| worth(reading) != Worth::Never);
        let near = ends.iter().filter(|reading| worth(reading) == Worth::Near).map(|&(_, end)| end).max();
        if let Some(last) = near {
            let spoken = scanner.context.around(self.text, start, last, self.path, &mut self.scratch.seen);
            ends.retain(|reading| worth(reading) != Worth::Near || spoken.speaks_for(reading.0));
        }
    }

    /// Asks each detector about its readings of one candidate.
    fn ask_each(&mut self, start: usize, ends: &mut Vec<(u16, usize)>) -> ControlFlow<()> {
        if ends.len() > 1 {
            ends.sort_unstable_by_key(|&(owner, end)| (owner, Reverse(end)));
            ends.dedup();
        }
        ends.chunk_by(|a, b| a.0 == b.0).try_for_each(|readings| self.ask(readings[0].0, start, readings))
    }

    /// Asks one detector about the readings of one candidate, the longest first, unless it has dealt with these bytes.
    /// Broken off, as if it were not asked, where its check must see more text.
    pub(in crate::detect) fn ask(&mut self, owner: u16, start: usize, readings: &[(u16, usize)]) -> ControlFlow<()> {
        let scanner = self.scanner;
        let Active { detector, entity, .. } = scanner.active[usize::from(owner)];
        let done = self.scratch.progress.done[usize::from(owner)];
        if start < done {
            return ControlFlow::Continue(());
        }
        let mut best: Option<(Finding, Outcome)> = None;
        let mut resume = done;
        for &(_, end) in readings {
            let hits = &mut self.scratch.hits;
            hits.clear();
            let site = Site { text: self.text, start, end, done, phones: &scanner.phones };
            // Whoever minds was not asked but to explain it.
            let stands = detector.extent != Extent::Lone || !self.sink.wants_refused();
            let checked = if stands { Ok(()) } else { alone::alone(&site) };
            let checked = checked.and_then(|()| (detector.check)(&site, hits));
            let (count, read, settled, cut) = (hits.list.len(), hits.read, hits.settled, hits.cut);
            let onward = hits.resume;
            self.scratch.work += (end - start + self.scratch.hits.work) as u64;
            if self.waits(read) {
                return ControlFlow::Break(());
            }
            if let Err(fault) = checked {
                self.refuse(entity, start, end, fault);
            }
            resume = resume.max(onward);
            for number in 0..count {
                let hit = self.scratch.hits.list[number];
                debug_assert!(as_said(&scanner.active[usize::from(owner)], &site, hit), "{} says less", detector.name);
                let judged = self.judge(owner, hit);
                // A check that reads on from a head has one reading, which may hold several findings.
                let rival = match (judged.1.stands(), detector.extent) {
                    (true, Extent::Whole | Extent::Lone) => Some(judged),
                    (stands, _) => {
                        resume = if stands { resume.max(hit.end) } else { resume };
                        self.sink.found(judged.0, judged.1);
                        if let (Some(class), Outcome::Accepted) = (cut, judged.1) {
                            self.scratch.progress.tail = Some(Tail { piece: judged.0, owner, class });
                        }
                        None
                    }
                };
                if rival.is_some_and(|rival| best.is_none_or(|held| believed(&rival.0) > believed(&held.0))) {
                    best = rival;
                }
            }
            if settled {
                break;
            }
        }
        if let Some((finding, outcome)) = best {
            resume = resume.max(finding.end);
            self.sink.found(finding, outcome);
        }
        self.scratch.progress.done[usize::from(owner)] = resume;
        ControlFlow::Continue(())
    }

    fn refuse(&mut self, entity: Entity, start: usize, end: usize, fault: Fault) {
        // A text's beginning is no candidate, only a place to look at.
        if start < end && self.sink.wants_refused() {
            let finding = Finding {
                entity,
                start,
                end,
                score: Score::percent(0),
                reason: Reason::Matched,
                validated: false,
                joined: false,
            };
            self.sink.found(finding, Outcome::Refused(fault));
        }
    }

    /// Weighs a hit that its check let through, with the words around it where they can matter.
    fn judge(&mut self, owner: u16, hit: Hit) -> (Finding, Outcome) {
        let Active { detector, entity, .. } = self.scanner.active[usize::from(owner)];
        let lifted = hit.score.in_context();
        // What no word could lift over the line needs no look at the words, but to explain it.
        let matters = self.sink.wants_refused() || lifted >= self.scanner.lines[usize::from(entity.0)];
        let near = matters && hit.score < SURE && {
            let (context, seen) = (&self.scanner.context, &mut self.scratch.seen);
            context.near(owner, self.text, hit.start, hit.end, self.path, seen)
        };
        let reason = match (hit.validated, near) {
            (false, false) => Reason::Matched,
            (false, true) => Reason::MatchedInContext,
            (true, false) => Reason::Validated,
            (true, true) => Reason::ValidatedInContext,
        };
        let score = if near { lifted } else { hit.score };
        let finding =
            Finding { entity, start: hit.start, end: hit.end, score, reason, validated: hit.validated, joined: false };
        let outcome = self.decide(&finding, |text| {
            let reserved = self.scanner.ignore_reserved && (detector.reserved)(text);
            reserved || (self.scanner.ignore_private && detector.name == "IP_ADDRESS" && reserved::private_ip(text))
        });
        (finding, outcome)
    }

    /// Draws the line, then the operator's exceptions.
    fn decide(&mut self, finding: &Finding, ignored: impl Fn(&str) -> bool) -> Outcome {
        let line = self.scanner.lines[usize::from(finding.entity.0)];
        let text = self.text.get(finding.start..finding.end).unwrap_or_default();
        if finding.score < line {
            match finding.score.in_context() >= line && finding.score < SURE {
                true => Outcome::NoContext,
                false => Outcome::BelowMinimum,
            }
        } else if self.scanner.allows(text, &mut self.scratch.folded) {
            Outcome::Allowed
        } else if ignored(text) {
            Outcome::Ignored
        } else {
            Outcome::Accepted
        }
    }
}

/// Whether a hit is what its detector says of all of them: no higher than its highest, and inside the match where that decides
/// whether it is asked.
fn as_said(active: &Active, site: &Site<'_>, hit: Hit) -> bool {
    let figures = site.matched().bytes().all(|byte| byte.is_ascii_digit());
    let Most { digits, any } = active.detector.most;
    let inside = active.any == Worth::Always || site.start <= hit.start && hit.end <= site.end;
    inside && hit.score <= Score::percent(if figures { digits } else { any })
}

/// How much a reading is believed, to compare readings of one candidate: a check, then the score.
fn believed(finding: &Finding) -> (bool, Score) {
    (finding.validated, finding.score)
}

/// From here on context is not asked for: a strong check needs none.
const SURE: Score = Score::percent(90);

impl Scanner {
    pub(in crate::detect) fn allows(&self, text: &str, folded: &mut String) -> bool {
        if self.allow.is_empty() {
            return false;
        }
        folded.clear();
        folded.extend(text.chars().flat_map(char::to_lowercase));
        let allowed = self.allow.contains(folded.as_str());
        folded.clear();
        allowed
    }
}

#[cfg(test)]
mod tests;
