//! A table of member names and where each leads: found by length, then by an eight-byte key, then compared.
//!
//! No hash is computed: most names of a document are of a length that no selector spells, and two spelled names of one
//! length seldom share a key.

use super::State;

/// Names of one length beyond which the keys are searched by halves.
const LINEAR: usize = 8;

/// Immutable once built.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    /// Buckets by length; the names of length `n` are `keys[starts[n]..starts[n + 1]]`.
    starts: Vec<u32>,
    keys: Vec<u64>,
    entries: Vec<(Box<[u8]>, State)>,
}

impl Names {
    /// A table of distinct names.
    pub(super) fn new(mut entries: Vec<(Box<[u8]>, State)>) -> Self {
        entries.sort_by_key(|(name, _)| (name.len(), key(name)));
        let longest = entries.last().map_or(0, |(name, _)| name.len() + 1);
        let below = |n: usize| entries.partition_point(|(name, _)| name.len() < n);
        let starts = (0..=longest).map(|n| u32::try_from(below(n)).expect("edges are bounded by MOST_EDGES"));
        Self { starts: starts.collect(), keys: entries.iter().map(|(name, _)| key(name)).collect(), entries }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// Where the names lead.
    pub(super) fn states(&self) -> impl Iterator<Item = State> {
        self.entries.iter().map(|(_, state)| *state)
    }

    /// Length of the longest name, in bytes.
    pub(super) fn longest(&self) -> usize {
        self.starts.len().saturating_sub(2)
    }

    /// Where `name` leads.
    pub(super) fn find(&self, name: &[u8]) -> Option<State> {
        let (start, end) = (*self.starts.get(name.len())? as usize, *self.starts.get(name.len() + 1)? as usize);
        if start == end {
            return None;
        }
        let (keys, wanted) = (&self.keys[start..end], key(name));
        let mut at = if keys.len() > LINEAR {
            keys.partition_point(|k| *k < wanted)
        } else {
            keys.iter().position(|k| *k == wanted)?
        };
        while keys.get(at) == Some(&wanted) {
            let (spelled, state) = &self.entries[start + at];
            // Up to eight bytes the key holds the whole name.
            if name.len() <= 8 || **spelled == *name {
                return Some(*state);
            }
            at += 1;
        }
        None
    }
}

/// Eight bytes that tell names of one length apart: all of them up to length 8, a mix of the first and last eight above.
fn key(name: &[u8]) -> u64 {
    let four = |part: &[u8; 4]| u64::from(u32::from_le_bytes(*part));
    match (name.first_chunk::<8>(), name.last_chunk::<8>()) {
        (Some(head), Some(tail)) if name.len() > 8 => {
            u64::from_le_bytes(*head) ^ u64::from_le_bytes(*tail).rotate_left(29)
        }
        (Some(head), _) => u64::from_le_bytes(*head),
        _ => match (name.first_chunk::<4>(), name.last_chunk::<4>(), name) {
            (Some(head), Some(tail), _) => four(head) | four(tail) << 32,
            (_, _, [a, .., c]) => u64::from(*a) | u64::from(name[name.len() / 2]) << 8 | u64::from(*c) << 16,
            (_, _, [a]) => u64::from(*a),
            _ => 0,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found_and_no_other() {
        let words =
            ["", "a", "b", "ab", "ba", "abc", "acb", "abcd", "abce", "email", "e-mail", "customer", "customers"];
        let long = (0..40).map(|n| format!("a long prefix {n:02} and a long suffix"));
        let names: Vec<String> = words.iter().map(|w| (*w).to_owned()).chain(long).collect();
        let state = |n: usize| State::new(n);
        let table = Names::new(names.iter().enumerate().map(|(n, name)| (name.as_bytes().into(), state(n))).collect());
        for (n, name) in names.iter().enumerate() {
            assert_eq!(table.find(name.as_bytes()), Some(state(n)), "{name}");
            assert_eq!(table.find(format!("{name}\0").as_bytes()), None, "{name}");
        }
        for absent in
            ["c", "aa", "aba", "abcf", "a long prefix 99 and a long suffix", "a long prefix 01 And a long suffix"]
        {
            assert_eq!(table.find(absent.as_bytes()), None, "{absent}");
        }
        assert_eq!(table.longest(), "a long prefix 00 and a long suffix".len());
    }

    #[test]
    fn equal_keys_are_told_apart() {
        // The first and last eight bytes agree, the middle does not.
        let names = ["12345678abcdefgh", "12345678-abcdefgh", "12345678+abcdefgh"];
        let table =
            Names::new(names.iter().enumerate().map(|(n, name)| (name.as_bytes().into(), State::new(n))).collect());
        for (n, name) in names.iter().enumerate() {
            assert_eq!(table.find(name.as_bytes()), Some(State::new(n)));
        }
        assert_eq!(table.find(b"12345678*abcdefgh"), None);
    }

    #[test]
    fn an_empty_table_finds_nothing() {
        assert!(Names::default().is_empty());
        assert_eq!(Names::default().find(b""), None);
        assert_eq!(Names::new(Vec::new()).find(b"a"), None);
        assert_eq!(Names::new(Vec::new()).longest(), 0);
    }
}
