//! What overlapping findings mean: which type decides, and which bytes go.
//!
//! Every byte of every accepted finding whose action is not `keep` is removed. Findings that share bytes become one span,
//! decided by the best of them: validated beats unvalidated, narrow beats generic, longer beats shorter, then the score,
//! then the first. A kept finding stands against a removed one only on exactly its span and with the narrower type, and
//! never against a national identification number: that is kept on a ground of its own or not at all (GDPR art. 87).
//!
//! A chain of findings, each overlapping the next, could go on as long as a text. It is parted every [`CHAIN`] bytes, at the
//! beginning of the first finding from there on: those that lie across go on as two, and none of their bytes is left.

use std::cmp::Ordering;

use super::reach::CHAIN;
use super::{Entity, Finding, Scanner, Special};

/// Turns findings into disjoint spans, ordered by start, each under the entity that decides it. `keeps` says whether an
/// entity's action is `keep`; kept findings that no removed one touches stay in the list, for the tally.
pub fn resolve(scanner: &Scanner, findings: &mut Vec<Finding>, keeps: impl Fn(Entity) -> bool) {
    resolve_within(scanner, findings, keeps, CHAIN);
}

/// The same with another longest chain, in bytes.
pub(in crate::detect) fn resolve_within(
    scanner: &Scanner,
    findings: &mut Vec<Finding>,
    keeps: impl Fn(Entity) -> bool,
    chain: usize,
) {
    if findings.len() < 2 {
        return;
    }
    let narrow = |finding: &Finding| scanner.specificity(finding.entity);
    let national =
        |gone: &Finding| scanner.info(gone.entity).is_some_and(|info| info.special == Some(Special::NationalId));
    let spared = |gone: &Finding, all: &[Finding]| {
        !national(gone)
            && all.iter().any(|kept| {
                keeps(kept.entity) && (kept.start, kept.end) == (gone.start, gone.end) && narrow(kept) > narrow(gone)
            })
    };
    findings.sort_by_key(|finding| (finding.start, finding.end));
    sever(findings, chain, usize::MAX);
    let removed: Vec<Finding> = findings
        .iter()
        .filter(|finding| !keeps(finding.entity) && !spared(finding, same_span(findings, finding)))
        .copied()
        .collect();
    let mut spans = merge(removed, |a, b| rank(scanner, a, b), Joining::Union);
    findings.retain(|finding| keeps(finding.entity) && !touches(&spans, finding));
    spans.append(&mut merge(std::mem::take(findings), |a, b| rank(scanner, a, b), Joining::Winner));
    spans.sort_by_key(|finding| finding.start);
    *findings = spans;
}

/// Puts findings in order, and leaves the best of those of one type on one span.
pub(in crate::detect) fn order(findings: &mut Vec<Finding>) {
    let key = |finding: &Finding| (finding.start, finding.end, finding.entity);
    if findings.len() > 1 {
        findings.sort_unstable_by(|a, b| {
            let best = || {
                (b.validated.cmp(&a.validated))
                    .then(b.score.value().total_cmp(&a.score.value()))
                    .then((a.reason as u8).cmp(&(b.reason as u8)))
                    .then(a.joined.cmp(&b.joined))
            };
            key(a).cmp(&key(b)).then_with(best)
        });
        findings.dedup_by_key(|finding| key(finding));
    }
}

/// Parts the chains longer than `most` bytes (at least 1) of findings sorted by span, of which all that begin before the byte
/// `known` are there. Returns a byte, at most `known`, that no finding lies across, nor will when the rest is there: what begins
/// before it can be resolved by itself.
pub(in crate::detect) fn sever(findings: &mut Vec<Finding>, most: usize, known: usize) -> usize {
    let (mut start, mut end) = (0, 0);
    let parted = findings.iter().take_while(|finding| finding.start < known).any(|finding| {
        if finding.start >= end {
            (start, end) = (finding.start, finding.end);
        }
        end = end.max(finding.end);
        finding.start - start >= most
    });
    if parted {
        (start, end) = part(findings, most, known);
    }
    if end > known { start } else { known }
}

/// Parts the chains, and returns the span of the last.
fn part(findings: &mut Vec<Finding>, most: usize, known: usize) -> (usize, usize) {
    let whole = std::mem::take(findings);
    let (mut start, mut end, mut first) = (0, 0, 0);
    for finding in whole {
        if finding.start < known {
            if finding.start >= end {
                (start, end, first) = (finding.start, finding.end, findings.len());
            } else if finding.start - start >= most {
                let (cut, across) = (finding.start, first);
                (start, first) = (cut, findings.len());
                for at in across..first {
                    let head = &mut findings[at];
                    if head.end > cut {
                        let rest = Finding { start: cut, joined: true, ..*head };
                        (head.end, head.joined) = (cut, true);
                        findings.push(rest);
                    }
                }
            }
            end = end.max(finding.end);
        }
        findings.push(finding);
    }
    order(findings);
    (start, end)
}

/// The better of two findings is the greater.
pub(in crate::detect) fn rank(scanner: &Scanner, a: &Finding, b: &Finding) -> Ordering {
    (a.validated.cmp(&b.validated))
        .then(scanner.specificity(a.entity).cmp(&scanner.specificity(b.entity)))
        .then(a.len().cmp(&b.len()))
        .then(a.score.value().total_cmp(&b.score.value()))
        .then(b.start.cmp(&a.start))
        .then(b.entity.cmp(&a.entity))
}

enum Joining {
    /// The span of a group is all its bytes: for what is removed.
    Union,
    /// The span of a group is its winner's own: for what is kept.
    Winner,
}

/// Groups findings that share bytes, in order of start, and leaves one for each group.
fn merge(sorted: Vec<Finding>, rank: impl Fn(&Finding, &Finding) -> Ordering, joining: Joining) -> Vec<Finding> {
    let mut spans: Vec<Finding> = Vec::with_capacity(sorted.len());
    let (mut start, mut end) = (0, 0);
    let mut best: Option<Finding> = None;
    let close = |best: Option<Finding>, start: usize, end: usize, spans: &mut Vec<Finding>| {
        if let Some(best) = best {
            spans.push(match joining {
                Joining::Union => {
                    Finding { start, end, joined: best.joined || (start, end) != (best.start, best.end), ..best }
                }
                Joining::Winner => best,
            });
        }
    };
    for finding in sorted {
        match best {
            Some(held) if finding.start < end => {
                end = end.max(finding.end);
                best = Some(if rank(&finding, &held) == Ordering::Greater { finding } else { held });
            }
            _ => {
                close(best, start, end, &mut spans);
                (start, end, best) = (finding.start, finding.end, Some(finding));
            }
        }
    }
    close(best, start, end, &mut spans);
    spans
}

/// The findings on exactly the same span, in a list sorted by span.
fn same_span<'a>(sorted: &'a [Finding], finding: &Finding) -> &'a [Finding] {
    let key = (finding.start, finding.end);
    let from = sorted.partition_point(|other| (other.start, other.end) < key);
    let to = sorted.partition_point(|other| (other.start, other.end) <= key);
    sorted.get(from..to).unwrap_or_default()
}

/// Whether a finding shares a byte with one of the disjoint, ordered spans.
fn touches(spans: &[Finding], finding: &Finding) -> bool {
    let first = spans.partition_point(|span| span.end <= finding.start);
    spans.get(first).is_some_and(|span| span.start < finding.end)
}

#[cfg(test)]
mod tests;
