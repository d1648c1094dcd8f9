//! Who has a finding where a text has parts: the text as it stands, or a part.
//!
//! A finding of the outer text that lies inside a part is handed down to it, to be told there from what was found in it. One that
//! holds a part and more goes over it, and the part is not opened. One across a part's edge is parted at the edge. Base64 cannot
//! be replaced in pieces: what overlaps a run of it takes all of the run. No byte of a finding is let go in that, but the marks
//! of JSON between its tokens, so that what was JSON still is.

use crate::detect::{Entity, Finding};

/// The findings of a text, from which its parts take theirs in order.
pub(super) struct Claims<'a, R> {
    /// By their start, the first `begun` of them behind us.
    findings: &'a [Finding],
    begun: usize,
    /// Those that reach to where we are.
    open: Vec<Finding>,
    /// Those that stay the outer text's.
    stay: Vec<Finding>,
    /// Whether findings of a type are removed.
    removes: R,
}

impl<'a, R: Fn(Entity) -> bool> Claims<'a, R> {
    /// Of findings that are sorted by their start.
    pub(super) fn new(findings: &'a [Finding], removes: R) -> Self {
        Self { findings, begun: 0, open: Vec::new(), stay: Vec::new(), removes }
    }

    /// Goes on to a part, which begins behind the last; afterwards those that overlap it are open.
    fn go(&mut self, start: usize, end: usize) {
        let rest = &self.findings[self.begun..];
        let more = rest.iter().take_while(|finding| finding.start < end).count();
        self.open.extend_from_slice(&rest[..more]);
        self.begun += more;
        let stay = &mut self.stay;
        self.open.retain(|finding| {
            let reaches = finding.end > start;
            if !reaches {
                stay.push(*finding);
            }
            reaches
        });
    }

    /// Whether a part that is replaced whole or not at all is free. If not, who overlaps it takes all of it.
    pub(super) fn frees(&mut self, start: usize, end: usize) -> bool {
        self.go(start, end);
        let mut free = true;
        for finding in self.open.iter_mut().filter(|finding| (self.removes)(finding.entity)) {
            let wider = Finding { start: finding.start.min(start), end: finding.end.max(end), ..*finding };
            let joined = finding.joined || wider.len() > finding.len();
            *finding = Finding { joined, ..wider };
            free = false;
        }
        free
    }

    /// The findings that a part takes, by their place in the outer text. `None`: one goes over it. Where only `marks` stand
    /// between parts, none does, and what lies there is let go.
    pub(super) fn take(&mut self, start: usize, end: usize, marks: bool) -> Option<Vec<Finding>> {
        self.go(start, end);
        let removes = &self.removes;
        let over = |one: &Finding| {
            removes(one.entity) && one.start <= start && one.end >= end && (one.start, one.end) != (start, end)
        };
        if !marks && self.open.iter().any(over) {
            return None;
        }
        let mut taken = Vec::new();
        let stay = &mut self.stay;
        self.open.retain_mut(|one| {
            let inside = Finding { start: one.start.max(start), end: one.end.min(end), ..*one };
            let whole = inside.len() == one.len();
            if !removes(one.entity) && !whole {
                return true;
            }
            taken.push(Finding { joined: one.joined || !whole, ..inside });
            if one.start < start && !marks {
                stay.push(Finding { end: start, joined: true, ..*one });
            }
            let more = one.end > end;
            *one = Finding { start: end.min(one.end), joined: true, ..*one };
            more
        });
        Some(taken)
    }

    /// The findings that no part took. Where only marks stand between parts, none is left that removes anything.
    pub(super) fn rest(mut self, marks: bool) -> Vec<Finding> {
        let mut rest = self.stay;
        rest.append(&mut self.open);
        rest.extend_from_slice(&self.findings[self.begun..]);
        if marks {
            rest.retain(|finding| !(self.removes)(finding.entity));
        }
        rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::{Reason, Score};

    fn finding(entity: u16, start: usize, end: usize) -> Finding {
        let (score, reason) = (Score::default(), Reason::Matched);
        Finding { entity: Entity(entity), start, end, score, reason, validated: false, joined: false }
    }

    fn spans(findings: &[Finding]) -> Vec<(usize, usize)> {
        let mut spans: Vec<_> = findings.iter().map(|one| (one.start, one.end)).collect();
        spans.sort_unstable();
        spans
    }

    /// Type 0 is kept, any other removed. Parts are 10..20 and 20..30.
    fn check(entity: u16, start: usize, end: usize, marks: bool, expected: [Option<&[(usize, usize)]>; 3]) {
        let findings = [finding(entity, start, end)];
        let mut claims = Claims::new(&findings, |entity| entity.0 > 0);
        let first = claims.take(10, 20, marks).map(|taken| spans(&taken));
        let second = claims.take(20, 30, marks).map(|taken| spans(&taken));
        let rest = spans(&claims.rest(marks));
        assert_eq!([first.as_deref(), second.as_deref(), Some(&rest[..])], expected, "{start}..{end}");
    }

    #[test]
    fn findings_go_to_the_parts_they_lie_in() {
        check(1, 12, 15, false, [Some(&[(12, 15)]), Some(&[]), Some(&[])]);
        check(1, 10, 20, false, [Some(&[(10, 20)]), Some(&[]), Some(&[])]);
        check(1, 2, 5, false, [Some(&[]), Some(&[]), Some(&[(2, 5)])]);
        check(1, 32, 35, false, [Some(&[]), Some(&[]), Some(&[(32, 35)])]);
        check(1, 5, 15, false, [Some(&[(10, 15)]), Some(&[]), Some(&[(5, 10)])]);
        check(1, 15, 25, false, [Some(&[(15, 20)]), Some(&[(20, 25)]), Some(&[])]);
        check(1, 10, 21, false, [None, Some(&[(20, 21)]), Some(&[(10, 20)])]);
        check(1, 5, 35, false, [None, None, Some(&[(5, 35)])]);
        check(0, 12, 15, false, [Some(&[(12, 15)]), Some(&[]), Some(&[])]);
        check(0, 5, 15, false, [Some(&[]), Some(&[]), Some(&[(5, 15)])]);
    }

    #[test]
    fn marks_between_parts_are_let_go() {
        check(1, 5, 35, true, [Some(&[(10, 20)]), Some(&[(20, 30)]), Some(&[])]);
        check(1, 2, 5, true, [Some(&[]), Some(&[]), Some(&[])]);
    }

    #[test]
    fn a_part_that_is_one_goes_whole() {
        let findings = [finding(0, 5, 12), finding(1, 12, 15)];
        let mut claims = Claims::new(&findings, |entity| entity.0 > 0);
        assert!(!claims.frees(10, 20) && claims.frees(20, 30));
        assert_eq!(spans(&claims.rest(false)), [(5, 12), (10, 20)]);
        let mut claims = Claims::new(&findings[..1], |entity| entity.0 > 0);
        assert!(claims.frees(10, 20));
    }
}
