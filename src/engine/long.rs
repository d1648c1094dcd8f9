//! Strings too long to be held: scanned as they pass, in windows that find what a scan of the whole would.

use crate::detect::{Finding, Windows};
use crate::json::text::{Decoded, escape_into};
use crate::policy::{FindingAct, Plan};

use super::ErrorKind;
use super::held::Refusal;
use super::minimiser::{Captured, Minimiser};
use super::spot::Effective;
use crate::base::{Lease, LimitName};

/// A long string being scanned.
pub(super) struct Long {
    windows: Windows,
    /// A part of the string is behind us.
    begun: bool,
    /// The string as written, from the last settled byte on, and where that is in its text.
    raw: String,
    base: usize,
    decoded: Decoded,
    findings: Vec<Finding>,
    lease: Lease,
}

impl Long {
    pub(super) fn new(lease: Lease) -> Self {
        let (raw, decoded, findings) = (String::new(), Decoded::default(), Vec::new());
        Self { windows: Windows::new(), begun: false, raw, base: 0, decoded, findings, lease }
    }

    /// Another value is captured: if a string was under way, its stream failed in the middle of it, and nothing of it may
    /// be left.
    pub(super) fn abandon(&mut self) {
        self.begun = false;
    }

    fn begin(&mut self) {
        self.windows.begin();
        self.raw.clear();
        self.base = 0;
        self.begun = true;
    }
}

impl Minimiser {
    /// Scans the next part of a string. Returns how much of it is taken.
    pub(super) fn scan_part(&mut self, raw: &[u8], last: bool, out: &mut Vec<u8>) -> Result<usize, Refusal> {
        let raw = match std::str::from_utf8(raw) {
            Ok(raw) => raw,
            // A character that the part's end cuts.
            Err(cut) => std::str::from_utf8(&raw[..cut.valid_up_to()]).unwrap_or_default(),
        };
        let plan = std::sync::Arc::clone(&self.plan);
        let mut long = self.long.take().unwrap_or_else(|| Box::new(Long::new(self.opening.budget.lease())));
        if !long.begun {
            long.begin();
            self.trail.words(&mut self.words);
            if let Captured::Leaf(Effective::Rule(number), _) = self.captured {
                self.tally.fields[plan.rule(number).series] += 1;
            }
        }
        let taken = long.decoded.decode_part(raw, last);
        long.raw.push_str(&raw[..taken]);
        if let Some(scanner) = plan.scanner() {
            let keeps = |entity| matches!(plan.finding(entity).act, FindingAct::Keep);
            let Long { windows, decoded, findings, .. } = &mut *long;
            let sweep = self.sweep.as_mut();
            let settled = windows.push_swept(scanner, &self.words, decoded.text(), keeps, sweep, findings);
            self.release(&plan, &mut long, settled, out);
            if last {
                let Long { windows, findings, .. } = &mut *long;
                let sweep = self.sweep.as_mut();
                let settled = windows.finish_swept(scanner, &self.words, keeps, sweep, findings);
                self.release(&plan, &mut long, settled, out);
            }
        } else {
            out.append(&mut std::mem::take(&mut long.raw).into_bytes());
        }
        long.begun = !last;
        let held = long.windows.held() + long.raw.capacity();
        let leased = long.lease.resize(held);
        self.long = Some(long);
        let memory = Refusal { kind: ErrorKind::Limit(LimitName::Memory), within: 0 };
        leased.map(|()| taken).map_err(|_| memory)
    }

    /// Writes what is settled, its findings replaced; what lies between them keeps its spelling.
    fn release(&mut self, plan: &Plan, long: &mut Long, settled: usize, out: &mut Vec<u8>) {
        let Long { windows, raw, base, decoded, findings, .. } = long;
        if settled == *base {
            return;
        }
        decoded.decode(raw);
        let place = |at: usize| decoded.raw_offset(at - *base);
        let mut rest = 0;
        for finding in &*findings {
            self.tally.findings[plan.finding(finding.entity).series] += 1;
            if matches!(plan.finding(finding.entity).act, FindingAct::Keep) {
                continue;
            }
            out.extend_from_slice(&raw.as_bytes()[rest..place(finding.start)]);
            // What lies in a tag is not seen, and is taken as it is written.
            let found =
                windows.seen(finding).or_else(|| decoded.text().get(finding.start - *base..finding.end - *base));
            self.replace(plan, finding, found.unwrap_or_default());
            escape_into(&self.text, out);
            rest = place(finding.end);
        }
        let end = place(settled);
        out.extend_from_slice(&raw.as_bytes()[rest..end]);
        raw.drain(..end);
        *base = settled;
    }
}
