//! Hundreds of thousands of terms, searched at once: whole words and phrases, compared folded.
//!
//! An automaton over so many texts takes seconds to build and leaves the caches at every byte. Here the terms are one
//! sorted text with an index of their first words: a word of the text costs one look at it, and only one that some term
//! begins with is followed further, by halving the terms that are still alive. 300,000 terms of two words are made ready in
//! half a second and take 6 MiB (`benches/detect.rs`); the automaton that `aho-corasick` makes of them took six seconds.

use std::cmp::Ordering;

use super::fold::{Word, fold, next_word, outside, silent};
use super::{Entity, boundary};

/// Longest term, in bytes of its folded spelling.
pub(in crate::detect) const LONGEST: usize = 16 << 10;

/// White space between two words, in characters, that is compared as one space.
const GAP: usize = 8;

/// The terms of a scanner, each once for each type.
#[derive(Default)]
pub(in crate::detect) struct Index {
    /// Their folded spellings, one behind the other.
    text: String,
    /// By first word, then by the rest, then by type.
    terms: Box<[Term]>,
    /// First terms of those with one first word, and one: 0 is an empty slot. A power of two, at most half full.
    slots: Box<[u32]>,
    /// Of the longest term.
    longest: usize,
}

/// One term: where it stands, how long its first word is, and how long it is.
#[derive(Clone, Copy)]
struct Term {
    at: u32,
    head: u16,
    length: u16,
    entity: Entity,
}

/// Why a term cannot be searched for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::detect) enum BadTerm {
    /// It has neither letter nor digit.
    Wordless,
    /// It, or all terms together, are too long.
    TooLong,
}

impl Index {
    /// Takes one more term. It begins at its first letter or digit.
    pub(in crate::detect) fn add(&mut self, term: &str, entity: Entity, list: &mut Adding) -> Result<(), BadTerm> {
        let at = self.text.len();
        let start = next_word(term, 0).ok_or(BadTerm::Wordless)?.start;
        let mut gap = false;
        for c in term.get(start..).unwrap_or_default().trim_end().chars() {
            if c.is_whitespace() {
                gap = true;
                continue;
            }
            if std::mem::take(&mut gap) {
                self.text.push(' ');
            }
            fold(c, |folded| self.text.push(folded));
        }
        let folded = self.text.get(at..).unwrap_or_default();
        let head = next_word(folded, 0).map_or(0, |word| word.end);
        let place = (u32::try_from(at), u16::try_from(head), u16::try_from(folded.len()));
        let (Ok(at), Ok(head), Ok(length)) = place else { return Err(BadTerm::TooLong) };
        if usize::from(length) > LONGEST {
            return Err(BadTerm::TooLong);
        }
        list.0.push(Term { at, head, length, entity });
        Ok(())
    }

    /// All terms are there.
    pub(in crate::detect) fn close(&mut self, list: Adding) {
        let mut terms = list.0;
        self.text.shrink_to_fit();
        terms.sort_unstable_by(|a, b| {
            (self.head(a), self.rest(a), a.entity).cmp(&(self.head(b), self.rest(b), b.entity))
        });
        terms.dedup_by(|a, b| a.entity == b.entity && self.head(a) == self.head(b) && self.rest(a) == self.rest(b));
        self.longest = terms.iter().map(|term| usize::from(term.length)).max().unwrap_or(0);
        let heads = terms.chunk_by(|a, b| self.head(a) == self.head(b)).count();
        let mut slots = vec![0u32; if heads == 0 { 0 } else { (2 * heads).next_power_of_two() }];
        for (at, term) in terms.iter().enumerate() {
            if at > 0 && self.head(&terms[at - 1]) == self.head(term) {
                continue;
            }
            let mut slot = hash(self.head(term)) as usize & (slots.len() - 1);
            while slots[slot] != 0 {
                slot = (slot + 1) & (slots.len() - 1);
            }
            slots[slot] = u32::try_from(at + 1).unwrap_or(0);
        }
        (self.terms, self.slots) = (terms.into(), slots.into());
    }

    /// Whether there are no terms.
    pub(in crate::detect) fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Bytes of text that a term may be spelled with, at most; 0 without terms. Beyond that it is not followed.
    pub(in crate::detect) fn reach(&self) -> usize {
        match self.longest {
            0 => 0,
            // A letter and its accents, and wide spaces between words.
            longest => 3 * longest + 64,
        }
    }

    /// Memory in use, in bytes.
    pub(in crate::detect) fn memory(&self) -> usize {
        self.text.capacity() + self.terms.len() * size_of::<Term>() + self.slots.len() * size_of::<u32>()
    }

