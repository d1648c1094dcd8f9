//! Scanning a whole text in its normal form, with findings where they are written.
//!
//! The passes of a scan (`scan`) and the sweep know normal text alone. A text that is its own normal form, as nearly all are,
//! is given to them as it stands. Of others the form is made first, the findings are led back, and what markup hides is scanned
//! by itself.

use super::catalogue::is_secret;
use super::normal::{Aside, Code, Form, Markup, is_normal};
use super::outside::listen;
use super::{Finding, Hints, Reason, Scanner, Scratch, Sweep, resolve};

/// What a text is in its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A value. It may be marked up, if the configuration says that of texts.
    Text,
    /// The spelling of a number, which has no markup.
    Number,
    /// A member's name, which has none either. It says what stands below it; the names above it say nothing of it whole, as a
    /// field's name does of its value: under `login`, `lang` is no user's name.
    Name,
}

impl Scanner {
    /// All accepted findings in a value of which nothing else is known; see [`Scanner::scan_at`].
    pub fn scan(&self, text: &str, context: &str, scratch: &mut Scratch, findings: &mut Vec<Finding>) {
        self.scan_at(Place::Text, text, context, Hints::default(), scratch, findings);
    }

    /// All accepted findings in `text`, ordered by start but for those of the sweep, which come last; they may overlap (see
    /// [`resolve`](super::resolve())). `findings` is cleared first. `context` is the words of the value's path, separated by
    /// spaces: `customer phone`. What something outside says of the text is added if it reaches its line and is of nothing
    /// that the operator allows; the sweep learns the names of this text, and what it finds is added.
    ///
    /// Detectors read the text's normal form, in which escapes, look-alikes and the markup that the configuration tells of
    /// are taken back. A finding covers the bytes as they are written, all of each character that it holds.
    pub fn scan_at(
        &self,
        place: Place,
        text: &str,
        context: &str,
        Hints { mut sweep, reports }: Hints<'_>,
        scratch: &mut Scratch,
        findings: &mut Vec<Finding>,
    ) {
        scratch.form.clear();
        let markup = self.markup_at(place);
        if stands(text, markup) {
            self.scan_normal(place, text, context, scratch, findings);
            if !reports.is_empty() {
                findings.append(&mut self.heard(text, &scratch.form, reports));
                resolve::order(findings);
            }
            self.swept(sweep, text, findings);
            return;
        }
        let mut form = std::mem::take(&mut scratch.form);
        form.whole(text, markup, self.code);
        self.scan_normal(place, form.text(), context, scratch, findings);
        // Nor are names learnt where nothing is looked for.
        findings.retain(|finding| self.looks_for(&form, &written(&form, *finding)));
        let heard = self.heard(text, &form, reports);
        if heard.is_empty() {
            self.swept(sweep.as_deref_mut(), form.text(), findings);
        } else {
            listen(&form, &heard, findings);
            self.swept(sweep.as_deref_mut(), form.text(), findings);
            findings.retain(|finding| finding.reason != Reason::External);
        }
        findings.iter_mut().for_each(|finding| *finding = written(&form, *finding));
        findings.retain(|finding| self.looks_for(&form, finding));
        findings.extend(heard);
        let mut more = Vec::new();
        for aside in &form.asides(usize::MAX) {
            self.scan_aside(aside, context, sweep.as_deref_mut(), scratch, &mut more);
            findings.extend(more.iter().filter(|finding| self.looks_for(&form, finding)));
        }
        resolve::order(findings);
        scratch.form = form;
    }

    /// Adds what a sweep finds in a normal text.
    fn swept(&self, sweep: Option<&mut Sweep>, text: &str, findings: &mut Vec<Finding>) {
        if let Some(sweep) = sweep.filter(|sweep| sweep.listens(findings)) {
            sweep.add(self, text, findings);
        }
    }

    /// Findings in what was taken out of a text, by their places in that text. `findings` is cleared first. The sweep hunts
    /// what is known where it stood, and learns nothing.
    pub(in crate::detect) fn scan_aside(
        &self,
        aside: &Aside,
        context: &str,
        sweep: Option<&mut Sweep>,
        scratch: &mut Scratch,
        findings: &mut Vec<Finding>,
    ) {
        let mut form = Form::default();
        let normal = match is_normal(&aside.text, Markup::Plain) {
            true => aside.text.as_str(),
            false => {
                form.whole(&aside.text, Markup::Plain, Code::Scan);
                form.text()
            }
        };
        self.scan_normal(Place::Text, normal, context, scratch, findings);
        if let Some(sweep) = sweep {
            sweep.beside(self, normal, aside.normal, findings);
        }
        for finding in findings {
            let there = written(&form, *finding);
            *finding = Finding { start: aside.at + there.start, end: aside.at + there.end, ..there };
        }
    }

    /// Whether nothing is found in a member's name, whatever names stand above it.
    pub fn clean_name(&self, name: &str, scratch: &mut Scratch) -> bool {
        if stands(name, Markup::Plain) {
            return self.clean_normal(name, scratch);
        }
        let mut form = Form::default();
        form.whole(name, Markup::Plain, self.code);
        self.clean_normal(form.text(), scratch)
    }

    /// Whether a finding is looked for where it stands: not in code that is kept.
    pub(in crate::detect) fn looks_for(&self, form: &Form, finding: &Finding) -> bool {
        match self.code {
            Code::Scan => true,
            Code::Secrets => is_secret(finding.entity) || !form.in_code(finding.start, finding.end),
            Code::Keep => !form.in_code(finding.start, finding.end),
        }
    }

    /// How a text is marked up that stands there.
    pub(in crate::detect) fn markup_at(&self, place: Place) -> Markup {
        match place {
            Place::Text => self.markup,
            Place::Number | Place::Name => Markup::Plain,
        }
    }
}

impl Scratch {
    /// What a reader sees of a span of the text last scanned: the span's normal text, or what is written there where nothing
    /// of it is seen. For what is made of a finding: a pseudonym does not depend on how a value is written.
    pub fn seen<'a>(&'a self, text: &'a str, start: usize, end: usize) -> &'a str {
        seen(&self.form, text, start, end)
    }
}

/// A text as a reader sees it, for whoever acts on findings after other texts were scanned.
pub struct View<'a> {
    text: &'a str,
    form: Form,
}

impl std::fmt::Debug for View<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("View").finish_non_exhaustive()
    }
}

impl View<'_> {
    /// The same of a span of this text as [`Scratch::seen`] of the text last scanned.
    pub fn seen(&self, start: usize, end: usize) -> &str {
        seen(&self.form, self.text, start, end)
    }
}

impl Scanner {
    /// A text that stands there, as a reader sees it.
    pub fn view<'a>(&self, place: Place, text: &'a str) -> View<'a> {
        let (mut form, markup) = (Form::default(), self.markup_at(place));
        if !stands(text, markup) {
            form.whole(text, markup, self.code);
        }
        View { text, form }
    }
}

fn seen<'a>(form: &'a Form, text: &'a str, start: usize, end: usize) -> &'a str {
    let written = text.get(start..end).unwrap_or_default();
    match form.text() {
        "" => written,
        _ => form.within(start, end).filter(|seen| !seen.is_empty()).unwrap_or(written),
    }
}

/// Whether a text can be read as it stands.
pub(in crate::detect) fn stands(text: &str, markup: Markup) -> bool {
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
