//! Scanning: detectors over a text, each finding replaced by what its type's action makes of it.

use std::collections::HashMap;

use crate::base::Scalar;
use crate::detect::{Entity, Finding, Hints, Place, resolve};
use crate::json::text::escape_into;
use crate::json::{Edit, Fate};
use crate::policy::{FindingAct, Plan};
use crate::transform::Output;

use super::held::Refusal;
use super::minimiser::Minimiser;
use super::names::Known;
use super::spot::Effective;

/// The numbers that `{n}` gives to the different values of each type within a record.
#[derive(Default)]
pub(super) struct Numbers {
    seen: HashMap<(Entity, String), usize>,
    next: HashMap<Entity, usize>,
}

impl Numbers {
    pub(super) fn clear(&mut self) {
        if !self.seen.is_empty() {
            self.seen.clear();
            self.next.clear();
        }
    }

    fn number(&mut self, entity: Entity, value: &str) -> usize {
        let next = &mut self.next;
        *self.seen.entry((entity, value.to_owned())).or_insert_with(|| {
            let count = next.entry(entity).or_insert(0);
            *count += 1;
            *count
        })
    }
}

impl Minimiser {
    /// Scans a string or the spelling of a number.
    pub(super) fn scan(
        &mut self,
        raw: &str,
        value: Scalar<'_>,
        effective: Effective,
        edit: &mut Edit,
    ) -> Result<Fate, Refusal> {
        let text = match value {
            Scalar::String(text) | Scalar::Number(text) => text,
            Scalar::Null | Scalar::Bool(_) => return Ok(Fate::Same),
        };
        self.trail.words(&mut self.words);
        if self.traces() {
            self.text.clear();
            self.text.push_str(text);
            self.tell(value.kind(), effective, "scan");
        }
        let place = if let Scalar::Number(_) = value { Place::Number } else { Place::Text };
        if place == Place::Text && !self.plan.nested().is_empty() {
            return self.scan_nested(raw, text, effective, edit);
        }
        if !self.find(text, place) {
            return Ok(Fate::Same);
        }
        let plan = std::sync::Arc::clone(&self.plan);
        let findings = std::mem::take(&mut self.findings);
        self.count(&findings);
        let fate = if findings.iter().any(|finding| plan.finding(finding.entity).drops_field) {
            Fate::Removed
        } else if findings.iter().all(|finding| matches!(plan.finding(finding.entity).act, FindingAct::Keep)) {
            Fate::Same
        } else if let Scalar::Number(_) = value {
            self.whole_number(&plan, &findings, text, &mut edit.value)
        } else {
            let inside = &raw[1..raw.len() - 1];
            let escaped = inside.len() != text.len();
            self.splice(&plan, &findings, text, inside, escaped, &mut edit.value);
            Fate::Replaced
        };
        self.findings = findings;
        Ok(fate)
    }

    /// Runs the detectors in the context of `self.words`; the findings to act on are in `self.findings`, disjoint and in
    /// order. False: none.
    fn find(&mut self, text: &str, place: Place) -> bool {
        self.accepted(text, place);
        let Some(scanner) = self.plan.scanner().filter(|_| !self.findings.is_empty()) else { return false };
        let plan = &self.plan;
        resolve(scanner, &mut self.findings, |entity| matches!(plan.finding(entity).act, FindingAct::Keep));
        !self.findings.is_empty()
    }

    /// Runs the detectors in the context of `self.words`, with the sweep and what is said outside; all that they accept is in
    /// `self.findings`. Who only goes ahead notes the text and finds nothing.
    pub(super) fn accepted(&mut self, text: &str, place: Place) {
        self.findings.clear();
        if self.outside.notes(text) {
            return;
        }
        let Some(scanner) = self.plan.scanner() else { return };
        // Names that are seen clean once are not looked at again, so they know nothing of the record but what it gives.
        let sweep = self.sweep.as_mut().filter(|_| place != Place::Name || self.plan.sweeps());
        let hints = Hints { sweep, reports: self.outside.said(text) };
        scanner.scan_at(place, text, &self.words, hints, &mut self.scratch, &mut self.findings);
    }

    /// Whether something is found in a name, in the context of `self.words`. What is found is counted.
    pub(super) fn found(&mut self, name: &str) -> bool {
        if !self.plan.nested().is_empty() {
            return self.found_nested(name);
        }
        let found = self.find(name, Place::Name);
        let findings = std::mem::take(&mut self.findings);
        if found {
            self.count(&findings);
        }
        self.findings = findings;
        found
    }

    fn count(&mut self, findings: &[Finding]) {
        for finding in findings {
            self.tally.findings[self.plan.finding(finding.entity).series] += 1;
        }
    }

