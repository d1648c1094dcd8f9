//! What recognisers outside say of the texts at hand, by text.
//!
//! A text is asked about once in a piece of input, wherever it stands. Short ones (names of members, first of all) are
//! remembered: they come again with each record.

use std::collections::HashMap;
use std::sync::Arc;

use crate::base::{Lease, LimitName};
use crate::detect::{Entity, Report, Score};
use crate::policy::Plan;

use super::ErrorKind;
use super::recogniser::{Outage, Recogniser, Span};

/// Longest text that is remembered, in bytes: names of members and words of fixed lists are shorter.
const SHORT: usize = 48;
/// Most texts that are remembered. 4096 names of 48 bytes are under a megabyte with all that hangs on them.
const REMEMBERED: usize = 4096;
/// What an entry takes beside its text and answers, roughly: the table's slot, two pointers, two counts.
const ENTRY: usize = 96;

/// Texts and what was said of them.
pub(super) struct Book {
    answers: HashMap<Arc<str>, Vec<Report>>,
    /// Those that are to be asked about, each once, in the order in which they were met.
    asked: Vec<Arc<str>>,
    remembered: usize,
    /// A text was looked up that had not been asked about.
    missed: bool,
    bytes: usize,
    lease: Lease,
}

impl Book {
    pub(super) fn new(lease: Lease) -> Self {
        let (answers, asked) = (HashMap::new(), Vec::new());
        Self { answers, asked, remembered: 0, missed: false, bytes: 0, lease }
    }

    /// Notes a text that is to be asked about. One without a letter holds no name: it is not sent.
    fn note(&mut self, text: &str) {
        if worthless(text) || self.answers.contains_key(text) {
            return;
        }
        let text: Arc<str> = text.into();
        self.bytes += text.len() + ENTRY;
        self.answers.insert(Arc::clone(&text), Vec::new());
        self.asked.push(text);
    }

    /// Asks about what was noted.
    pub(super) fn ask(&mut self, plan: &Plan, recognisers: &mut [Box<dyn Recogniser>]) -> Result<(), ErrorKind> {
        self.account()?;
        if self.asked.is_empty() {
            return Ok(());
        }
        let texts: Vec<&str> = self.asked.iter().map(|text| &**text).collect();
        for (external, recogniser) in plan.externals().iter().zip(recognisers) {
            let said = recogniser.recognise(&texts).map_err(ErrorKind::External)?;
            if said.len() != texts.len() {
                return Err(ErrorKind::External(Outage::Wrong));
            }
            for (text, spans) in texts.iter().zip(&said) {
                let Some(answers) = self.answers.get_mut(*text).filter(|_| !spans.is_empty()) else { continue };
                let before = answers.len();
                read(text, spans, |kind| external.takes(kind), answers).map_err(ErrorKind::External)?;
                self.bytes += (answers.len() - before) * size_of::<Report>();
            }
        }
        self.account()
    }

    /// What was said of a text. `None`: nobody was asked.
    fn said(&mut self, text: &str) -> Option<&[Report]> {
        if worthless(text) {
            return Some(&[]);
        }
        let found = self.answers.get(text);
        self.missed |= found.is_none();
        found.map(Vec::as_slice)
    }

    /// The piece is done: what need not be remembered is forgotten. False: something was decided without an answer.
    pub(super) fn close(&mut self) -> bool {
        if self.remembered >= REMEMBERED {
            // What comes again will soon be there again.
            self.answers.clear();
            self.remembered = 0;
            self.bytes = 0;
        }
        for text in self.asked.drain(..) {
            let short = text.len() <= SHORT && self.remembered < REMEMBERED;
            match self.answers.get(&text).map(Vec::len) {
                Some(0) if short => self.remembered += 1,
                Some(spans) => {
                    self.answers.remove(&text);
                    self.bytes -= text.len() + ENTRY + spans * size_of::<Report>();
                }
                None => {}
            }
        }
        // Giving back cannot fail; what could not be had was refused before.
        self.account().is_ok() && !std::mem::take(&mut self.missed)
    }

    fn account(&mut self) -> Result<(), ErrorKind> {
        self.lease.resize(self.bytes).map_err(|_| ErrorKind::Limit(LimitName::Memory))
    }
}

/// Whether no name can be in a text.
fn worthless(text: &str) -> bool {
    !text.chars().any(char::is_alphabetic)
}

