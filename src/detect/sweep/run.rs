//! One pass over a text: runs of words that belong to one name, and values found whole.

use super::class::{Class, SEVERAL, Source};
use super::{Room, Sweep};
use crate::detect::boundary::{floor, spaceless};
use crate::detect::fold::{Word, next_word, outside};
use crate::detect::{Entity, Finding, Reason, Scanner, Score};

/// Words of one run, at most: `Ana Maria de la Tour Lima, A.` and no end of hostile text.
const WORDS: usize = 8;

/// Longest gap inside a run, in bytes.
const GAP: usize = 6;

/// How sure it is: the record says so itself.
const GIVEN: Score = Score::percent(95);
const LEARNT: Score = Score::percent(85);

/// Words that belong together.
struct Run {
    start: usize,
    /// Where its last word that counts ends.
    end: usize,
    /// Where its last word ends, and whether that is an initial.
    last: usize,
    initial: bool,
    words: usize,
    /// The parts in it, by number.
    parts: [usize; WORDS],
    /// Some word in it is several parts joined.
    joined: bool,
    /// The strongest source of what is found by itself.
    strong: Option<Source>,
    /// A part that needs company, and whether another one stands with it.
    weak: Option<(usize, Source)>,
    two: bool,
    /// Letters of all parts.
    letters: usize,
}

impl Run {
    fn new(word: Word) -> Self {
        Self {
            start: word.start,
            end: word.start,
            last: word.start,
            initial: false,
            words: 0,
            parts: [SEVERAL; WORDS],
            joined: false,
            strong: None,
            weak: None,
            two: false,
            letters: 0,
        }
    }

    fn take(&mut self, text: &str, word: Word, class: Class) {
        let counts = match class {
            Class::Strong(_, source) => {
                let given = self.strong == Some(Source::Given) || source == Source::Given;
                self.strong = Some(if given { Source::Given } else { Source::Learnt });
                true
            }
            Class::Weak(number, source) => {
                self.two |= self.weak.is_some_and(|(other, _)| other != number);
                self.weak.get_or_insert((number, source));
                true
            }
            Class::Initial => self.strong.is_some() || self.weak.is_some(),
            Class::Particle | Class::Other => false,
        };
        if counts {
            self.end = word.end;
        }
        self.letters += text.get(word.start..word.end).map_or(0, |word| word.chars().count());
        (self.last, self.initial) = (word.end, class == Class::Initial);
        if let (Class::Strong(number, _) | Class::Weak(number, _), Some(place)) =
            (class, self.parts.get_mut(self.words))
        {
            *place = number;
            self.joined |= number == SEVERAL;
        }
        self.words += 1;
    }

    /// Whether a word behind a comma is of the next name: `Lima, Ana` is one, `Ana, Lima, Ana` are two.
    fn is_next(&self, text: &str, word: Word, class: Class) -> bool {
        let comma = text.get(self.last..word.start).is_some_and(|gap| gap.contains(','));
        let known = |number: usize| number == SEVERAL || self.joined || self.parts.contains(&number);
        comma && matches!(class, Class::Strong(number, _) | Class::Weak(number, _) if known(number))
    }

    /// Whether a word goes on with it.
    fn joins(&self, text: &str, word: Word) -> bool {
        let gap = text.get(self.last..word.start).unwrap_or("||");
        let marks = gap.chars().filter(|c| !c.is_whitespace()).count();
        let stops = gap.trim_end().len() < gap.len() && gap.starts_with('.') && !self.initial;
        let known = gap.chars().all(|c| c.is_whitespace() || "-'’.,_\u{2010}\u{2011}".contains(c));
        self.words < WORDS && gap.len() <= GAP && known && !stops && (marks <= 1 || self.initial && marks == 2)
    }
}

impl Sweep {
    /// Sweeps a part of a text: what begins in `from..until`, of which names may go on beyond. All are bytes of the text from
    /// its beginning, of which `text` begins at `base`. Returns where it left off, at `until` or beyond.
    pub(in crate::detect) fn run(
        &mut self,
        scanner: &Scanner,
        text: &str,
        base: usize,
        stretch: (usize, usize),
        found: &mut Vec<Finding>,
    ) -> usize {
        self.go(scanner, text, (base, None), stretch, found)
    }

    /// Sweeps what stands beside a text, at a byte of it: for what is known there.
    pub(in crate::detect) fn beside(&mut self, scanner: &Scanner, text: &str, at: usize, found: &mut Vec<Finding>) {
        if !self.is_idle() {
            self.go(scanner, text, (0, Some(at)), (0, text.len()), found);
        }
    }