    /// Writes the string with its findings replaced; what lies between them keeps its original spelling.
    fn splice(
        &mut self,
        plan: &Plan,
        findings: &[Finding],
        text: &str,
        inside: &str,
        escaped: bool,
        out: &mut Vec<u8>,
    ) {
        let mut decoded = std::mem::take(&mut self.decoded);
        let scratch = std::mem::take(&mut self.scratch);
        if escaped {
            decoded.decode(inside);
        }
        let offset = |at: usize| if escaped { decoded.raw_offset(at) } else { at };
        out.push(b'"');
        let mut rest = 0;
        for finding in findings {
            if matches!(plan.finding(finding.entity).act, FindingAct::Keep) {
                continue;
            }
            out.extend_from_slice(&inside.as_bytes()[rest..offset(finding.start)]);
            self.replace(plan, finding, scratch.seen(text, finding.start, finding.end));
            escape_into(&self.text, out);
            rest = offset(finding.end);
        }
        out.extend_from_slice(&inside.as_bytes()[rest..]);
        out.push(b'"');
        self.decoded = decoded;
        self.scratch = scratch;
    }

    /// Puts into `self.text` what stands for a finding in a text.
    pub(super) fn replace(&mut self, plan: &Plan, finding: &Finding, found: &str) {
        self.text.clear();
        let entity = finding.entity;
        let joined = finding.joined;
        let finding = plan.finding(entity);
        let value = Scalar::String(found);
        let output = match &finding.act {
            // The ends that a mask would leave may be another finding's.
            FindingAct::Mask(mask) if joined => mask.whole().apply(value, &mut self.text),
            FindingAct::Mask(mask) => mask.apply(value, &mut self.text),
            FindingAct::Pseudonymise(pseudonymiser, from) => match self.scope_of(*from) {
                true => pseudonymiser.apply(value, &self.scope, self.opening.now, &mut self.text),
                false => Output::Unfit,
            },
            FindingAct::Redact(redact) => {
                if let Some(with) = &redact.with {
                    self.text.push_str(with);
                    return;
                }
                Output::Unfit
            }
            FindingAct::Keep => Output::Unfit,
        };
        if !matches!(output, Output::Text | Output::Number) {
            self.text.clear();
            let placeholder = plan.placeholder();
            let number = if placeholder.numbers() { self.numbers.number(entity, found) } else { 0 };
            placeholder.fill(&finding.entity, number, &mut self.text);
        }
    }

    /// A finding in a number acts on the whole number, which stays a number or becomes `null`.
    pub(super) fn whole_number(&mut self, plan: &Plan, findings: &[Finding], text: &str, out: &mut Vec<u8>) -> Fate {
        let deciding = findings.iter().map(|finding| plan.finding(finding.entity));
        let act = deciding.map(|finding| &finding.act).find(|act| !matches!(act, FindingAct::Keep));
        self.text.clear();
        let value = Scalar::Number(text);
        let output = match act {
            Some(FindingAct::Pseudonymise(pseudonymiser, from)) => match self.scope_of(*from) {
                true => pseudonymiser.apply(value, &self.scope, self.opening.now, &mut self.text),
                false => Output::Null,
            },
            Some(FindingAct::Mask(mask)) => mask.apply(value, &mut self.text),
            Some(FindingAct::Redact(redact)) => redact.apply(value, &mut self.text),
            Some(FindingAct::Keep) | None => return Fate::Same,
        };
        match output {
            Output::Number => out.extend_from_slice(self.text.as_bytes()),
            Output::Text => crate::json::text::quote_into(&self.text, out),
            Output::Same | Output::Null | Output::Unfit => out.extend_from_slice(b"null"),
        }
        Fate::Replaced
    }

    /// Scans a member name that no selector spells, in the context of the names above it: the trail leads to its object. A
    /// finding takes its type's action; a name that is clean in any context is remembered.
    pub(super) fn scan_name(&mut self, raw: &[u8], known: Known, edit: &mut Edit) {
        let Ok(inside) = std::str::from_utf8(raw) else { return };
        let mut decoded = std::mem::take(&mut self.decoded);
        let escaped = inside.contains('\\');
        if escaped {
            decoded.decode(inside);
        }
        let text = if escaped { decoded.text() } else { inside };
        self.trail.words(&mut self.words);
        // Who only goes ahead has not looked: it has to ask each time, as the one behind it may. What another record sweeps may be
        // in it.
        let looked = !self.outside.is_ahead() && !self.plan.sweeps();
        if !self.plan.nested().is_empty() {
            let clean = self.scan_nested_name(inside, text, edit)
                && looked
                && self.plan.scanner().is_none_or(|scanner| scanner.clean_name(text, &mut self.scratch));
            if clean {
                self.cache.is_clean(known);
            } else if self.traces() {
                self.text = text.to_owned();
            }
            self.decoded = decoded;
            return;
        }
        if !self.find(text, Place::Name) {
            if looked && self.plan.scanner().is_none_or(|scanner| scanner.clean_name(text, &mut self.scratch)) {
                self.cache.is_clean(known);
            }
            self.decoded = decoded;
            return;
        }
        let plan = std::sync::Arc::clone(&self.plan);
        let findings = std::mem::take(&mut self.findings);
        self.count(&findings);
        let text = text.to_owned();
        self.decoded = decoded;
        self.splice(&plan, &findings, &text, inside, escaped, &mut edit.name);
        self.findings = findings;
        if self.traces() {
            self.text = text;
        }
    }
}
