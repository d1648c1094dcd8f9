//! Scanning a whole text in its normal form, with findings where they are written.
//!
//! The passes of a scan (`scan`) know normal text alone. A text that is its own normal form, as nearly all are, is given to
//! them as it stands. Of others the form is made first, the findings are led back, and what markup hides is scanned by
//! itself.

use super::catalogue::is_secret;
use super::normal::{Aside, Code, Form, Markup, is_normal};
use super::{Candidate, Finding, Outcome, Scanner, Scratch, resolve};

impl Scanner {
    /// All accepted findings in `text`, ordered by start; they may overlap (see [`resolve`](super::resolve())). `findings`
    /// is cleared first. `context` is the words of the value's path, separated by spaces: `customer phone`.
    ///
    /// Detectors read the text's normal form, in which escapes, look-alikes and the markup that the configuration tells of
    /// are taken back. A finding covers the bytes as they are written, all of each character that it holds.
    pub fn scan(&self, text: &str, context: &str, scratch: &mut Scratch, findings: &mut Vec<Finding>) {
        self.scan_as(self.markup, text, context, scratch, findings);
    }

    /// The same for a text that has no markup whatever the configuration says of texts, such as a member's name.
    pub fn scan_plain(&self, text: &str, context: &str, scratch: &mut Scratch, findings: &mut Vec<Finding>) {
        self.scan_as(Markup::Plain, text, context, scratch, findings);
    }

    fn scan_as(&self, markup: Markup, text: &str, context: &str, scratch: &mut Scratch, findings: &mut Vec<Finding>) {
        scratch.form.clear();
        if stands(text, markup) {
            self.scan_normal(text, context, scratch, findings);
            return;
        }
        let mut form = std::mem::take(&mut scratch.form);
        form.whole(text, markup, self.code);
        self.scan_normal(form.text(), context, scratch, findings);
        findings.iter_mut().for_each(|finding| *finding = written(&form, *finding));
        findings.retain(|finding| self.looks_for(&form, finding));
        let mut more = Vec::new();
        let asides: Vec<Aside> = form.asides().collect();
        for aside in &asides {
            self.scan_aside(aside, context, scratch, &mut more);
            findings.extend(more.iter().filter(|finding| self.looks_for(&form, finding)));
        }
        resolve::order(findings);
        scratch.form = form;
    }

    /// Findings in what was taken out of a text, by their places in that text. `findings` is cleared first.
    pub(in crate::detect) fn scan_aside(
        &self,
        aside: &Aside,
        context: &str,
        scratch: &mut Scratch,
        findings: &mut Vec<Finding>,
    ) {
        let place =
            |finding: Finding| Finding { start: aside.at + finding.start, end: aside.at + finding.end, ..finding };
        if is_normal(&aside.text, Markup::Plain) {
            self.scan_normal(&aside.text, context, scratch, findings);
            findings.iter_mut().for_each(|finding| *finding = place(*finding));
            return;
        }
        let mut form = Form::default();
        form.whole(&aside.text, Markup::Plain, Code::Scan);
        self.scan_normal(form.text(), context, scratch, findings);
        findings.iter_mut().for_each(|finding| *finding = place(written(&form, *finding)));
    }

    /// Whether a finding is looked for where it stands: not in code that is kept.
    pub(in crate::detect) fn looks_for(&self, form: &Form, finding: &Finding) -> bool {
        match self.code {
            Code::Scan => true,
            Code::Secrets => is_secret(finding.entity) || !form.in_code(finding.start, finding.end),
            Code::Keep => !form.in_code(finding.start, finding.end),
        }
    }

    /// Every candidate, accepted or not, and why; ordered by start. For people: it allocates and does more work. What is not
    /// looked for where it stands is no candidate.
    pub fn explain(&self, text: &str, context: &str) -> Vec<Candidate> {
        self.explain_as(self.markup, text, context)
    }

    /// The same for a text that has no markup.
    pub fn explain_plain(&self, text: &str, context: &str) -> Vec<Candidate> {
        self.explain_as(Markup::Plain, text, context)
    }

    fn explain_as(&self, markup: Markup, text: &str, context: &str) -> Vec<Candidate> {
        if stands(text, markup) {
            return self.explain_normal(text, context);
        }
        let mut form = Form::default();
        form.whole(text, markup, self.code);
        let mut all = self.explain_normal(form.text(), context);
        all.iter_mut().for_each(|candidate| candidate.finding = written(&form, candidate.finding));
        let asides: Vec<Aside> = form.asides().collect();
        let (mut scratch, mut more) = (Scratch::new(), Vec::new());
        for aside in &asides {
            self.scan_aside(aside, context, &mut scratch, &mut more);
            all.extend(more.iter().map(|&finding| Candidate { finding, outcome: Outcome::Accepted }));
        }
        all.retain(|candidate| self.looks_for(&form, &candidate.finding));
        all.sort_by_key(|c| (c.finding.start, c.finding.end, c.finding.entity));
        all.dedup();
        all
    }
}

impl Scratch {
    /// What a reader sees of a span of the text last scanned: the span's normal text, or what is written there where nothing
    /// of it is seen. For what is made of a finding: a pseudonym does not depend on how a value is written.
    pub fn seen<'a>(&'a self, text: &'a str, start: usize, end: usize) -> &'a str {
        let written = text.get(start..end).unwrap_or_default();
        match self.form.text() {
            "" => written,
            _ => self.form.within(start, end).filter(|seen| !seen.is_empty()).unwrap_or(written),
        }
    }
}

/// Whether a text can be read as it stands.
fn stands(text: &str, markup: Markup) -> bool {
    // The first line may be indented code.
    let code = markup == Markup::Markdown && text.starts_with([' ', '\t']);
    !code && is_normal(text, markup)
}

/// A finding of normal text, where it is written.
pub(in crate::detect) fn written(form: &Form, finding: Finding) -> Finding {
    Finding { start: form.start(finding.start), end: form.end(finding.end), ..finding }
}

#[cfg(test)]
mod tests;
