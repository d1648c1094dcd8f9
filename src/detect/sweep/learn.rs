//! Names that the detectors found, to be found again.

use super::parts::Kind;
use super::{NAMES, Sweep};
use crate::detect::capitals::OF_PEOPLE;
use crate::detect::fold::{fold_into, next_word};

/// Letters that a name must have to be looked for by itself.
pub(super) const LETTERS: usize = 3;

impl Sweep {
    /// Learns a name of two words or more that ends at a byte of the text at hand: its surname is hunted from there on, its
    /// first name beside a cue.
    pub(in crate::detect) fn learn(&mut self, name: &str, end: usize) {
        let (mut first, mut last, mut words, mut at) = ((0, 0), (0, 0), 0, 0);
        while let Some(word) = next_word(name, at) {
            let linked = at > 0 && matches!(name.get(at..word.start), Some("-" | "'" | "’" | "‐"));
            let spelled = name.get(word.start..word.end).unwrap_or_default();
            at = word.end;
            if linked {
                last.1 = word.end;
                first.1 = if words == 1 { word.end } else { first.1 };
            } else if !OF_PEOPLE.contains(&spelled) {
                words += 1;
                last = (word.start, word.end);
                first = if words == 1 { last } else { first };
            }
        }
        if words < 2 {
            return;
        }
        if self.names == NAMES {
            // One of which nothing is new is no loss.
            let known = self.known(name.get(last.0..last.1).unwrap_or_default());
            self.forgotten += u64::from(!known);
            return;
        }
        let surname = self.learn_words(name.get(last.0..last.1).unwrap_or_default(), Kind::Surname, end);
        let first = self.learn_words(name.get(first.0..first.1).unwrap_or_default(), Kind::First, end);
        self.names += usize::from(surname || first);
    }

    fn learn_words(&mut self, name: &str, kind: Kind, since: usize) -> bool {
        let (mut at, mut news) = (0, false);
        let mut room = std::mem::take(&mut self.room.word);
        while let Some(word) = next_word(name, at) {
            at = word.end;
            room.clear();
            fold_into(name.get(word.start..word.end).unwrap_or_default(), &mut room);
            if room.chars().nth(LETTERS - 1).is_some() && !super::class::is_common(&room) {
                news |= self.parts.add(&room, kind, since);
            }
        }
        self.room.word = room;
        news
    }

    /// Whether all words of a surname are hunted already.
    fn known(&mut self, name: &str) -> bool {
        let (mut at, mut known) = (0, true);
        let mut room = std::mem::take(&mut self.room.word);
        while let Some(word) = next_word(name, at) {
            at = word.end;
            room.clear();
            fold_into(name.get(word.start..word.end).unwrap_or_default(), &mut room);
            known &= self.parts.find(&[&room], usize::MAX).is_some_and(|known| known.kind >= Kind::Surname);
        }
        self.room.word = room;
        known
    }
}