    fn go(
        &mut self,
        scanner: &Scanner,
        text: &str,
        (base, beside): (usize, Option<usize>),
        (from, until): (usize, usize),
        found: &mut Vec<Finding>,
    ) -> usize {
        let (from, until) = (from.saturating_sub(base), until.saturating_sub(base));
        if from >= until {
            return base + from;
        }
        let mut room = std::mem::take(&mut self.room);
        let mut pass = Pass { sweep: self, scanner, text, base, found, room: &mut room };
        let (mut at, mut run) = (outside(text, from), None::<Run>);
        if at > from && pass.inside(Word { start: from, end: at }, until) {
            at = at.min(until);
        }
        while let Some(word) = next_word(text, at) {
            let open = run.as_ref().is_some_and(|run| run.joins(text, word));
            if !open && let Some(run) = run.take() {
                pass.close(run);
            }
            if !open && word.start >= until {
                at = word.start;
                break;
            }
            if let Some((entity, end)) = pass.whole(word) {
                run.take().into_iter().for_each(|run| pass.close(run));
                pass.push(entity, (word.start, end), Reason::Sweep, GIVEN);
                at = end;
                continue;
            }
            let seen = beside.unwrap_or_else(|| base + run.as_ref().map_or(word.start, |run| run.start));
            let class = pass.sweep.class(text, word, seen, &mut pass.room.word);
            at = word.end;
            match (class, &mut run) {
                (class, Some(begun)) if class == Class::Other || begun.is_next(text, word, class) => {
                    // What was learnt since the run began may be what this word is.
                    run.take().into_iter().for_each(|run| pass.close(run));
                    at = word.start;
                }
                (Class::Other, None) => {
                    if pass.inside(word, until) && word.end > until {
                        at = until;
                        break;
                    }
                }
                (class, Some(run)) => run.take(text, word, class),
                (class, None) => {
                    let mut begun = Run::new(word);
                    begun.take(text, word, class);
                    run = Some(begun);
                }
            }
        }
        run.into_iter().for_each(|run| pass.close(run));
        self.room = room;
        base + at.max(until)
    }
}

/// A sweep of one stretch of text.
struct Pass<'a> {
    sweep: &'a Sweep,
    scanner: &'a Scanner,
    text: &'a str,
    base: usize,
    found: &'a mut Vec<Finding>,
    room: &'a mut Room,
}

impl Pass<'_> {
    /// A run has ended: whether it is a name.
    fn close(&mut self, run: Run) {
        let source = match (run.strong, run.weak) {
            (Some(source), _) => source,
            (None, Some((_, Source::Given))) if run.two && run.letters > 2 => Source::Given,
            (None, Some((_, source))) if self.room.near.is_introduced(self.text, run.start, run.end) => source,
            _ => return,
        };
        let (reason, score) = match source {
            Source::Given => (Reason::Sweep, GIVEN),
            Source::Learnt => (Reason::NamedElsewhere, LEARNT),
        };
        if let Some(person) = self.sweep.person {
            self.push(person, (run.start, run.end), reason, score);
        }
    }

    /// A value that begins with a word: its type, and where it ends.
    fn whole(&mut self, word: Word) -> Option<(Entity, usize)> {
        let (entity, end) = self.sweep.wholes.at(self.text, word, &mut self.room.word)?;
        Some((entity.or(self.sweep.phone)?, end))
    }

    /// Looks for names inside a word of a script without spaces, as far as they begin before `until`. Whether it is one.
    fn inside(&mut self, word: Word, until: usize) -> bool {
        let Some(spelled) = self.text.get(word.start..word.end).filter(|word| word.starts_with(spaceless)) else {
            return false;
        };
        let (sweep, start) = (self.sweep, word.start);
        for name in sweep.wholes.inside() {
            for (at, _) in spelled.match_indices(name).take_while(|(at, _)| start + at < until) {
                if let Some(person) = sweep.person {
                    self.push(person, (start + at, start + at + name.len()), Reason::Sweep, GIVEN);
                }
            }
        }
        true
    }

    fn push(&mut self, entity: Entity, (start, end): (usize, usize), reason: Reason, score: Score) {
        let end = floor(self.text, end);
        if !self.scanner.allows(self.text.get(start..end).unwrap_or_default(), &mut self.room.folded) {
            let (start, end) = (self.base + start, self.base + end);
            self.found.push(Finding { entity, start, end, score, reason, validated: false, joined: false });
        }
    }
}