/// Reads spans in scalars into answers in bytes.
fn read(
    text: &str,
    spans: &[Span],
    takes: impl Fn(&str) -> Option<(Entity, Score)>,
    answers: &mut Vec<Report>,
) -> Result<(), Outage> {
    // Where each scalar begins, and where the last one ends. Of ASCII each is at its own number.
    let places: Vec<usize> = match text.is_ascii() {
        true => Vec::new(),
        false => text.char_indices().map(|(at, _)| at).chain([text.len()]).collect(),
    };
    let place = |scalar: usize| match places.is_empty() {
        true => (scalar <= text.len()).then_some(scalar),
        false => places.get(scalar).copied(),
    };
    for span in spans {
        let score = Score::new(span.score).ok_or(Outage::Wrong)?;
        let (start, end) = place(span.start).zip(place(span.end)).ok_or(Outage::Wrong)?;
        if start >= end {
            return Err(Outage::Wrong);
        }
        if let Some((entity, line)) = takes(&span.entity) {
            answers.push(Report { entity, start, end, score, line });
        }
    }
    Ok(())
}

/// What a minimiser does about recognisers outside.
pub(super) enum Outside {
    /// The plan has none.
    Nobody,
    /// It goes ahead, finds nothing, and notes what is to be asked.
    Ahead(Book),
    /// It has the answers.
    Behind(Book),
}

impl Outside {
    /// Whether this pass only finds out what has to be asked.
    pub(super) fn is_ahead(&self) -> bool {
        matches!(self, Self::Ahead(_))
    }

    /// Notes a text that is to be scanned, if this pass only finds out what has to be asked. Whether it does.
    pub(super) fn notes(&mut self, text: &str) -> bool {
        let Self::Ahead(book) = self else { return false };
        book.note(text);
        true
    }

    /// What was said of a text, if somebody is asked about texts.
    pub(super) fn said(&mut self, text: &str) -> &[Report] {
        let Self::Behind(book) = self else { return &[] };
        book.said(text).unwrap_or_default()
    }

    /// The book, if there is one.
    pub(super) fn book(&mut self) -> Option<&mut Book> {
        match self {
            Self::Nobody => None,
            Self::Ahead(book) | Self::Behind(book) => Some(book),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Budget;

    fn span(start: usize, end: usize) -> Span {
        Span { entity: "PERSON".to_owned(), start, end, score: 0.9 }
    }

    #[track_caller]
    fn check(text: &str, spans: &[Span], expected: Result<&[&str], Outage>) {
        let mut answers = Vec::new();
        let takes = |kind: &str| (kind == "PERSON").then_some((Entity(7), Score::DEFAULT));
        let result = read(text, spans, takes, &mut answers);
        let found: Vec<&str> = answers.iter().map(|answer| &text[answer.start..answer.end]).collect();
        assert_eq!(result.map(|()| found.as_slice()), expected, "{text}");
    }

    #[test]
    fn offsets_count_scalars() {
        check("Ana met Bo", &[span(0, 3), span(8, 10)], Ok(&["Ana", "Bo"]));
        check("né: Zoë 🎈 Ünal", &[span(4, 7), span(10, 14)], Ok(&["Zoë", "Ünal"]));
        check("🎈", &[span(0, 1)], Ok(&["🎈"]));
        let other = Span { entity: "CITY".to_owned(), ..span(0, 3) };
        check("Ana", &[other], Ok(&[]));
    }

    #[test]
    fn a_span_outside_its_text_is_no_answer() {
        for (start, end) in [(0, 4), (3, 3), (2, 1), (4, 5), (0, usize::MAX)] {
            check("Ana", &[span(start, end)], Err(Outage::Wrong));
            check("Zoë", &[span(start, end)], Err(Outage::Wrong));
        }
        for score in [-0.1, 1.1, f32::NAN, f32::INFINITY] {
            check("Ana", &[Span { score, ..span(0, 3) }], Err(Outage::Wrong));
        }
    }

    #[test]
    fn texts_are_asked_about_once_and_short_ones_remembered() {
        let budget = Budget::new(1 << 20);
        let mut book = Book::new(budget.lease());
        let long = "x".repeat(SHORT + 1);
        for text in ["name", "12 / 7", "", "name", long.as_str()] {
            book.note(text);
        }
        assert_eq!(book.asked.len(), 2);
        assert!(book.account().is_ok() && budget.used() > 2 * ENTRY);
        assert!(book.close());
        book.note("name");
        assert_eq!(book.asked.len(), 0);
        assert!(book.said("name").is_some() && book.said("3").is_some() && book.close());
        assert!(book.said(&long).is_none() && !book.close());
        drop(book);
        assert_eq!(budget.used(), 0);
    }

    #[test]
    fn the_memory_of_questions_is_bounded() {
        let mut book = Book::new(Budget::new(1 << 20).lease());
        for number in 0..3 * REMEMBERED {
            book.note(&format!("name {number}"));
            if number % 1000 == 0 {
                assert!(book.account().is_ok() && book.close());
            }
        }
        assert!(book.close() && book.answers.len() <= REMEMBERED);
        let mut small = Book::new(Budget::new(ENTRY).lease());
        small.note("a name");
        assert_eq!(small.account(), Err(ErrorKind::Limit(LimitName::Memory)));
    }
}
