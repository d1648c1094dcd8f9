//! Findings of a recogniser outside: they are drawn the operator's lines like a detector's, and overlap by the same rules.
//!
//! Whoever recognises names by a model sees the text alone, so no word of the context lifts such a finding, and nothing of
//! it has been checked: it is unvalidated. A name that is so found is learnt like any other (see [`Sweep`]).

use super::{Candidate, Entity, Finding, Outcome, Reason, Scanner, Score, Sweep, resolve};

/// What something outside says of a part of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Report {
    /// The type.
    pub entity: Entity,
    /// Its first byte in the text.
    pub start: usize,
    /// The first byte after it; both lie between characters.
    pub end: usize,
    /// How sure.
    pub score: Score,
    /// The score that it has to reach.
    pub line: Score,
}

/// What is known of a text beside what the detectors find in it.
#[derive(Debug, Default)]
pub struct Hints<'a> {
    /// What is hunted through it. It learns the names of this text, as it does when the text is scanned.
    pub sweep: Option<&'a mut Sweep>,
    /// What something outside says of it.
    pub reports: &'a [Report],
}

impl Scanner {
    /// The score that findings of this type have to reach.
    pub fn line(&self, entity: Entity) -> Score {
        self.lines.get(usize::from(entity.0)).copied().unwrap_or_default()
    }

    /// Adds to the findings of [`Scanner::scan`] what something outside reports of the same text, and keeps their order. A
    /// report has to reach its line, and must not be of a text that the operator allows.
    pub fn hear(&self, text: &str, reports: &[Report], findings: &mut Vec<Finding>) {
        if reports.is_empty() {
            return;
        }
        let candidates = reports.iter().filter_map(|report| self.reported(text, report));
        let accepted = candidates.filter(|candidate| candidate.outcome == Outcome::Accepted);
        findings.extend(accepted.map(|candidate| candidate.finding));
        resolve::order(findings);
    }

    /// The finding that a report is of, and what becomes of it. `None` for one that is not of this text.
    pub(in crate::detect) fn reported(&self, text: &str, report: &Report) -> Option<Candidate> {
        let Report { entity, start, end, score, line } = *report;
        let span = text.get(start..end)?;
        let finding = Finding { entity, start, end, score, reason: Reason::External, validated: false, joined: false };
        let outcome = if score < line {
            Outcome::BelowMinimum
        } else if self.allows(span, &mut String::new()) {
            Outcome::Allowed
        } else {
            Outcome::Accepted
        };
        Some(Candidate { finding, outcome })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::{Config, Memory, Scratch, Specificity};

    fn scanner() -> Scanner {
        let config = Config {
            external: vec!["LOCATION".to_owned(), "PERSON".to_owned()],
            allow: vec!["Springfield".to_owned()],
            min_scores: vec![("LOCATION".to_owned(), Score::percent(70))],
            ..Config::default()
        };
        Scanner::new(&config).expect("a configuration")
    }

    /// A report of the first occurrence of `span` in a text.
    fn report(scanner: &Scanner, name: &str, text: &str, span: &str, score: u8) -> Report {
        let entity = scanner.entity(name).expect("a type found outside");
        let start = text.find(span).expect("a part of the text");
        let (end, score, line) = (start + span.len(), Score::percent(score), scanner.line(entity));
        Report { entity, start, end, score, line }
    }

    #[test]
    fn lines_and_exceptions_hold_for_what_is_found_outside() {
        let scanner = scanner();
        let place = scanner.entity("LOCATION").expect("a type found outside");
        assert_eq!(scanner.info(place).map(|info| info.specificity), Some(Specificity::Specific));
        assert_eq!(scanner.entities().iter().filter(|info| info.name == "PERSON").count(), 1);
        for (span, score, expected) in [
            ("Ogdenville", 70, Outcome::Accepted),
            ("Ogdenville", 69, Outcome::BelowMinimum),
            ("SPRINGFIELD", 99, Outcome::Allowed),
        ] {
            let text = "to Ogdenville by SPRINGFIELD";
            let report = report(&scanner, "LOCATION", text, span, score);
            let candidate = scanner.reported(text, &report).expect("a report of this text");
            assert_eq!(candidate.outcome, expected, "{span} {score}");
            assert_eq!((candidate.finding.start, candidate.finding.validated), (report.start, false));
            let mut findings = Vec::new();
            scanner.hear(text, &[report], &mut findings);
            assert_eq!(findings.len(), usize::from(expected == Outcome::Accepted), "{span} {score}");
        }
        assert!(scanner.reported("to", &report(&scanner, "LOCATION", "to Bo", "Bo", 90)).is_none());
    }

    #[test]
    fn what_is_heard_stands_in_order_and_is_learnt() {
        let scanner = scanner();
        let text = "Then Zoë Ünal wrote to ana@example.org; Ünal waits";
        let mut findings = Vec::new();
        scanner.scan(text, "", &mut Scratch::new(), &mut findings);
        scanner.hear(text, &[report(&scanner, "PERSON", text, "Zoë Ünal", 80)], &mut findings);
        assert!(findings.is_sorted_by_key(|finding| finding.start), "{findings:?}");
        let mut sweep = Sweep::new(&scanner, Memory::Names);
        assert!(sweep.listens(&findings));
        sweep.add(&scanner, text, &mut findings);
        let last = findings.last().map(|finding| (&text[finding.start..finding.end], finding.reason));
        assert_eq!(last, Some(("Ünal", Reason::NamedElsewhere)));
    }

    #[test]
    fn what_is_heard_is_explained_with_the_rest() {
        let scanner = scanner();
        let text = "Zoë Ünal moved to Springfield; ask Ünal";
        let reports =
            [report(&scanner, "PERSON", text, "Zoë Ünal", 80), report(&scanner, "LOCATION", text, "Springfield", 90)];
        let mut sweep = Sweep::new(&scanner, Memory::Names);
        let hints = Hints { sweep: Some(&mut sweep), reports: &reports };
        let told = scanner.explain_with(text, "", hints);
        let told: Vec<_> =
            told.iter().map(|c| (&text[c.finding.start..c.finding.end], c.finding.reason, c.outcome)).collect();
        assert!(told.contains(&("Zoë Ünal", Reason::External, Outcome::Accepted)), "{told:?}");
        assert!(told.contains(&("Springfield", Reason::External, Outcome::Allowed)), "{told:?}");
        assert!(told.contains(&("Ünal", Reason::NamedElsewhere, Outcome::Accepted)), "{told:?}");
    }
}
