//! What policy tests ask in the place of recognisers outside: it finds the words that the test file lists, wherever they
//! occur, and is always there.

use crate::engine::{Outage, Recogniser, Span};
use crate::policy::{Plan, TestFile};

struct StandIn(Vec<(String, Vec<String>)>);

/// One for each of the plan's recognisers outside. The plan takes from each the types that it takes from the real one.
pub(super) fn all(plan: &Plan, file: &TestFile) -> Vec<Box<dyn Recogniser>> {
    let one = |_| -> Box<dyn Recogniser> { Box::new(StandIn(file.external.clone())) };
    plan.externals().iter().map(one).collect()
}

impl Recogniser for StandIn {
    fn recognise(&mut self, texts: &[&str]) -> Result<Vec<Vec<Span>>, Outage> {
        Ok(texts.iter().map(|text| self.spans(text)).collect())
    }
}

impl StandIn {
    fn spans(&self, text: &str) -> Vec<Span> {
        let words = self.0.iter().flat_map(|(kind, words)| words.iter().map(move |word| (kind, word)));
        let found =
            words.flat_map(|(kind, word)| text.match_indices(word.as_str()).map(move |(at, word)| (kind, at, word)));
        let span = |(kind, at, word): (&String, usize, &str)| {
            let start = text[..at].chars().count();
            Span { entity: kind.clone(), start, end: start + word.chars().count(), score: 1.0 }
        };
        found.map(span).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_where_they_stand() {
        let mut stand_in = StandIn(vec![("PERSON".to_owned(), vec!["Zoë".to_owned(), "Bo".to_owned()])]);
        let spans = stand_in.recognise(&["é Zoë, Bo, Zoë", ""]).expect("it is always there");
        let places: Vec<_> = spans[0].iter().map(|span| (span.start, span.end)).collect();
        assert_eq!((places, spans[1].len()), (vec![(2, 5), (11, 14), (7, 9)], 0));
    }
}
