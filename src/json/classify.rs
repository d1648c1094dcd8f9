//! Sixty-four bytes compared with one byte at once, as masks: bit 0 is the first byte.
//!
//! [`Classify`] is what stage 1 asks of a vector unit; [`Words`] is the plain twin, eight 64-bit words and no vector
//! instruction. The vector units are in `vector`, which picks one at run time.

/// Sixty-four bytes in a form that answers comparisons.
pub(super) trait Classify: Copy {
    /// Takes the bytes.
    fn load(bytes: &[u8; 64]) -> Self;

    /// The bytes that equal `byte`.
    fn equal(self, byte: u8) -> u64;

    /// The bytes below `bound`, which is at most 0x80.
    fn below(self, bound: u8) -> u64;

    /// The ASCII digits.
    fn digits(self) -> u64;

    /// Bit i is the xor of bits 0..=i: set from each opening quote up to before its closing quote.
    fn prefix_xor(bits: u64) -> u64;

    /// Writes where the bits of a block stand, counted from `base` on, in order. What is written behind them means nothing.
    #[inline(always)]
    fn places(mut bits: u64, base: u16, out: &mut [u16; 64]) {
        let mut rest = &mut out[..];
        // Eight at a time without a look at how many there are: few blocks hold more than sixteen.
        while let Some((eight, behind)) = rest.split_first_chunk_mut::<8>() {
            for place in eight {
                *place = base.wrapping_add(bits.trailing_zeros() as u16);
                bits &= bits.wrapping_sub(1);
            }
            if bits == 0 {
                return;
            }
            rest = behind;
        }
    }
}

/// The plain twin.
#[derive(Clone, Copy)]
pub(super) struct Words([u64; 8]);

const LOW7: u64 = 0x7f7f_7f7f_7f7f_7f7f;
const HIGH: u64 = 0x8080_8080_8080_8080;
const ONES: u64 = 0x0101_0101_0101_0101;

impl Words {
    /// One bit a byte from the high bits that `test` leaves in each word.
    #[inline(always)]
    fn gather(self, test: impl Fn(u64) -> u64) -> u64 {
        let mut mask = 0;
        for (at, &word) in self.0.iter().enumerate() {
            mask |= ((test(word) >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56) << (8 * at);
        }
        mask
    }
}

/// The high bit of each byte of `word` that is below `bound` (at most 0x80); exact, no false neighbours.
#[inline(always)]
fn below(word: u64, bound: u8) -> u64 {
    !((word & LOW7) + ONES * u64::from(0x80 - bound)) & !word & HIGH
}

impl Classify for Words {
    #[inline(always)]
    fn load(bytes: &[u8; 64]) -> Self {
        let (words, _) = bytes.as_chunks::<8>();
        Self(std::array::from_fn(|at| u64::from_le_bytes(words[at])))
    }

    #[inline(always)]
    fn equal(self, byte: u8) -> u64 {
        self.gather(|word| {
            let difference = word ^ (ONES * u64::from(byte));
            !(((difference & LOW7) + LOW7) | difference) & HIGH
        })
    }

    #[inline(always)]
    fn below(self, bound: u8) -> u64 {
        self.gather(|word| below(word, bound))
    }

    #[inline(always)]
    fn digits(self) -> u64 {
        self.gather(|word| below(word, b'9' + 1) & !below(word, b'0'))
    }

    #[inline(always)]
    fn prefix_xor(mut bits: u64) -> u64 {
        bits ^= bits << 1;
        bits ^= bits << 2;
        bits ^= bits << 4;
        bits ^= bits << 8;
        bits ^= bits << 16;
        bits ^ (bits << 32)
    }
}
