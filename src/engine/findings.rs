//! Scanning: detectors over a text, each finding replaced by what its type's action makes of it.

use std::collections::HashMap;

use crate::base::Scalar;
use crate::detect::{Entity, Finding, resolve};
use crate::json::text::escape_into;
use crate::json::{Edit, Fate};
use crate::policy::{FindingAct, Plan};
use crate::transform::Output;

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

/// Where a text stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// It is a value.
    Text,
    /// It is a name.
    Name,
}

impl Minimiser {
    /// Scans a string or the spelling of a number.
    pub(super) fn scan(&mut self, raw: &str, value: Scalar<'_>, effective: Effective, edit: &mut Edit) -> Fate {
        let text = match value {
            Scalar::String(text) | Scalar::Number(text) => text,
            Scalar::Null | Scalar::Bool(_) => return Fate::Same,
        };
        self.trail.words(&mut self.words);
        if self.traces() {
            self.text.clear();
            self.text.push_str(text);
            self.tell(value.kind(), effective, "scan");
        }
        if !self.find(text, Place::Text) {
            return Fate::Same;
        }
        let plan = std::sync::Arc::clone(&self.plan);
        let findings = std::mem::take(&mut self.findings);
        self.count(&findings);
        let fate = if findings.iter().any(|finding| plan.finding(finding.entity).drops_field) {
            Fate::Removed
        } else if findings.iter().all(|finding| matches!(plan.finding(finding.entity).act, FindingAct::Keep)) {
            Fate::Same
        } else if let Scalar::Number(_) = value {
            self.whole_number(&plan, &findings, text, edit)
        } else {
            let inside = &raw[1..raw.len() - 1];
            let escaped = inside.len() != text.len();
            self.splice(&plan, &findings, text, inside, escaped, &mut edit.value);
            Fate::Replaced
        };
        self.findings = findings;
        fate
    }

    /// Runs the detectors in the context of `self.words`; the findings to act on are in `self.findings`, disjoint and in
    /// order. False: none.
    fn find(&mut self, text: &str, place: Place) -> bool {
        let Some(scanner) = self.plan.scanner() else { return false };
        self.findings.clear();
        let (words, scratch, findings) = (&self.words, &mut self.scratch, &mut self.findings);
        match place {
            Place::Text => scanner.scan(text, words, scratch, findings),
            Place::Name => scanner.scan_name(text, words, scratch, findings),
        }
        // Names that are seen clean once are not looked at again, so they know nothing of the record but what it gives.
        if let Some(sweep) = self.sweep.as_mut().filter(|_| place == Place::Text || self.plan.sweeps())
            && sweep.listens(&self.findings)
        {
            sweep.add(scanner, text, &mut self.findings);
        }
        if self.findings.is_empty() {
            return false;
        }
        let plan = &self.plan;
        resolve(scanner, &mut self.findings, |entity| matches!(plan.finding(entity).act, FindingAct::Keep));
        !self.findings.is_empty()
    }

    /// Whether something is found in a text, in the context of `self.words`. What is found is counted.
    pub(super) fn found(&mut self, text: &str) -> bool {
        let found = self.find(text, Place::Name);
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
            self.replace(plan, finding, &text[finding.start..finding.end]);
            escape_into(&self.text, out);
            rest = offset(finding.end);
        }
        out.extend_from_slice(&inside.as_bytes()[rest..]);
        out.push(b'"');
        self.decoded = decoded;
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
    fn whole_number(&mut self, plan: &Plan, findings: &[Finding], text: &str, edit: &mut Edit) -> Fate {
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
            Output::Number => edit.value.extend_from_slice(self.text.as_bytes()),
            Output::Text => crate::json::text::quote_into(&self.text, &mut edit.value),
            Output::Same | Output::Null | Output::Unfit => edit.value.extend_from_slice(b"null"),
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
        if !self.find(text, Place::Name) {
            // What another record sweeps may be in it.
            let swept = self.plan.sweeps();
            if !swept && self.plan.scanner().is_none_or(|scanner| scanner.clean_name(text, &mut self.scratch)) {
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
