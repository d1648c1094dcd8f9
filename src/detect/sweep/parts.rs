//! The words of names that are hunted, folded, in order.

use std::cmp::Ordering;

/// What a word is a part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A small word of a given name: `van`. Never found alone.
    Particle,
    /// A first name that was learnt. Found beside a cue.
    First,
    /// A part of a given name, of one or two letters. Found beside a cue or another part.
    Short,
    /// A surname that was learnt.
    Surname,
    /// A part of a given name.
    Given,
}

/// One word.
#[derive(Clone, Copy)]
struct Part {
    at: u32,
    length: u16,
    /// What it is of a given name.
    given: Option<Kind>,
    /// From these bytes of the text at hand on it is a first name that was learnt, and a surname. They are kept apart, so that
    /// what is learnt later changes nothing before.
    first: usize,
    surname: usize,
}

/// Never in the text at hand.
const NEVER: usize = usize::MAX;

impl Part {
    /// The strongest that it is at a byte of the text at hand.
    fn kind(&self, at: usize) -> Option<Kind> {
        let surname = (self.surname <= at).then_some(Kind::Surname);
        let first = (self.first <= at).then_some(Kind::First);
        self.given.max(surname).max(first)
    }

    fn add(&mut self, kind: Kind, since: usize) -> bool {
        let before = *self;
        match kind {
            Kind::First => self.first = before.first.min(since),
            Kind::Surname => self.surname = before.surname.min(since),
            given => self.given = before.given.max(Some(given)),
        }
        let known = |part: &Self| (part.given, part.first == NEVER, part.surname == NEVER);
        known(self) != known(&before)
    }
}

/// A word that was found among the parts. Numbers are of one text: what is learnt may move them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) number: usize,
    pub(super) kind: Kind,
}

/// The words, each once.
#[derive(Clone, Default)]
pub(super) struct Parts {
    text: String,
    /// By spelling.
    list: Vec<Part>,
    /// A bit for each first letter.
    firsts: u64,
}

/// The bit of a first letter.
pub(super) fn bit(letter: char) -> u64 {
    1 << (u32::from(letter) % 64)
}

impl Parts {
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.list.clear();
        self.firsts = 0;
    }

    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub(super) fn bytes(&self) -> usize {
        self.text.capacity() + self.list.capacity() * size_of::<Part>()
    }

    /// What was learnt is hunted from the text's beginning on.
    pub(super) fn settle(&mut self) {
        for part in &mut self.list {
            part.first = if part.first == NEVER { NEVER } else { 0 };
            part.surname = if part.surname == NEVER { NEVER } else { 0 };
        }
    }

    /// Adds a folded word, if it was learnt to be hunted from a byte of the text at hand on. Whether that says anything new.
    pub(super) fn add(&mut self, word: &str, kind: Kind, since: usize) -> bool {
        let (Some(first), Ok(length)) = (word.chars().next(), u16::try_from(word.len())) else { return false };
        match self.place(&[word]) {
            Ok(at) => self.list[at].add(kind, since),
            Err(at) => {
                let Ok(begin) = u32::try_from(self.text.len()) else { return false };
                self.text.push_str(word);
                let mut part = Part { at: begin, length, given: None, first: NEVER, surname: NEVER };
                part.add(kind, since);
                self.list.insert(at, part);
                self.firsts |= bit(first);
                true
            }
        }
    }

    /// Whether a word that begins with this folded letter may be one of them.
    #[inline]
    pub(super) fn may_begin(&self, letter: char) -> bool {
        self.firsts & bit(letter) != 0
    }

    /// A folded word, in pieces, if it is hunted at this byte of the text.
    pub(super) fn find(&self, word: &[&str], at: usize) -> Option<Known> {
        let number = self.place(word).ok()?;
        let kind = self.list.get(number)?.kind(at)?;
        Some(Known { number, kind })
    }

    /// Whether some part that is more than a particle begins with a letter.
    pub(super) fn any_begins(&self, letter: char, at: usize) -> bool {
        let from = self.list.partition_point(|part| self.word(part).chars().next().is_some_and(|first| first < letter));
        let rest = self.list.get(from..).unwrap_or_default();
        rest.iter()
            .take_while(|part| self.word(part).starts_with(letter))
            .any(|part| part.kind(at).is_some_and(|kind| kind != Kind::Particle))
    }

    fn place(&self, word: &[&str]) -> Result<usize, usize> {
        self.list.binary_search_by(|part| compare(self.word(part), word))
    }

    fn word(&self, part: &Part) -> &str {
        let at = part.at as usize;
        self.text.get(at..at + usize::from(part.length)).unwrap_or_default()
    }
}

fn compare(known: &str, pieces: &[&str]) -> Ordering {
    match pieces {
        [piece] => known.cmp(piece),
        _ => known.bytes().cmp(pieces.iter().flat_map(|piece| piece.bytes())),
    }
}
