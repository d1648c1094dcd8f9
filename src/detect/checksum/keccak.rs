//! Keccak-256 as it was before FIPS 202 changed its padding: what Ethereum and Monero sum with. Only short texts are summed,
//! of less than one block.

/// Bytes of a block at 256 bits of output.
const BLOCK: usize = 136;
/// Words of the state.
const WORDS: usize = 25;

/// The hash of a text shorter than 136 bytes; `None` for a longer one.
pub(in crate::detect) fn keccak256(text: &[u8]) -> Option<[u8; 32]> {
    let mut block = [0; BLOCK];
    block.get_mut(..text.len())?.copy_from_slice(text);
    *block.get_mut(text.len())? ^= 0x01;
    block[BLOCK - 1] ^= 0x80;
    let mut state = [0u64; WORDS];
    for (word, bytes) in state.iter_mut().zip(block.as_chunks::<8>().0) {
        *word = u64::from_le_bytes(*bytes);
    }
    permute(&mut state);
    let mut hash = [0; 32];
    for (bytes, word) in hash.as_chunks_mut::<8>().0.iter_mut().zip(state) {
        *bytes = word.to_le_bytes();
    }
    Some(hash)
}

/// Keccak-f[1600] (FIPS 202 §3.2: θ, ρ and π, χ, ι).
fn permute(state: &mut [u64; WORDS]) {
    const ROUNDS: usize = 24;
    let mut register = 1u8;
    for _ in 0..ROUNDS {
        let column = |x: usize| (0..5).fold(0, |sum, y| sum ^ state[x + 5 * y]);
        let parity = [0, 1, 2, 3, 4].map(column);
        for (place, word) in state.iter_mut().enumerate() {
            let x = place % 5;
            *word ^= parity[(x + 4) % 5] ^ parity[(x + 1) % 5].rotate_left(1);
        }
        let (mut x, mut y, mut held) = (1, 0, state[1]);
        for step in 1..=24u32 {
            (x, y) = (y, (2 * x + 3 * y) % 5);
            let turned = held.rotate_left(step * (step + 1) / 2 % 64);
            held = std::mem::replace(&mut state[x + 5 * y], turned);
        }
        for row in state.as_chunks_mut::<5>().0 {
            let old = *row;
            for (place, word) in row.iter_mut().enumerate() {
                *word = old[place] ^ !old[(place + 1) % 5] & old[(place + 2) % 5];
            }
        }
        // The constants come from a register that shifts; seven of its bits stand in each.
        for bit in 0..7 {
            if register & 1 == 1 {
                state[0] ^= 1 << ((1u32 << bit) - 1);
            }
            register = register << 1 ^ if register & 0x80 == 0 { 0 } else { 0x71 };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::keccak256;

    fn hex(text: &[u8]) -> String {
        keccak256(text).map(|hash| hash.iter().map(|byte| format!("{byte:02x}")).collect()).unwrap_or_default()
    }

    #[test]
    fn the_teams_vectors_hold() {
        // Keccak team, ShortMsgKAT_256 (length 0), and the hash of "abc" that Ethereum's documentation shows.
        assert_eq!(hex(b""), "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");
        assert_eq!(hex(b"abc"), "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45");
        assert_eq!((keccak256(&[0; 136]), keccak256(&[0; 135]).is_some()), (None, true));
    }
}
