//! Why a text's candidates were taken for what they are, or not. For people: it allocates and does more work than a scan.

use std::collections::HashSet;

use super::catalogue::catalogue;
use super::detector::Trigger;
use super::normal::Form;
use super::view::{stands, written};
use super::{Candidate, Entity, Finding, Hints, Outcome, Place, Scanner, Scratch, resolve};

impl Scanner {
    /// Every candidate in a value of which nothing else is known; see [`Scanner::explain_at`].
    pub fn explain(&self, text: &str, context: &str) -> Vec<Candidate> {
        self.explain_at(Place::Text, text, context, Hints::default())
    }

    /// Every candidate of [`Scanner::scan_at`], accepted or not, and why; ordered by start. What is not looked for where it
    /// stands is no candidate. The sweep learns the names of this text, as it does when the text is scanned.
    pub fn explain_at(&self, place: Place, text: &str, context: &str, hints: Hints<'_>) -> Vec<Candidate> {
        let (mut scratch, mut form, mut found) = (Scratch::new(), Form::default(), Vec::new());
        let markup = self.markup_at(place);
        let mut all = if stands(text, markup) {
            self.candidates(place, text, context, &mut scratch)
        } else {
            form.whole(text, markup, self.code);
            let mut all = self.candidates(place, form.text(), context, &mut scratch);
            all.iter_mut().for_each(|candidate| candidate.finding = written(&form, candidate.finding));
            all.retain(|candidate| self.looks_for(&form, &candidate.finding));
            all
        };
        all.extend(hints.reports.iter().filter_map(|report| self.reported(text, &form, report)));
        // What is swept, and what stands beside the text, is told if it is found.
        let known: HashSet<_> = accepted(&all).map(|f| (f.start, f.end, f.entity, f.reason)).collect();
        self.scan_at(place, text, context, hints, &mut scratch, &mut found);
        found.retain(|f| !known.contains(&(f.start, f.end, f.entity, f.reason)));
        all.extend(found.into_iter().map(|finding| Candidate { finding, outcome: Outcome::Accepted }));
        self.outlive(&mut all);
        all.sort_by_key(|c| (c.finding.start, c.finding.end, c.finding.entity));
        all.dedup();
        all
    }

    /// Says of accepted candidates which of them decide, and leaves out what says nothing beside those.
    fn outlive(&self, all: &mut Vec<Candidate>) {
        let accepted: Vec<Finding> = accepted(all).collect();
        let mut spans = accepted.clone();
        resolve::resolve(self, &mut spans, |_| false);
        for candidate in all.iter_mut().filter(|c| c.outcome == Outcome::Accepted) {
            let own = candidate.finding;
            let span = spans.iter().find(|span| span.start <= own.start && own.end <= span.end);
            let winner = span.and_then(|span| {
                let group = accepted.iter().filter(|f| span.start <= f.start && f.end <= span.end);
                group.max_by(|a, b| resolve::rank(self, a, b))
            });
            if let Some(winner) =
                winner.filter(|winner| (winner.start, winner.end, winner.entity) != (own.start, own.end, own.entity))
            {
                candidate.outcome = Outcome::Outlived(winner.entity);
            }
        }
        // Words that some type looks around stand in many a finding of another, and say nothing there.
        all.retain(|c| {
            let inside = |f: &Finding| f.start <= c.finding.start && c.finding.end <= f.end;
            let idle =
                matches!(c.outcome, Outcome::Refused(_)) && cued(c.finding.entity) && accepted.iter().any(inside);
            !idle
        });
    }
}

fn accepted(all: &[Candidate]) -> impl Iterator<Item = Finding> {
    all.iter().filter(|c| c.outcome == Outcome::Accepted).map(|c| c.finding)
}

/// Whether a type of the catalogue is looked for at words and the like.
fn cued(entity: Entity) -> bool {
    catalogue().get(usize::from(entity.0)).is_some_and(|detector| matches!(detector.trigger, Trigger::Cues(_)))
}
