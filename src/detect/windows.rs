//! Scanning a text of any length as it arrives, with the findings of a scan of the whole.
//!
//! The passes of a scan go on from where the last window ended, with all that they know of what came before: so nothing is
//! scanned twice but the last 1.5 KiB of each window of 64 KiB by the operator's own patterns (a fortieth),
//! and the token or address at a window's end whose own end has not come (at most 256 KiB, while it has not).
//!
//! A finding is reported when it is certain, and so is every finding that overlaps it.

use super::reach::{BEHIND, CHAIN};
use super::scan::{Accepted, Pass};
use super::{Entity, Finding, Scanner, Scratch, Sweep, boundary, resolve};

/// Bytes of new text that are worth a pass, at least; sixteen times the distance to which a text must be known, if that is more.
const STEP: usize = 64 << 10;
const STEPS: usize = 16;

/// Scans a text that arrives in pieces. All offsets are bytes from the text's beginning.
///
/// It holds the text from the last settled byte on and a little before it: a window and a half and the last piece, some
/// 100 KiB, if nothing in the text reaches further; at most that, the longest chain of overlapping findings, and the
/// scanner's [`reach`](Scanner::reach) twice: 0.9 MiB, and the findings in so much text. Reuse it from text to text: it
/// allocates no more once it has grown to what its texts need, but to join findings.
pub struct Windows {
    /// The text held.
    text: String,
    /// Where it begins.
    base: usize,
    /// Where the last pass could decide no more.
    sure: usize,
    /// No finding still to come begins before this byte.
    settled: usize,
    /// Bytes taken since the last pass.
    fresh: usize,
    /// Nothing was scanned yet of the text at hand.
    new: bool,
    scratch: Scratch,
    /// Findings of the last pass, by their place in the text held.
    found: Vec<Finding>,
    /// Findings not reported yet, ordered.
    pending: Vec<Finding>,
    /// Bytes worth a pass, at least, and as a multiple of the scanner's own distance.
    step: usize,
    steps: usize,
    /// Longest chain of overlapping findings.
    chain: usize,
    /// Names found before this byte are learnt, and before that one the text is swept.
    learnt: usize,
    swept: usize,
}

impl Default for Windows {
    fn default() -> Self {
        Self::sized(STEP, STEPS, CHAIN)
    }
}

impl std::fmt::Debug for Windows {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Windows").field("base", &self.base).field("settled", &self.settled).finish_non_exhaustive()
    }
}

impl Windows {
    /// Holding nothing, at the beginning of a text.
    pub fn new() -> Self {
        Self::default()
    }

    /// With other sizes than the usual.
    fn sized(step: usize, steps: usize, chain: usize) -> Self {
        Self {
            text: String::new(),
            base: 0,
            sure: 0,
            settled: 0,
            fresh: 0,
            new: true,
            scratch: Scratch::new(),
            found: Vec::new(),
            pending: Vec::new(),
            step,
            steps,
            chain,
            learnt: 0,
            swept: 0,
        }
    }

    /// With windows as small as they can be, for tests elsewhere.
    #[cfg(test)]
    pub(in crate::detect) fn small() -> Self {
        Self::sized(1, 0, CHAIN)
    }

    /// Forgets the text at hand, whatever came of it, for the beginning of another.
    pub fn begin(&mut self) {
        self.text.clear();
        self.found.clear();
        self.pending.clear();
        (self.base, self.sure, self.settled, self.fresh, self.new) = (0, 0, 0, 0, true);
        (self.learnt, self.swept) = (0, 0);
    }

    /// Takes the next piece of the text, cut anywhere between characters; it may be empty.
    ///
    /// `findings` is cleared and then holds what has become certain, as [`resolve`](super::resolve()) leaves it: disjoint, in
    /// order, ending at or before the byte returned, up to which the text is *settled*. No finding still to come begins
    /// before that. `context` is the words of the value's path; it, the scanner and `keeps`, which says whether an entity's
    /// action is `keep`, are the same for all pieces of a text.
    ///
    /// What was settled before this call is given up, and [`Windows::get`] reads the rest until the next.
    pub fn push(
        &mut self,
        scanner: &Scanner,
        context: &str,
        piece: &str,
        keeps: impl Fn(Entity) -> bool,
        findings: &mut Vec<Finding>,
    ) -> usize {
        self.push_swept(scanner, context, piece, keeps, None, findings)
    }

    /// The same with what a sweep finds: the same one for all pieces of a text, between whose beginning and end it is shown
    /// nothing else.
    pub fn push_swept(
        &mut self,
        scanner: &Scanner,
        context: &str,
        piece: &str,
        keeps: impl Fn(Entity) -> bool,
        sweep: Option<&mut Sweep>,
        findings: &mut Vec<Finding>,
    ) -> usize {
        findings.clear();
        self.release();
        self.text.push_str(piece);
        self.fresh += piece.len();
        if self.fresh >= self.step.max(self.steps * scanner.ahead()) {
            self.pass(scanner, context, keeps, sweep, findings, End::Open);
        }
        self.settled
    }

