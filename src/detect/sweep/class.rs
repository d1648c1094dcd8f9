//! What a word of a text is to a sweep.

use super::Sweep;
use super::learn::LETTERS;
use super::parts::{Kind, Known};
use super::wholes::folded_first;
use crate::detect::catalogue::is_everyday;
use crate::detect::fold::{Word, fold_into};

/// Longest word that is looked at, in bytes.
pub(super) const WORD: usize = 64;

/// Letters from which on a word may be two parts joined.
const JOINED: usize = 5;

/// What is hung on a name: genitives of English, German and Dutch, cases of Polish and its neighbours, folded.
const SUFFIXES: &[&str] = &[
    "s", "es", "n", "en", "ns", "ens", "in", "a", "e", "i", "y", "u", "m", "em", "om", "im", "ym", "iem", "owi", "ie",
    "ej", "ego", "emu", "ow", "ami", "ach", "owie", "owa", "ova", "ov",
];

/// Suffixes that take the place of a last vowel: `Anna`, `Anny`, `Annie`.
const IN_PLACE: &[&str] = &["y", "i", "e", "ie", "u", "o", "om"];

/// Everyday words that are names too, beside those that stand in the lists of cues.
const COMMON: &[&str] = &[
    "will", "may", "mark", "rose", "grace", "hope", "faith", "joy", "art", "bill", "bob", "frank", "rich", "sue",
    "pat", "long", "young", "white", "black", "brown", "green", "page", "price", "small", "short", "love", "king",
    "hall", "day", "moon", "summer", "april", "june", "august", "petit", "grand", "blanc", "noir", "rouge", "roi",
    "marche", "klein", "gross", "lang", "kurz", "weiss", "schwarz", "braun", "neu", "gut", "koch", "paz", "luz", "mar",
    "sol", "bueno", "bravo", "bianco", "rossi", "bello", "costa", "mai", "wit", "groot", "jong", "best", "mag", "new",
    "old", "van", "les", "des",
];

/// What a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Nothing that is hunted.
    Other,
    /// A part of a name that is found by itself: its number; several joined have none.
    Strong(usize, Source),
    /// A part that needs company: its number.
    Weak(usize, Source),
    /// One capital letter, with which a part begins.
    Initial,
    /// A small word of a given name.
    Particle,
}

/// Instead of a part's number: several are joined.
pub(super) const SEVERAL: usize = usize::MAX;

/// Where a name comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// The record gave it.
    Given,
    /// It was found in a text.
    Learnt,
}

impl Sweep {
    /// What a word is; names count that were learnt before byte `seen` of the text at hand, which begins `base` bytes later.
    pub(super) fn class(&self, text: &str, word: Word, seen: usize, room: &mut String) -> Class {
        let spelled = text.get(word.start..word.end).unwrap_or_default();
        let Some(first) = folded_first(spelled).filter(|first| self.parts.may_begin(*first)) else {
            return Class::Other;
        };
        if spelled.len() > WORD {
            return Class::Other;
        }
        room.clear();
        fold_into(spelled, room);
        // Of scripts without capitals every word is as good.
        let capital = !spelled.starts_with(char::is_lowercase);
        if let Some(Known { number, kind }) = self.parts.find(&[room], seen) {
            return match kind {
                Kind::Given if capital || !is_common(room) => Class::Strong(number, Source::Given),
                Kind::Surname if capital => Class::Strong(number, Source::Learnt),
                Kind::First if capital => Class::Weak(number, Source::Learnt),
                Kind::Short if room.chars().nth(1).is_some() => Class::Weak(number, Source::Given),
                Kind::Short if capital => Class::Initial,
                Kind::Particle => Class::Particle,
                _ => Class::Other,
            };
        }
        if room.chars().nth(1).is_none() {
            return if capital && self.parts.any_begins(first, seen) { Class::Initial } else { Class::Other };
        }
        let before = text.as_bytes().get(word.start.wrapping_sub(1));
        let handle = matches!(before, Some(b'@' | b'/')) || text.as_bytes().get(word.end) == Some(&b'@');
        let strong =
            self.handle(room, handle, seen).or_else(|| if capital { self.inflected(room, seen) } else { None });
        strong.map_or(Class::Other, |(number, source)| Class::Strong(number, source))
    }

    /// A word found by itself.
    fn named(&self, word: &[&str], seen: usize) -> Option<(usize, Source)> {
        let known = self.parts.find(word, seen)?;
        match known.kind {
            Kind::Given => Some((known.number, Source::Given)),
            Kind::Surname => Some((known.number, Source::Learnt)),
            _ => None,
        }
    }

    /// `ana85`, `analima`, and where it is seen that it is a handle, `alima`.
    fn handle(&self, word: &str, is_handle: bool, seen: usize) -> Option<(usize, Source)> {
        let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
        let is_handle = is_handle || letters.len() < word.len();
        if letters.len() < word.len()
            && let Some(known) = self.named(&[letters], seen)
        {
            return Some(known);
        }
        letters.chars().nth(JOINED - 1)?;
        letters.char_indices().skip(1).find_map(|(cut, _)| {
            let (a, b) = letters.split_at(cut);
            let strong = match (self.named(&[a], seen), self.named(&[b], seen)) {
                (None, None) => return None,
                (Some((_, Source::Given)), _) | (_, Some((_, Source::Given))) => Source::Given,
                _ => Source::Learnt,
            };
            let part = |word: &str| self.parts.find(&[word], seen).is_some_and(|known| known.kind != Kind::Particle);
            let initial = |word: &str| {
                let mut letters = word.chars();
                is_handle
                    && letters.next().is_some_and(|one| self.parts.any_begins(one, seen))
                    && letters.next().is_none()
            };
            let both = a != b && part(a) && part(b);
            (both || initial(a) || initial(b)).then_some((SEVERAL, strong))
        })
    }

    /// `Müllers`, `Limą`, `Annie`: a name with an ending.
    fn inflected(&self, word: &str, seen: usize) -> Option<(usize, Source)> {
        let long = |stem: &str, least: usize| stem.chars().nth(least - 1).is_some();
        let hung = SUFFIXES.iter().find_map(|suffix| {
            let stem = word.strip_suffix(suffix)?;
            let least = if *suffix == "s" { LETTERS } else { LETTERS + 1 };
            if long(stem, least) { self.named(&[stem], seen) } else { None }
        });
        hung.or_else(|| {
            IN_PLACE.iter().find_map(|suffix| {
                let stem = word.strip_suffix(suffix).filter(|stem| long(stem, LETTERS))?;
                ["a", "o"].iter().filter(|vowel| *vowel != suffix).find_map(|vowel| self.named(&[stem, vowel], seen))
            })
        })
    }
}

/// Whether a folded word is an everyday word, which a small letter shows to be no name.
pub(super) fn is_common(word: &str) -> bool {
    COMMON.contains(&word) || is_everyday(word)
}
