//! The words that some detectors begin with: prefixes of tokens, cues.
//!
//! All of them are sought at once, three bytes at a time: a table for each of the three bytes says which of eight groups of
//! words may have it there, and where all three agree on a group the words are compared. That is one pass without a branch
//! over text that holds none, however many words there are.

/// The words of all detectors that have any.
pub(in crate::detect) struct Keywords {
    /// Each with its detector's position among the active, sorted.
    words: Vec<(&'static [u8], u16)>,
    /// For each first byte, where its words begin and end in the list.
    ranges: Vec<(usize, usize)>,
    /// The groups with a word that has the byte at the first, second, third place, a bit for each group.
    places: [[u8; 256]; 3],
}

/// Groups of words.
const GROUPS: usize = 8;
/// Places looked at together.
const STEP: usize = 8;

impl Keywords {
    /// Of words, each with its detector's position among the active; `None` if there are none. Empty words are none.
    pub(in crate::detect) fn new(words: impl Iterator<Item = (&'static str, u16)>) -> Option<Self> {
        let mut words: Vec<(&[u8], u16)> =
            words.filter(|(word, _)| !word.is_empty()).map(|(word, owner)| (word.as_bytes(), owner)).collect();
        words.sort_unstable();
        words.dedup();
        let range = |byte: u8| {
            let at = |byte: usize| words.partition_point(|(word, _)| usize::from(word[0]) < byte);
            (at(usize::from(byte)), at(usize::from(byte) + 1))
        };
        let ranges = (0..=u8::MAX).map(range).collect();
        let mut places = [[0; 256]; 3];
        for (number, (word, _)) in words.iter().enumerate() {
            // Neighbours in the list begin alike, and are one group.
            let group = 1 << (number * GROUPS / words.len());
            for (place, table) in places.iter_mut().enumerate() {
                match word.get(place) {
                    Some(&byte) => table[usize::from(byte)] |= group,
                    None => table.iter_mut().for_each(|groups| *groups |= group),
                }
            }
        }
        (!words.is_empty()).then_some(Self { words, ranges, places })
    }

    /// The first byte from `from` on, and before `to`, at which a word may begin.
    pub(in crate::detect) fn next(&self, bytes: &[u8], from: usize, to: usize) -> Option<usize> {
        let mut at = from;
        while let Some(near) = bytes.get(at..to).and_then(|_| bytes.get(at..)?.first_chunk::<{ STEP + 2 }>()) {
            let groups =
                (0..STEP).fold(0, |all, place| all | self.groups([near[place], near[place + 1], near[place + 2]]));
            if groups != 0
                && let Some(found) = (at..to.min(at + STEP)).find(|&at| self.may_begin(bytes, at))
            {
                return Some(found);
            }
            at += STEP;
        }
        (at..to.min(bytes.len())).find(|&at| self.may_begin(bytes, at))
    }

    /// The longest word that begins at `at`, with each of its owners, and its end: `sk-ant-` is nobody's `sk-`.
    pub(in crate::detect) fn at(&self, bytes: &[u8], at: usize) -> impl Iterator<Item = (u16, usize)> {
        let rest = bytes.get(at..).unwrap_or_default();
        let (from, to) = rest.first().map_or((0, 0), |&byte| self.ranges[usize::from(byte)]);
        // What a word begins with stands before it in the list.
        let longest = self.words[from..to].iter().rev().find(|(word, _)| rest.starts_with(word)).map(|(word, _)| *word);
        let here = self.words[from..to].iter().filter(move |(word, _)| Some(*word) == longest);
        here.map(move |(word, owner)| (*owner, at + word.len()))
    }

    fn may_begin(&self, bytes: &[u8], at: usize) -> bool {
        match bytes.get(at..).and_then(<[u8]>::first_chunk) {
            Some(near) if self.groups(*near) == 0 => false,
            _ => self.at(bytes, at).next().is_some(),
        }
    }

    fn groups(&self, [first, second, third]: [u8; 3]) -> u8 {
        let [a, b, c] = &self.places;
        a[usize::from(first)] & b[usize::from(second)] & c[usize::from(third)]
    }
}

#[cfg(test)]
mod tests {
    use super::Keywords;

    #[test]
    fn the_longest_word_is_found_where_it_begins() {
        const WORDS: [&str; 14] = [
            "eyJ",
            "ghp_",
            "gho_",
            "AKIA",
            "sk-",
            "xoxb-",
            "-----BEGIN",
            "Mr",
            "M",
            "née",
            "eyJhb",
            "id",
            "@",
            "sk-ant-",
        ];
        let keywords = Keywords::new((0..).zip(WORDS).map(|(owner, word)| (word, owner))).expect("there are words");
        let text = "x eyJhbGci ghp_1 M Mr. sk-ant-1 née @ana AKIA -----BEGIN xoxb-idsk-M".repeat(3);
        for to in [0, 1, 9, 40, text.len()] {
            let mut found = Vec::new();
            let mut from = 0;
            while let Some(at) = keywords.next(text.as_bytes(), from, to) {
                found.extend(keywords.at(text.as_bytes(), at).map(|(owner, end)| (at, end, owner)));
                from = at + 1;
            }
            let mut expected: Vec<(usize, usize, u16)> = Vec::new();
            for (owner, word) in (0..).zip(WORDS) {
                let longest =
                    |at: usize| WORDS.iter().all(|one| one.len() <= word.len() || !text[at..].starts_with(one));
                let here = text.match_indices(word).filter(|&(at, _)| at < to && longest(at));
                expected.extend(here.map(|(at, _)| (at, at + word.len(), owner)));
            }
            found.sort_unstable();
            expected.sort_unstable();
            assert_eq!(found, expected, "before {to}");
        }
    }

    #[test]
    fn no_words_are_none() {
        assert!(Keywords::new([("", 1)].into_iter()).is_none());
    }
}
