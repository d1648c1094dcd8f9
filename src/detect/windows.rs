//! Scanning a text of any length as it arrives, with the findings of a scan of the whole.
//!
//! The passes of a scan go on from where the last window ended, with all that they know of what came before: so nothing is
//! scanned twice but the last 1.5 KiB of each window of 64 KiB by the operator's own patterns (a fortieth),
//! and the token or address at a window's end whose own end has not come (at most 256 KiB, while it has not).
//!
//! A finding is reported when it is certain, and so is every finding that overlaps it.

use super::normal::Form;
use super::reach::{BEHIND, CHAIN};
use super::scan::{Accepted, Pass};
use super::view::written;
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
    /// The text held, and its normal form.
    form: Form,
    /// Where the last pass could decide no more, in normal text.
    sure: usize,
    /// No finding still to come begins before this byte.
    settled: usize,
    /// Bytes taken since the last pass.
    fresh: usize,
    /// Nothing was scanned yet of the text at hand.
    new: bool,
    scratch: Scratch,
    /// The same for what stands beside the text: tags.
    beside: Scratch,
    /// Findings of the last pass, by their place in normal text.
    found: Vec<Finding>,
    /// Findings not reported yet, ordered.
    pending: Vec<Finding>,
    /// Bytes worth a pass, at least, and as a multiple of the scanner's own distance.
    step: usize,
    steps: usize,
    /// Longest chain of overlapping findings.
    chain: usize,
    /// Names found in normal text that are not learnt yet, and the byte of it before which it is swept.
    names: Vec<Finding>,
    swept: usize,
}

impl Default for Windows {
    fn default() -> Self {
        Self::sized(STEP, STEPS, CHAIN)
    }
}

impl std::fmt::Debug for Windows {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Windows").field("settled", &self.settled).finish_non_exhaustive()
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
            form: Form::default(),
            sure: 0,
            settled: 0,
            fresh: 0,
            new: true,
            scratch: Scratch::new(),
            beside: Scratch::new(),
            found: Vec::new(),
            pending: Vec::new(),
            step,
            steps,
            chain,
            names: Vec::new(),
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
        self.form.clear();
        self.found.clear();
        self.pending.clear();
        self.names.clear();
        (self.sure, self.settled, self.fresh, self.new, self.swept) = (0, 0, 0, true, 0);
    }

    /// Takes the next piece of the text, cut anywhere between characters; it may be empty.
    ///
    /// `findings` is cleared and then holds what has become certain, as [`resolve`](super::resolve()) leaves it: disjoint, in
    /// order, ending at or before the byte returned, up to which the text is *settled*. No finding still to come begins
    /// before that. `context` is the words of the value's path; it, the scanner and `keeps`, which says whether an entity's
    /// action is `keep`, are the same for all pieces of a text.
    ///
    /// What was settled before this call is given up; [`Windows::seen`] reads the findings until the next.
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
        self.form.push(piece);
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

    /// What a reader sees of a finding that the last call gave: its span's normal text, as [`Scratch::seen`] tells it. `None`
    /// where nothing of it is seen: it lies in a tag.
    pub fn seen(&self, finding: &Finding) -> Option<&str> {
        self.form.within(finding.start, finding.end).filter(|seen| !seen.is_empty())
    }

    /// Memory in use, in bytes.
    pub fn held(&self) -> usize {
        let findings = self.found.capacity() + self.pending.capacity() + self.names.capacity();
        self.form.held() + findings * size_of::<Finding>()
    }

    /// Steps taken, as [`Scratch::work`] counts them.
    pub fn work(&self) -> u64 {
        self.scratch.work() + self.beside.work()
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
        let last = matches!(end, End::Here);
        self.form.read(scanner.markup, scanner.code, last);
        let (text, base) = (self.form.text(), self.form.base());
        let limit = if last { text.len() } else { text.len().saturating_sub(scanner.ahead()) };
        let limit = boundary::floor(text, limit);
        let (scratch, sink) = (&mut self.scratch, Accepted(&mut self.found));
        let sure = Pass { scanner, text, path: context, scratch, sink, limit, last }.run();
        self.sure = base + boundary::floor(text, sure);
        let known = if last { self.form.taken() } else { self.form.start(self.sure) };
        self.gather(scanner, context, sweep);
        let settled = resolve::sever(&mut self.pending, self.chain, known);
        let certain = self.pending.partition_point(|finding| finding.start < settled);
        findings.extend(self.pending.drain(..certain));
        resolve::resolve_within(scanner, findings, keeps, self.chain);
        self.settled = self.settled.max(settled);
    }

    /// Puts the findings of the last pass, of the sweep and of what stands beside the text where they are written.
    fn gather(&mut self, scanner: &Scanner, context: &str, mut sweep: Option<&mut Sweep>) {
        let (form, base, before) = (&self.form, self.form.base(), self.pending.len());
        let wanted = |finding: &Finding| scanner.looks_for(form, finding);
        self.found.iter_mut().for_each(|one| (one.start, one.end) = (base + one.start, base + one.end));
        // Nor are names learnt where nothing is looked for.
        self.found.retain(|finding| wanted(&written(form, *finding)));
        if let Some(sweep) = sweep.as_deref_mut() {
            self.sweep(scanner, sweep);
        }
        let asides = self.form.asides(self.sure);
        let form = &self.form;
        let wanted = |finding: &Finding| scanner.looks_for(form, finding);
        self.pending.extend(self.found.drain(..).map(|finding| written(form, finding)).filter(wanted));
        for aside in &asides {
            scanner.scan_aside(aside, context, sweep.as_deref_mut(), &mut self.beside, &mut self.found);
            self.pending.extend(self.found.drain(..).filter(wanted));
        }
        if self.pending.len() > before {
            resolve::order(&mut self.pending);
        }
    }

    /// Has the names learnt that were found for certain, and what is known swept as far. What is found joins the findings of
    /// the last pass.
    fn sweep(&mut self, scanner: &Scanner, sweep: &mut Sweep) {
        let (text, base) = (self.form.text(), self.form.base());
        self.names.extend(self.found.iter().filter(|finding| sweep.teaches(finding)));
        resolve::order(&mut self.names);
        let certain = self.names.partition_point(|name| name.start < self.sure);
        for name in self.names.drain(..certain) {
            sweep.learn(text.get(name.start - base..name.end - base).unwrap_or_default(), name.end);
        }
        self.swept = match sweep.is_idle() {
            // What is learnt later holds only behind this.
            true => self.sure.max(self.swept),
            false => sweep.run(scanner, text, base, (self.swept, self.sure), &mut self.found),
        };
    }

    /// Gives up the text that neither the caller nor a decision still to come can ask for, when it is worth a move.
    fn release(&mut self) {
        let needed = self.form.normal(self.settled).min(self.sure.saturating_sub(BEHIND));
        let gone = boundary::floor(self.form.text(), needed.saturating_sub(self.form.base()));
        if gone >= self.step.div_ceil(2) {
            self.form.release(gone);
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