    /// Calls `found` with each term that begins at `from` or later and before `limit`: type, first byte, first byte after.
    /// `from` may be inside a word, of which nothing begins.
    pub(in crate::detect) fn each(
        &self,
        text: &str,
        from: usize,
        limit: usize,
        mut found: impl FnMut(Entity, usize, usize),
    ) {
        let mut at = outside(text, from);
        while let Some(word) = next_word(text, at).filter(|word| word.start < limit) {
            at = word.end;
            if let Some(first) = self.begins(text.get(word.start..word.end).unwrap_or_default()) {
                self.follow(text, word, first, &mut found);
            }
        }
    }

    /// The first of the terms that begin with a word.
    fn begins(&self, word: &str) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut slot = hash(word) as usize & mask;
        loop {
            let first = (*self.slots.get(slot)? as usize).checked_sub(1)?;
            if is(word, self.head(self.terms.get(first)?)) {
                return Some(first);
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Follows the text behind a first word as long as some term goes on so.
    fn follow(&self, text: &str, word: Word, first: usize, found: &mut impl FnMut(Entity, usize, usize)) {
        let head = self.terms.get(first).map_or("", |term| self.head(term));
        let alive = self.terms.get(first..).unwrap_or_default();
        let mut alive = &alive[..alive.partition_point(|term| self.head(term) == head)];
        let (mut depth, mut end, mut spaces) = (0, word.end, 0);
        let rest =
            text.get(word.end..boundary::floor(text, word.start.saturating_add(self.reach()))).unwrap_or_default();
        let mut letters = rest.chars().peekable();
        loop {
            if !letters.peek().is_some_and(|next| silent(*next)) {
                let whole = alive.iter().take_while(|term| self.rest(term).len() == depth);
                if spaces == 0 && boundary::stands_alone(text, word.start, end) {
                    whole.for_each(|term| found(term.entity, word.start, end));
                }
            }
            let Some(letter) = letters.next() else { return };
            end += letter.len_utf8();
            spaces = if letter.is_whitespace() { spaces + 1 } else { 0 };
            if spaces > 1 && spaces <= GAP {
                continue;
            }
            let mut narrow = |folded: char| {
                let mut room = [0; 4];
                let bytes = folded.encode_utf8(&mut room).as_bytes();
                let order = |term: &Term| self.order(term, depth, bytes);
                let from = alive.partition_point(|term| order(term) == Ordering::Less);
                let to = alive.partition_point(|term| order(term) != Ordering::Greater);
                alive = alive.get(from..to).unwrap_or_default();
                depth += bytes.len();
            };
            match spaces {
                0 => fold(letter, narrow),
                _ => narrow(' '),
            }
            if alive.is_empty() {
                return;
            }
        }
    }

    /// How a term's rest stands to these bytes from `depth` on.
    fn order(&self, term: &Term, depth: usize, bytes: &[u8]) -> Ordering {
        let rest = self.rest(term).as_bytes().get(depth..).unwrap_or_default();
        rest.get(..bytes.len()).unwrap_or(rest).cmp(bytes)
    }

    fn head(&self, term: &Term) -> &str {
        let at = term.at as usize;
        self.text.get(at..at + usize::from(term.head)).unwrap_or_default()
    }

    fn rest(&self, term: &Term) -> &str {
        let at = term.at as usize;
        self.text.get(at + usize::from(term.head)..at + usize::from(term.length)).unwrap_or_default()
    }
}

/// Terms on their way into an [`Index`].
#[derive(Default)]
pub(in crate::detect) struct Adding(Vec<Term>);

impl Adding {
    /// Takes the last one back.
    pub(in crate::detect) fn forget(&mut self) {
        self.0.pop();
    }
}

/// A number for the folded spelling of a word (FNV-1a, its high bits mixed in).
fn hash(word: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut add = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    if word.is_ascii() {
        word.bytes().for_each(|byte| add(byte.to_ascii_lowercase()));
    } else {
        for c in word.chars() {
            fold(c, |folded| folded.encode_utf8(&mut [0; 4]).bytes().for_each(&mut add));
        }
    }
    hash ^ hash >> 32
}

/// Whether a word has this folded spelling.
fn is(word: &str, folded: &str) -> bool {
    if word.is_ascii() {
        return word.len() == folded.len()
            && word.bytes().zip(folded.bytes()).all(|(a, b)| a.to_ascii_lowercase() == b);
    }
    let (mut rest, mut same) = (folded.chars(), true);
    for c in word.chars() {
        fold(c, |letter| same &= rest.next() == Some(letter));
    }
    same && rest.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::fold::fold_into;

    fn index(terms: &[&str]) -> Index {
        let (mut index, mut adding) = (Index::default(), Adding::default());
        for term in terms {
            index.add(term, Entity(0), &mut adding).expect("a term");
        }
        index.close(adding);
        index
    }

    fn check(terms: &[&str], text: &str, expected: &[&str]) {
        let (index, mut found) = (index(terms), Vec::new());
        index.each(text, 0, text.len(), |_, start, end| found.push(&text[start..end]));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn whole_words_are_found_in_any_case_with_and_without_accents() {
        check(
            &["Müller"],
            "MULLER, müller and Mu\u{308}ller; Müllerin, Mueller",
            &["MULLER", "müller", "Mu\u{308}ller"],
        );
        check(&["MULLER"], "Herr Müller.", &["Müller"]);
        check(&["Straße"], "STRASSE strasse", &["STRASSE", "strasse"]);
        check(&["ana", "Ana Muster"], "ANA MUSTER met Mariana", &["ANA", "ANA MUSTER"]);
        check(&["ana m"], "ana muster, ana m.", &["ana m"]);
        check(&["Jean-Luc O'Neill"], "JEAN‐LUC O’NEILL", &["JEAN‐LUC O’NEILL"]);
        check(&["ana lima"], "Ana \n Lima, ana\u{a0}lima, ana-lima", &["Ana \n Lima", "ana\u{a0}lima"]);
        check(&["André"], "Andre\u{301} and ANDRE", &["Andre\u{301}", "ANDRE"]);
        check(&["C++", "R&D"], "c++ and r&d, c and r d", &["c++", "r&d"]);
        check(&["ana"], "@ana 我的ana谢谢", &["ana", "ana"]);
        check(&["安娜"], "安娜 我的安娜在", &["安娜"]);
        check(&["#42"], "no. 42", &["42"]);
        check(&[], "ana", &[]);
    }

    #[test]
    fn each_type_is_told_and_none_twice() {
        let (mut index, mut adding) = (Index::default(), Adding::default());
        for (term, entity) in [("ana", 1), ("Ána", 1), ("ana", 0), ("ana1", 0), ("ana b", 0), ("ana-b", 0), ("anab", 0)]
        {
            index.add(term, Entity(entity), &mut adding).expect("a term");
        }
        assert_eq!(index.add(" -", Entity(0), &mut adding), Err(BadTerm::Wordless));
        assert_eq!(index.add(&"a".repeat(LONGEST + 1), Entity(0), &mut adding), Err(BadTerm::TooLong));
        index.close(adding);
        let mut found = Vec::new();
        index.each("ana b ana1", 0, 10, |entity, start, end| found.push((entity.0, start, end)));
        assert_eq!(found, [(0, 0, 3), (1, 0, 3), (0, 0, 5), (0, 6, 10)]);
    }

    #[test]
    fn where_the_search_begins_and_ends_changes_nothing() {
        let text = "ana lima met Ána Lima-Ana; mariana ana";
        let index = index(&["ana", "ana lima", "Lima"]);
        let (mut whole, mut parts) = (Vec::new(), Vec::new());
        index.each(text, 0, text.len(), |_, start, end| whole.push((start, end)));
        let cuts: Vec<usize> = (0..=text.len()).filter(|at| text.is_char_boundary(*at)).collect();
        for cut in cuts.windows(2) {
            index.each(text, cut[0], cut[1], |_, start, end| parts.push((start, end)));
        }
        assert_eq!(parts, whole);
    }

    #[test]
    fn hundreds_of_thousands_fit() {
        let (mut index, mut adding) = (Index::default(), Adding::default());
        for number in 0..300_000 {
            index.add(&format!("Name{number} Sur{}name", number % 977), Entity(0), &mut adding).expect("a term");
        }
        index.close(adding);
        assert!(index.memory() < 32 << 20, "{} bytes", index.memory());
        let (text, mut found) = ("NAME299999 SUR60NAME, name299999 sur61name", Vec::new());
        index.each(text, 0, text.len(), |_, start, end| found.push((start, end)));
        assert_eq!(found, [(0, 20)]);
    }

    #[test]
    fn a_plain_word_is_told_from_all_others() {
        for (word, folded, same) in [("Ana", "ana", true), ("Án", "ana", false), ("Ána", "an", false), ("", "", true)]
        {
            assert_eq!(is(word, folded), same, "{word}");
            let mut spelled = String::new();
            fold_into(word, &mut spelled);
            assert_eq!(hash(word), hash(&spelled), "{word}");
        }
    }
}
