//! Findings of a recogniser outside: they are drawn the operator's lines like a detector's, and overlap by the same rules.
//!
//! Whoever recognises names by a model sees the text alone, so no word of the context lifts such a finding, and nothing of
//! it has been checked: it is unvalidated. A name that is so found is learnt like any other (see [`Sweep`]).
//!
//! It is told of the text as it is written, not of its normal form, and what it says is a finding there, over whole characters
//! of the normal form. What a reader sees of it is what the operator's exceptions and the sweep are shown.

use super::normal::Form;
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
    /// What is hunted through it. It learns the names of this text.
    pub sweep: Option<&'a mut Sweep>,
    /// What something outside says of it.
    pub reports: &'a [Report],
}

impl<'a> Hints<'a> {
    /// Nothing but a sweep.
    pub fn swept(sweep: &'a mut Sweep) -> Self {
        Self { sweep: Some(sweep), reports: &[] }
    }
}

impl Scanner {
    /// The score that findings of this type have to reach.
    pub fn line(&self, entity: Entity) -> Score {
        self.lines.get(usize::from(entity.0)).copied().unwrap_or_default()
    }

    /// What is said of a text as written that is accepted, and looked for where it stands. `form` is the text's normal form,
    /// an empty one if it stands as it is.
    pub(in crate::detect) fn heard(&self, text: &str, form: &Form, reports: &[Report]) -> Vec<Finding> {
        let told = reports.iter().filter_map(|report| self.reported(text, form, report));
        told.filter(|candidate| candidate.outcome == Outcome::Accepted).map(|candidate| candidate.finding).collect()
    }

    /// The finding that a report is of, as written, and what becomes of it. `None` for one that is not of this text, or is not
    /// looked for where it stands.
    pub(in crate::detect) fn reported(&self, text: &str, form: &Form, report: &Report) -> Option<Candidate> {
        let Report { entity, start, end, score, line } = *report;
        let span = text.get(start..end)?;
        let (first, last) = form.around(start, end);
        // A tag that parts the text is a line's end to a reader.
        let seen = form.text().get(first..last).filter(|seen| !seen.trim().is_empty());
        // What is written for a character goes whole.
        let (start, end) = match seen {
            Some(_) => (start.min(form.start(first)), end.max(form.end(last))),
            None => (start, end),
        };
        let finding = Finding { entity, start, end, score, reason: Reason::External, validated: false, joined: false };
        let outcome = if score < line {
            Outcome::BelowMinimum
        } else if self.allows(seen.unwrap_or(span), &mut String::new()) {
            Outcome::Allowed
        } else {
            Outcome::Accepted
        };
        self.looks_for(form, &finding).then_some(Candidate { finding, outcome })
    }
}

