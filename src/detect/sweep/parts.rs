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
    kind: Kind,
    /// From this byte of the text at hand on it is hunted.
    since: usize,
}

/// A word that was found among the parts.
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

    /// All of them are hunted from the text's beginning on.
    pub(super) fn settle(&mut self) {
        self.list.iter_mut().for_each(|part| part.since = 0);
    }

    /// Adds a folded word, to be hunted from a byte of the text at hand on; of two kinds the stronger one stands. Whether
    /// that says anything new.
    pub(super) fn add(&mut self, word: &str, kind: Kind, since: usize) -> bool {
        let (Some(first), Ok(length)) = (word.chars().next(), u16::try_from(word.len())) else { return false };
        match self.place(&[word]) {
            Ok(at) if self.list[at].kind >= kind => {
                let news = since < self.list[at].since && self.list[at].kind == kind;
                if news {
                    self.list[at].since = since;
                }
                news
            }
            // What was known already is known as less until then; a name learnt anew is rare, and hidden from its end on.
            Ok(at) => {
                (self.list[at].kind, self.list[at].since) = (kind, since);
                true
            }
            Err(at) => {
                let Ok(begin) = u32::try_from(self.text.len()) else { return false };
                self.text.push_str(word);
                self.list.insert(at, Part { at: begin, length, kind, since });
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
        let part = self.list[number];
        (part.since <= at).then_some(Known { number, kind: part.kind })
    }

    /// Whether some part that is more than a particle begins with a letter.
    pub(super) fn any_begins(&self, letter: char, at: usize) -> bool {
        let from = self.list.partition_point(|part| self.word(part).chars().next().is_some_and(|first| first < letter));
        let rest = self.list.get(from..).unwrap_or_default();
        rest.iter()
            .take_while(|part| self.word(part).starts_with(letter))
            .any(|part| part.kind != Kind::Particle && part.since <= at)
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
