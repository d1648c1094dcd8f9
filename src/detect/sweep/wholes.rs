//! Values that are hunted whole: addresses, handles, numbers.
//!
//! They are known by their letters and digits alone, in order. From a word of a text on, word by word, those are looked up that
//! go on so; the marks between are compared only once all letters are there. So many values cost little more than one.

use super::parts::bit;
use crate::detect::fold::{Word, fold, fold_into, next_word, silent};
use crate::detect::{Entity, boundary};

/// Bytes of text that one value is followed through, at most.
const FAR: usize = 768;

/// Words of a text that one value may be written in, at most.
const WORDS: usize = 32;

/// Values with the same letters and digits that are compared, at most.
const ALIKE: usize = 8;

/// Names of scripts without spaces, at most: each is searched for by itself.
const INSIDE: usize = 64;

/// Digits by which telephone numbers are compared: what stands before them is the country's or the trunk's.
const LAST: usize = 7;

/// Digits of a telephone number, at most (E.164), and of what may stand before it elsewhere.
const MOST: usize = 15;
const BEFORE: usize = 4;

/// Where marks may stand in a value that are not in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marks {
    /// Nowhere: an address.
    Nowhere,
    /// Where it has a `.`, and none has to: a handle.
    AtDots,
    /// Between all its letters and digits: a number.
    Anywhere,
}

/// One value: where it stands, behind its letters and digits.
#[derive(Clone, Copy)]
struct Whole {
    at: usize,
    letters: usize,
    length: usize,
    marks: Marks,
    entity: Entity,
}

/// A telephone number without what leads it.
#[derive(Clone, Copy)]
struct Number {
    last: u32,
    at: usize,
    length: usize,
}

/// All of them, folded.
#[derive(Clone, Default)]
pub(super) struct Wholes {
    text: String,
    /// By letters and digits, each once.
    list: Vec<Whole>,
    firsts: u64,
    /// By their last digits.
    numbers: Vec<Number>,
    /// Values of scripts without spaces, found inside words.
    inside: Vec<(usize, usize)>,
}

