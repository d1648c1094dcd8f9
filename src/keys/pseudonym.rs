//! HMAC-SHA-256 with both padded key blocks hashed ahead, so that a short value costs two compressions.

use sha2::block_api::compress256;
use zeroize::Zeroizing;

/// The key of one domain's pseudonyms, as the two states of HMAC-SHA-256 (RFC 2104; FIPS 198-1) after the padded key.
/// Wiped when dropped; it cannot be printed.
#[derive(Clone)]
pub struct PseudonymKey {
    inner: Zeroizing<[u32; 8]>,
    outer: Zeroizing<[u32; 8]>,
}

const BLOCK: usize = 64;
/// FIPS 180-4 §5.3.3.
const INITIAL: [u32; 8] =
    [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];

impl PseudonymKey {
    pub(super) fn new(key: &[u8; 32]) -> Self {
        let state = |pad: u8| {
            let mut block = Zeroizing::new([pad; BLOCK]);
            block.iter_mut().zip(key).for_each(|(padded, byte)| *padded ^= byte);
            let mut state = Zeroizing::new(INITIAL);
            compress256(&mut state, std::slice::from_ref(&*block));
            state
        };
        Self { inner: state(0x36), outer: state(0x5c) }
    }

    /// The HMAC of `text`. Allocates nothing.
    pub fn tag(&self, text: &[u8]) -> [u8; 32] {
        finish(*self.outer, &finish(*self.inner, text))
    }
}

/// Hashes `message` on from a state that has one block behind it, padding as FIPS 180-4 §5.1.1 says.
fn finish(mut state: [u32; 8], message: &[u8]) -> [u8; 32] {
    let (blocks, rest) = message.as_chunks::<BLOCK>();
    compress256(&mut state, blocks);
    let mut last = [[0; BLOCK]; 2];
    let padded = last.as_flattened_mut();
    padded[..rest.len()].copy_from_slice(rest);
    padded[rest.len()] = 0x80;
    let used = if rest.len() < BLOCK - 8 { 1 } else { 2 };
    let bits = (BLOCK as u64 + message.len() as u64) * 8;
    padded[used * BLOCK - 8..used * BLOCK].copy_from_slice(&bits.to_be_bytes());
    compress256(&mut state, &last[..used]);
    let mut digest = [0; 32];
    digest.as_chunks_mut::<4>().0.iter_mut().zip(state).for_each(|(bytes, word)| *bytes = word.to_be_bytes());
    digest
}

#[cfg(test)]
mod tests {
    use hmac::{Hmac, KeyInit, Mac};
    use proptest::prelude::*;
    use sha2::Sha256;

    use super::*;

    fn oracle(key: &[u8; 32], text: &[u8]) -> [u8; 32] {
        let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("any length");
        mac.update(text);
        mac.finalize().into_bytes().into()
    }

    #[test]
    fn every_length_around_the_block_ends_agrees_with_the_hmac_crate() {
        let key = std::array::from_fn(|at| at as u8 * 7);
        let text: Vec<u8> = (0..400u32).map(|at| (at * 31 % 251) as u8).collect();
        for length in 0..=text.len() {
            assert_eq!(PseudonymKey::new(&key).tag(&text[..length]), oracle(&key, &text[..length]), "{length} bytes");
        }
    }

    #[test]
    fn rfc_4231_case_1() {
        // A key shorter than a block is padded with zeros, so 20 bytes and 12 zeros are the same key.
        let mut key = [0; 32];
        key[..20].fill(0x0b);
        let tag = PseudonymKey::new(&key).tag(b"Hi There");
        let spelled: String = tag.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(spelled, "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    }

    proptest! {
        #[test]
        fn any_key_and_text_agree_with_the_hmac_crate(key: [u8; 32], text: Vec<u8>) {
            prop_assert_eq!(PseudonymKey::new(&key).tag(&text), oracle(&key, &text));
        }
    }
}
