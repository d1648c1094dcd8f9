//! Labels of the key derivation, each with its length before it, so that no two lists spell the same bytes.

use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

/// The first label of every derivation: changing what follows means changing this, and every pseudonym with it.
pub(super) const VERSION: &str = "tamis/1";

/// Within what a value's pseudonym is unique: the labels under a purpose's key.
#[derive(Clone, Copy)]
pub struct Domain<'a> {
    /// The dataset; empty where datasets of one purpose join.
    pub dataset: &'a str,
    /// The class of identifier.
    pub class: &'a str,
    /// The epoch, such as `2026-09`; empty for a class without.
    pub epoch: &'a str,
    /// The scope's word: `record`, `by`, `day`, `month`, `dataset`, `purpose`.
    pub scope: &'a str,
    /// Which record, day, conversation …; empty for `dataset` and `purpose`.
    pub instance: &'a str,
}

/// Most labels of one derivation.
const MOST: usize = 8;

/// HKDF-Expand (RFC 5869 §2.3) to 32 bytes, `info` being for each label its length in bytes (64 bits, big-endian) and
/// its UTF-8 bytes.
pub(super) fn expand<const N: usize>(key: &Hkdf<Sha256>, labels: [&str; N]) -> Zeroizing<[u8; 32]> {
    const { assert!(N <= MOST) };
    let lengths = labels.map(|label| (label.len() as u64).to_be_bytes());
    let mut info: [&[u8]; 2 * MOST] = [&[]; 2 * MOST];
    for (at, (length, label)) in lengths.iter().zip(labels).enumerate() {
        info[2 * at] = length;
        info[2 * at + 1] = label.as_bytes();
    }
    let mut derived = Zeroizing::new([0; 32]);
    key.expand_multi_info(&info[..2 * N], derived.as_mut_slice()).expect("32 bytes are within 255 blocks of SHA-256");
    derived
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_encoding_is_as_documented() {
        let key = Hkdf::<Sha256>::new(None, b"root");
        let mut expected = [0; 32];
        key.expand(b"\0\0\0\0\0\0\0\x02ab\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x02\xc3\xa9", &mut expected).expect("32 bytes");
        assert_eq!(*expand(&key, ["ab", "", "é"]), expected);
    }

    proptest! {
        #[test]
        fn no_two_label_lists_collide(a in "[ab\u{0}\u{1}]{0,3}", b in "[ab\u{0}\u{1}]{0,3}", c in "[ab\u{0}\u{1}]{0,3}", d in "[ab\u{0}\u{1}]{0,3}") {
            let key = Hkdf::<Sha256>::new(None, b"root");
            prop_assert_eq!(expand(&key, [&a, &b]) == expand(&key, [&c, &d]), (&a, &b) == (&c, &d));
            prop_assert!(expand(&key, [&a, &b]) != expand(&key, [&c, &d, ""]));
            let joined = format!("{a}{b}");
            prop_assert!(expand(&key, [a.as_str(), &b]) != expand(&key, [joined.as_str()]));
        }
    }
}
