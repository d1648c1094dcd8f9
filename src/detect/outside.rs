//! Findings of a recogniser outside: they are drawn the operator's lines like a detector's, and overlap by the same rules.
//!
//! Whoever recognises names by a model sees the text alone, so no word of the context lifts such a finding, and nothing of
//! it has been checked: it is unvalidated.

use super::{Entity, Finding, Outcome, Reason, Scanner, Score};

impl Scanner {
    /// The score that findings of this type have to reach.
    pub fn line(&self, entity: Entity) -> Score {
        self.lines.get(usize::from(entity.0)).copied().unwrap_or_default()
    }

    /// The finding that something outside reports in bytes `start..end` of a text, and what becomes of it: it has to reach
    /// `line`, and must not be a text that the operator allows. `span` is the text of these bytes.
    pub fn outside(&self, span: &str, start: usize, entity: Entity, score: Score, line: Score) -> (Finding, Outcome) {
        let (end, reason) = (start + span.len(), Reason::External);
        let finding = Finding { entity, start, end, score, reason, validated: false, joined: false };
        let outcome = if score < line {
            Outcome::BelowMinimum
        } else if self.allows(span, &mut String::new()) {
            Outcome::Allowed
        } else {
            Outcome::Accepted
        };
        (finding, outcome)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::{Config, Specificity};

    #[test]
    fn lines_and_exceptions_hold_for_what_is_found_outside() {
        let config = Config {
            external: vec!["LOCATION".to_owned(), "PERSON".to_owned()],
            allow: vec!["Springfield".to_owned()],
            min_scores: vec![("LOCATION".to_owned(), Score::percent(70))],
            ..Config::default()
        };
        let scanner = Scanner::new(&config).expect("a configuration");
        let place = scanner.entity("LOCATION").expect("a type found outside");
        assert_eq!(scanner.info(place).map(|info| info.specificity), Some(Specificity::Specific));
        assert_eq!(scanner.entities().iter().filter(|info| info.name == "PERSON").count(), 1);
        let outcome = |span, score| scanner.outside(span, 3, place, Score::percent(score), scanner.line(place)).1;
        assert_eq!(outcome("Ogdenville", 70), Outcome::Accepted);
        assert_eq!(outcome("Ogdenville", 69), Outcome::BelowMinimum);
        assert_eq!(outcome("SPRINGFIELD", 99), Outcome::Allowed);
        let found = scanner.outside("Ogdenville", 3, place, Score::percent(70), Score::DEFAULT).0;
        assert_eq!((found.start, found.end, found.validated), (3, 13, false));
    }
}
