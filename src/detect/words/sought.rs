//! Words that are sought together, whatever they are sought for.

use super::key::{Heads, Kind};
use super::sieve::{BLOCK, Keys, Places, Sieve};

/// How words may be spelt in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::detect) enum Spelt {
    /// As they are.
    Plain,
    /// In names of members too: `_` where they have a space, and `nhsNumber` for two words.
    Members,
}

/// Words, each with a number: its place in the order they were given in.
pub(in crate::detect) struct Sought {
    spelt: Spelt,
    /// `None` where there are no words.
    sieve: Option<Sieve>,
    list: Vec<Entry>,
}

/// A word.
struct Entry {
    /// In lower case unless it is sought as it is written.
    text: Vec<u8>,
    /// Where in it the byte stands at whose place it is sought.
    key: usize,
    /// Whether another case of ASCII letters is the same.
    folded: bool,
}

impl Sought {
    /// Bytes looked at together.
    pub(in crate::detect) const BLOCK: usize = BLOCK;

    /// Of words in the order of their lower case, each with whether it is sought in any case of ASCII letters. `None` if they
    /// are too many.
    pub(in crate::detect) fn new(spelt: Spelt, words: impl Iterator<Item = (Vec<u8>, bool, Kind)>) -> Option<Self> {
        let (mut keys, mut heads) = (Keys::default(), Heads::default());
        let entry = |(number, (text, folded, kind)): (usize, (Vec<u8>, bool, Kind))| {
            let key = heads.enter(&text, folded, kind, u16::try_from(number).ok()?, &mut keys);
            Some(Entry { text, key, folded })
        };
        let list: Vec<Entry> = words.enumerate().map(entry).collect::<Option<_>>()?;
        let sieve = (!list.is_empty()).then(|| Sieve::new(keys, spelt == Spelt::Members));
        Some(Self { spelt, sieve, list })
    }

    /// Whether there are no words.
    pub(in crate::detect) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The word of a number, as it is sought.
    pub(in crate::detect) fn word(&self, number: usize) -> &[u8] {
        &self.list[number].text
    }

    /// Whether another case of its letters is the same word.
    #[cfg(test)]
    pub(in crate::detect) fn folded(&self, number: usize) -> bool {
        self.list[number].folded
    }

    /// Memory in use, in bytes.
    pub(in crate::detect) fn memory(&self) -> usize {
        let words: usize = self.list.iter().map(|word| word.text.len()).sum();
        words + size_of_val(self.list.as_slice()) + self.sieve.as_ref().map_or(0, Sieve::memory)
    }

    /// The places of the [`BLOCK`](Self::BLOCK) bytes from `at` on where words may be told to stand.
    pub(in crate::detect) fn places(&self, bytes: &[u8], at: usize) -> Places {
        self.sieve.as_ref().map_or(Places::default(), |sieve| sieve.places(bytes, at))
    }

    /// Calls `found` with the number, the first byte and the first byte after of each word that stands at the place `at`,
    /// which is one of `places` at its bit `nth`; what stands beside it is not looked at. Returns how many were compared.
    pub(in crate::detect) fn each(
        &self,
        bytes: &[u8],
        at: usize,
        places: Places,
        nth: usize,
        mut found: impl FnMut(usize, usize, usize),
    ) -> usize {
        let Some(sieve) = &self.sieve else { return 0 };
        let mut compared = 0;
        let mut compare = |number: u16| {
            compared += 1;
            let number = usize::from(number);
            let Entry { text, key, folded } = &self.list[number];
            let Some(start) = at.checked_sub(*key) else { return };
            let end = start + text.len();
            let Some(here) = bytes.get(start..end) else { return };
            let same = match (folded, self.spelt) {
                (false, _) => here == text.as_slice(),
                (true, Spelt::Plain) => here.eq_ignore_ascii_case(text),
                (true, Spelt::Members) => here
                    .iter()
                    .zip(text)
                    .all(|(&here, &byte)| here.eq_ignore_ascii_case(&byte) || here == b'_' && byte == b' '),
            };
            if same {
                found(number, start, end);
            }
        };
        let is = |bits: u64| bits >> nth & 1 == 1;
        if is(places.heads) {
            sieve.heads(bytes, at).for_each(&mut compare);
        }
        if is(places.ends) {
            sieve.ends(bytes, at).for_each(&mut compare);
        }
        if is(places.bytes) {
            sieve.bytes(bytes[at]).for_each(&mut compare);
        }
        compared
    }
}