/// Puts what was heard among findings of the normal text, where a reader sees something of it.
pub(in crate::detect) fn listen(form: &Form, heard: &[Finding], findings: &mut Vec<Finding>) {
    findings.extend(heard.iter().filter_map(|finding| {
        let (start, end) = form.around(finding.start, finding.end);
        (start < end).then_some(Finding { start, end, ..*finding })
    }));
    resolve::order(findings);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::{Code, Config, Markup, Memory, Place, Scratch, Specificity};

    fn scanner() -> Scanner {
        marked_up(Markup::Plain, Code::Scan)
    }

    fn marked_up(markup: Markup, code: Code) -> Scanner {
        let config = Config {
            markup,
            code,
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

    fn scan(scanner: &Scanner, text: &str, reports: &[Report], sweep: Option<&mut Sweep>) -> Vec<Finding> {
        let mut findings = Vec::new();
        let hints = Hints { sweep, reports };
        scanner.scan_at(Place::Text, text, "", hints, &mut Scratch::new(), &mut findings);
        findings
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
            let candidate = scanner.reported(text, &Form::default(), &report).expect("a report of this text");
            assert_eq!(candidate.outcome, expected, "{span} {score}");
            assert_eq!((candidate.finding.start, candidate.finding.validated), (report.start, false));
            let findings = scan(&scanner, text, &[report], None);
            assert_eq!(findings.len(), usize::from(expected == Outcome::Accepted), "{span} {score}");
        }
        assert!(scanner.reported("to", &Form::default(), &report(&scanner, "LOCATION", "to Bo", "Bo", 90)).is_none());
    }

    #[test]
    fn what_is_heard_stands_in_order_and_is_learnt() {
        let scanner = scanner();
        let text = "Then Zoë Ünal wrote to ana@example.org; Ünal waits";
        let reports = [report(&scanner, "PERSON", text, "Zoë Ünal", 80)];
        let findings = scan(&scanner, text, &reports, None);
        assert!(findings.len() == 2 && findings.is_sorted_by_key(|finding| finding.start), "{findings:?}");
        let mut sweep = Sweep::new(&scanner, Memory::Names);
        let findings = scan(&scanner, text, &reports, Some(&mut sweep));
        assert_eq!(sweep.learnt(), 1);
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
        let told = scanner.explain_at(Place::Text, text, "", hints);
        let told: Vec<_> =
            told.iter().map(|c| (&text[c.finding.start..c.finding.end], c.finding.reason, c.outcome)).collect();
        assert!(told.contains(&("Zoë Ünal", Reason::External, Outcome::Accepted)), "{told:?}");
        assert!(told.contains(&("Springfield", Reason::External, Outcome::Allowed)), "{told:?}");
        assert!(told.contains(&("Ünal", Reason::NamedElsewhere, Outcome::Accepted)), "{told:?}");
    }

    /// What is found of a text when a span of it is reported as a name's.
    #[track_caller]
    fn check(scanner: &Scanner, text: &str, span: &str, expected: &[&str]) {
        let reports = [report(scanner, "PERSON", text, span, 80)];
        let mut sweep = Sweep::new(scanner, Memory::Names);
        let findings = scan(scanner, text, &reports, Some(&mut sweep));
        let spans: Vec<&str> = findings.iter().map(|finding| &text[finding.start..finding.end]).collect();
        assert_eq!(spans, expected, "{text}");
        let told = scanner.explain_at(Place::Text, text, "", Hints { sweep: None, reports: &reports });
        let told = told.iter().filter(|c| c.outcome == Outcome::Accepted && c.finding.reason == Reason::External);
        assert_eq!(told.count(), usize::from(!expected.is_empty()), "{text}");
    }

    #[test]
    fn what_is_heard_stands_where_it_is_written_and_is_learnt_as_it_is_read() {
        let html = marked_up(Markup::Html, Code::Scan);
        check(&html, "Zo&euml; &Uuml;nal; ask Ünal", "Zo&euml; &Uuml;nal", &["Zo&euml; &Uuml;nal", "Ünal"]);
        // Half of what stands for a character, of a recogniser that does not know of it.
        check(&html, "Zo&euml; &Uuml;nal; ask Ünal", "euml; &Uuml;nal", &["&euml; &Uuml;nal", "Ünal"]);
        check(
            &html,
            "<b>Zoë</b> <i>Ünal</i> and then ask Ünal",
            "Zoë</b> <i>Ünal</i>",
            &["Zoë</b> <i>Ünal</i>", "Ünal"],
        );
        // In a tag nothing of it is seen, and it goes all the same.
        check(&html, "<p title=\"to Gleblar\">x</p>", "Gleblar", &["Gleblar"]);
        check(&scanner(), "Ｚｏｅ Ünal wrote, and %C3%9Cnal waits", "Ｚｏｅ Ünal", &["Ｚｏｅ Ünal", "%C3%9Cnal"]);
        let kept = marked_up(Markup::Html, Code::Keep);
        check(&kept, "<code>Gleblar</code> x", "Gleblar", &[]);
    }

    #[test]
    fn what_is_allowed_is_compared_as_it_is_read() {
        let scanner = scanner();
        let text = "in S\u{200b}pringf\u{ad}ield &amp; more";
        let reports = [report(&scanner, "LOCATION", text, "S\u{200b}pringf\u{ad}ield", 90)];
        assert_eq!(scan(&scanner, text, &reports, None), []);
    }
}