    /// The text has ended: the rest of its findings, as [`Windows::push`] gives them. Returns the text's length. The text can
    /// still be read until [`Windows::begin`], which must come before the next piece.
    pub fn finish(
        &mut self,
        scanner: &Scanner,
        context: &str,
        keeps: impl Fn(Entity) -> bool,
        findings: &mut Vec<Finding>,
    ) -> usize {
        self.finish_swept(scanner, context, keeps, None, findings)
    }

    /// The same with what a sweep finds.
    pub fn finish_swept(
        &mut self,
        scanner: &Scanner,
        context: &str,
        keeps: impl Fn(Entity) -> bool,
        sweep: Option<&mut Sweep>,
        findings: &mut Vec<Finding>,
    ) -> usize {
        findings.clear();
        self.release();
        self.pass(scanner, context, keeps, sweep, findings, End::Here);
        self.settled
    }

    /// Up to where the text is settled, as the last call returned it; 0 at a text's beginning.
    pub fn settled(&self) -> usize {
        self.settled
    }

    /// The text of a span: of any that begins where the text was settled before the last call or later, and ends where it
    /// arrived or sooner. `None` beyond that, and inside a character.
    pub fn get(&self, start: usize, end: usize) -> Option<&str> {
        self.text.get(start.checked_sub(self.base)?..end.checked_sub(self.base)?)
    }

    /// Memory in use, in bytes.
    pub fn held(&self) -> usize {
        self.text.capacity() + (self.found.capacity() + self.pending.capacity()) * size_of::<Finding>()
    }

    /// Steps taken, as [`Scratch::work`] counts them.
    pub fn work(&self) -> u64 {
        self.scratch.work()
    }

    /// Scans on, and reports what that makes certain.
    fn pass(
        &mut self,
        scanner: &Scanner,
        context: &str,
        keeps: impl Fn(Entity) -> bool,
        mut sweep: Option<&mut Sweep>,
        findings: &mut Vec<Finding>,
        end: End,
    ) {
        if std::mem::take(&mut self.new) {
            scanner.begin(&mut self.scratch);
            sweep.iter_mut().for_each(|sweep| sweep.begin());
        }
        self.fresh = 0;
        let (text, last) = (self.text.as_str(), matches!(end, End::Here));
        let limit = if last { text.len() } else { text.len().saturating_sub(scanner.ahead()) };
        let limit = boundary::floor(text, limit);
        let (scratch, sink) = (&mut self.scratch, Accepted(&mut self.found));
        let sure = Pass { scanner, text, path: context, scratch, sink, limit, last }.run();
        self.sure = self.base + boundary::floor(text, sure);
        if !self.found.is_empty() {
            let base = self.base;
            let moved = |one: Finding| Finding { start: base + one.start, end: base + one.end, ..one };
            self.pending.extend(self.found.drain(..).map(moved));
            resolve::order(&mut self.pending);
        }
        if let Some(sweep) = sweep {
            self.sweep(scanner, sweep);
        }
        let settled = resolve::sever(&mut self.pending, self.chain, self.sure);
        let certain = self.pending.partition_point(|finding| finding.start < settled);
        findings.extend(self.pending.drain(..certain));
        resolve::resolve_within(scanner, findings, keeps, self.chain);
        self.settled = self.settled.max(settled);
    }

    /// Has the names learnt that were found for certain, and what is known swept as far.
    fn sweep(&mut self, scanner: &Scanner, sweep: &mut Sweep) {
        let names = self.pending.partition_point(|finding| finding.start < self.learnt);
        for finding in self.pending.iter().skip(names).take_while(|finding| finding.start < self.sure) {
            if sweep.teaches(finding) {
                sweep.learn(self.get(finding.start, finding.end).unwrap_or_default(), finding.end);
            }
        }
        self.learnt = self.sure;
        if sweep.is_idle() {
            // What is learnt later holds only behind this.
            self.swept = self.sure.max(self.swept);
            return;
        }
        let before = self.pending.len();
        self.swept = sweep.run(scanner, &self.text, self.base, (self.swept, self.sure), &mut self.pending);
        if self.pending.len() > before {
            resolve::order(&mut self.pending);
        }
    }

    /// Gives up the text that neither the caller nor a decision still to come can ask for, when it is worth a move.
    fn release(&mut self) {
        let needed = self.settled.min(self.sure.saturating_sub(BEHIND)).saturating_sub(self.base);
        let gone = boundary::floor(&self.text, needed);
        if gone >= self.step.div_ceil(2) {
            self.text.drain(..gone);
            self.base += gone;
            self.scratch.progress.release(gone);
        }
    }
}

/// Whether more of a text may come.
enum End {
    Open,
    Here,
}

#[cfg(test)]
mod tests;