impl Wholes {
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.list.clear();
        self.numbers.clear();
        self.inside.clear();
        self.firsts = 0;
    }

    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty() && self.numbers.is_empty() && self.inside.is_empty()
    }

    pub(super) fn bytes(&self) -> usize {
        self.text.capacity() + self.list.capacity() * size_of::<Whole>() + self.numbers.capacity() * size_of::<Number>()
    }

    /// Adds a folded value that begins with a letter or digit.
    pub(super) fn add(&mut self, value: &str, marks: Marks, entity: Entity) {
        let Some(first) = value.chars().next() else { return };
        let at = self.text.len();
        self.text.extend(value.chars().filter(|c| c.is_alphanumeric()));
        let whole = Whole { at, letters: self.text.len() - at, length: value.len(), marks, entity };
        self.text.push_str(value);
        match self.list.binary_search_by(|other| self.letters(other).cmp(self.letters(&whole))) {
            Ok(same) if self.value(&self.list[same]) == self.value(&whole) => self.text.truncate(at),
            Ok(before) | Err(before) => self.list.insert(before, whole),
        }
        self.firsts |= bit(first);
    }

    /// Adds a telephone number's digits.
    pub(super) fn add_number(&mut self, digits: &str) {
        let digits = digits.trim_start_matches('0');
        let Some(last) = last_of(digits.as_bytes()) else { return };
        let at = self.text.len();
        self.text.push_str(digits);
        let before = self.numbers.partition_point(|number| number.last < last);
        self.numbers.insert(before, Number { last, at, length: digits.len() });
    }

    /// Adds a name in a script without spaces, as it is spelled. Whether there is room.
    pub(super) fn add_inside(&mut self, name: &str) -> bool {
        let room = self.inside.len() < INSIDE;
        if room {
            self.inside.push((self.text.len(), name.len()));
            self.text.push_str(name);
        }
        room
    }

    /// The names that are found inside words.
    pub(super) fn inside(&self) -> impl Iterator<Item = &str> {
        self.inside.iter().filter_map(|(at, length)| self.text.get(*at..at + length))
    }

    /// The type of the value that begins with a word, and where it ends; a telephone number has none of its own.
    pub(super) fn at(&self, text: &str, word: Word, room: &mut String) -> Option<(Option<Entity>, usize)> {
        let first = folded_first(text.get(word.start..)?)?;
        if first.is_ascii_digit()
            && !self.numbers.is_empty()
            && let Some(end) = self.number(text, word.start)
        {
            return Some((None, end));
        }
        if self.firsts & bit(first) == 0 {
            return None;
        }
        room.clear();
        let (start, mut next, mut alive, mut found) = (word.start, Some(word), self.list.as_slice(), None);
        for _ in 0..WORDS {
            let Some(word) = next.filter(|next| next.end - start <= FAR) else { break };
            fold_into(text.get(word.start..word.end)?, room);
            let from = alive.partition_point(|whole| self.letters(whole) < room.as_str());
            let rest = alive.get(from..).unwrap_or_default();
            alive = &rest[..rest.partition_point(|whole| self.letters(whole).starts_with(room.as_str()))];
            if alive.is_empty() {
                break;
            }
            let whole = alive.iter().take(ALIKE).take_while(|whole| whole.letters == room.len());
            let ends = whole.filter_map(|whole| Some((Some(whole.entity), self.follow(text, start, whole)?)));
            found = ends.max_by_key(|(_, end)| *end).or(found);
            next = next_word(text, word.end);
        }
        found
    }

    /// Where a value ends that begins here, alone as a word or phrase.
    fn follow(&self, text: &str, start: usize, whole: &Whole) -> Option<usize> {
        let mut rest = self.value(whole).chars().peekable();
        let (mut end, mut marks, mut same) = (start, 0, true);
        let far = boundary::floor(text, start.saturating_add(FAR));
        for c in text.get(start..far)?.chars() {
            if rest.peek().is_none() && !silent(c) {
                break;
            }
            let dot = whole.marks == Marks::AtDots && rest.peek() == Some(&'.');
            if (dot || whole.marks == Marks::Anywhere) && is_mark(c) {
                marks += 1;
                if marks > 2 {
                    return None;
                }
                end += c.len_utf8();
                continue;
            }
            if dot {
                rest.next();
            }
            marks = 0;
            fold(c, |letter| same &= rest.next() == Some(letter));
            if !same {
                return None;
            }
            end += c.len_utf8();
        }
        (rest.next().is_none() && !boundary::word_after(text, end)).then_some(end)
    }

    /// Where the longest spelling of a telephone number ends whose digits begin here.
    fn number(&self, text: &str, start: usize) -> Option<usize> {
        let mut digits = [0; MOST + BEFORE];
        let (mut count, mut marks, mut trunk, mut at, mut found) = (0, 0, false, start, None);
        while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
            // `+33 (0)1`: the trunk's digit is of another way to call.
            if count > 0 && !trunk && text.get(at..).is_some_and(|rest| rest.starts_with("(0)")) {
                (at, trunk) = (at + 3, true);
                continue;
            }
            if c.is_ascii_digit() && count < digits.len() {
                digits[count] = c as u8;
                (count, marks) = (count + 1, 0);
                let ended = !boundary::word_after(text, at + 1);
                if ended && self.is_number(&digits[..count]) {
                    found = Some(at + 1);
                }
            } else if is_mark(c) && marks < 2 {
                marks += 1;
            } else {
                break;
            }
            at += c.len_utf8();
        }
        found
    }

    /// Whether these digits call one of the numbers: all of them, or all but what leads one of the two.
    fn is_number(&self, digits: &[u8]) -> bool {
        let zeros = digits.iter().take_while(|digit| **digit == b'0').count();
        let digits = &digits[zeros..];
        let Some(last) = last_of(digits) else { return false };
        let from = self.numbers.partition_point(|number| number.last < last);
        let alike = self.numbers.iter().skip(from).take_while(|number| number.last == last);
        alike.filter_map(|number| self.text.as_bytes().get(number.at..number.at + number.length)).any(|number| {
            let (short, long) = if number.len() < digits.len() { (number, digits) } else { (digits, number) };
            long.ends_with(short) && long.len() - short.len() <= BEFORE
        })
    }

    fn value(&self, whole: &Whole) -> &str {
        let at = whole.at + whole.letters;
        self.text.get(at..at + whole.length).unwrap_or_default()
    }

    fn letters(&self, whole: &Whole) -> &str {
        self.text.get(whole.at..whole.at + whole.letters).unwrap_or_default()
    }
}

/// The first folded letter of a text.
pub(super) fn folded_first(text: &str) -> Option<char> {
    let mut first = None;
    fold(text.chars().next()?, |letter| {
        first.get_or_insert(letter);
    });
    first
}

/// The number that the last digits are, if there are enough.
fn last_of(digits: &[u8]) -> Option<u32> {
    let last = digits.get(digits.len().checked_sub(LAST)?..)?;
    Some(last.iter().fold(0, |number, digit| 10 * number + u32::from(digit.wrapping_sub(b'0'))))
}

/// What may stand between the letters and digits of a number.
pub(super) fn is_mark(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '-' | '.' | ',' | '/' | '_' | '(' | ')' | ':' | '\'' | '’' | '\u{2010}'..='\u{2014}')
}
