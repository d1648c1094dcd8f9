//! The way to a node, as a number: the same for two nodes of one record if the same names and indices lead to both.

use crate::path::Spelling;

/// A way from the record's root. Different ways have different numbers but for one case in 2⁶⁴; two that meet look like a
/// node that occurs twice, which at worst refuses a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Way(u64);

impl Way {
    /// To the root.
    pub(super) const ROOT: Self = Self(0xcbf2_9ce4_8422_2325);

    /// One step on, to a member. Names that selectors take for the same are the same.
    pub(super) fn member(self, name: &str, spelling: Spelling) -> Self {
        match spelling {
            Spelling::Exact => self.bytes(name.as_bytes(), b'.'),
            Spelling::Folded => self.bytes(spelling.form(name).as_bytes(), b'.'),
        }
    }

    /// One step on, to an element.
    pub(super) fn element(self, index: u64) -> Self {
        self.bytes(&index.to_le_bytes(), b'[')
    }

    /// FNV-1a, stirred at each step so that none is the prefix of another.
    fn bytes(self, bytes: &[u8], step: u8) -> Self {
        let add = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        let hash = bytes.iter().fold(add(self.0, &step), add) ^ (bytes.len() as u64).rotate_left(40);
        Self((hash ^ (hash >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_steps_lead_to_equal_ways() {
        let way = |names: &[&str]| names.iter().fold(Way::ROOT, |way, name| way.member(name, Spelling::Exact));
        assert_eq!(way(&["a", "b"]), way(&["a", "b"]));
        let others = [way(&["a", "b"]), way(&["ab"]), way(&["b", "a"]), way(&["a"]).element(0), way(&["a"]).element(1)];
        for (at, one) in others.iter().enumerate() {
            assert!(others[at + 1..].iter().all(|other| other != one), "{at}");
        }
        let folded = |name: &str| Way::ROOT.member(name, Spelling::Folded);
        assert_eq!(folded("first_name"), folded("firstName"));
    }
}
