//! The vector units, and which of them this machine has. The one file with unsafe code: loads through a pointer, and
//! calls into functions compiled for an instruction set that was looked for first.
//!
//! Each unit answers [`Classify`] and nothing else; all logic on the masks is in safe code that is compiled once for
//! each unit. `tests` hold every unit equal to the plain twin.
#![allow(unsafe_code, reason = "vector instructions; safe on the outside, equal to `classify::Words` by test")]

use super::classify::Words;
use super::scan::{Index, Scan};

/// A set of instructions that stage 1 is compiled for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// No vector instructions.
    Plain,
    /// x86-64 with AVX2, BMI and carry-less multiplication.
    #[cfg(target_arch = "x86_64")]
    Avx2,
    /// The same with AVX-512BW and VBMI2.
    #[cfg(target_arch = "x86_64")]
    Avx512,
    /// AArch64 with carry-less multiplication.
    #[cfg(target_arch = "aarch64")]
    Neon,
}

impl Unit {
    /// The best this machine has.
    pub(super) fn best() -> Self {
        Self::all().last().copied().unwrap_or(Self::Plain)
    }

    /// Those that this machine has, the best last.
    pub(super) fn all() -> &'static [Self] {
        #[cfg(target_arch = "x86_64")]
        {
            let avx2 = is_x86_feature_detected!("avx2")
                && is_x86_feature_detected!("bmi1")
                && is_x86_feature_detected!("bmi2")
                && is_x86_feature_detected!("lzcnt")
                && is_x86_feature_detected!("popcnt")
                && is_x86_feature_detected!("pclmulqdq");
            let avx512 = is_x86_feature_detected!("avx512f")
                && is_x86_feature_detected!("avx512bw")
                && is_x86_feature_detected!("avx512vbmi2");
            if avx2 && avx512 {
                return &[Self::Plain, Self::Avx2, Self::Avx512];
            }
            if avx2 {
                return &[Self::Plain, Self::Avx2];
            }
        }
        #[cfg(target_arch = "aarch64")]
        if std::arch::is_aarch64_feature_detected!("neon") && std::arch::is_aarch64_feature_detected!("aes") {
            return &[Self::Plain, Self::Neon];
        }
        &[Self::Plain]
    }

    /// [`Scan::run_on`] compiled for this unit.
    pub(super) fn run(self, scan: &mut Scan, bytes: &[u8], index: &mut Index) -> bool {
        match self {
            Self::Plain => scan.run_on::<Words>(bytes, index),
            // SAFETY: `all` and so `best` name a unit only where its instructions are there; nothing else makes one.
            #[cfg(target_arch = "x86_64")]
            Self::Avx2 => unsafe { x86::run_avx2(scan, bytes, index) },
            // SAFETY: as above.
            #[cfg(target_arch = "x86_64")]
            Self::Avx512 => unsafe { x86::run_avx512(scan, bytes, index) },
            // SAFETY: as above.
            #[cfg(target_arch = "aarch64")]
            Self::Neon => unsafe { arm::run_neon(scan, bytes, index) },
        }
    }

    /// Does the work, compiled for this unit's instructions on words: counting bits takes one there.
    #[inline(always)]
    pub(super) fn with<W: Work>(self, work: W) -> W::Done {
        match self {
            Self::Plain => work.work(),
            // SAFETY: as above; AVX2 is named only where the others are there too.
            #[cfg(target_arch = "x86_64")]
            Self::Avx2 | Self::Avx512 => unsafe { x86::with_words(work) },
            #[cfg(target_arch = "aarch64")]
            Self::Neon => work.work(),
        }
    }
}

/// Something to be compiled for a unit, see [`Unit::with`].
pub(super) trait Work {
    /// What comes of it.
    type Done;

    /// Does it. To be inlined always: what is not keeps to the instructions that every machine has.
    fn work(self) -> Self::Done;
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use std::arch::x86_64::*;

    use super::{Index, Scan, Work};
    use crate::json::classify::Classify;

    #[target_feature(enable = "avx2,bmi1,bmi2,lzcnt,popcnt,pclmulqdq")]
    pub(super) fn run_avx2(scan: &mut Scan, bytes: &[u8], index: &mut Index) -> bool {
        scan.run_on::<Avx2>(bytes, index)
    }

    #[target_feature(enable = "avx512f,avx512bw,avx512vbmi2,avx2,bmi1,bmi2,lzcnt,popcnt,pclmulqdq")]
    pub(super) fn run_avx512(scan: &mut Scan, bytes: &[u8], index: &mut Index) -> bool {
        scan.run_on::<Avx512>(bytes, index)
    }

    #[target_feature(enable = "bmi1,bmi2,lzcnt,popcnt")]
    pub(super) fn with_words<W: Work>(work: W) -> W::Done {
        work.work()
    }

    #[inline(always)]
    fn carryless_prefix_xor(bits: u64) -> u64 {
        // SAFETY: reached only through the functions above, compiled for pclmulqdq.
        unsafe {
            let product = _mm_clmulepi64_si128::<0>(_mm_set_epi64x(0, bits as i64), _mm_set1_epi8(-1));
            _mm_cvtsi128_si64(product) as u64
        }
    }

    /// Two halves of 32 bytes.
    #[derive(Clone, Copy)]
    struct Avx2(__m256i, __m256i);

    impl Avx2 {
        /// One bit a byte from the high bits of both halves.
        #[inline(always)]
        fn gather(low: __m256i, high: __m256i) -> u64 {
            // SAFETY: reached only through `run_avx2`.
            let (low, high) = unsafe { (_mm256_movemask_epi8(low), _mm256_movemask_epi8(high)) };
            u64::from(low as u32) | u64::from(high as u32) << 32
        }
    }

    impl Classify for Avx2 {
        #[inline(always)]
        fn load(bytes: &[u8; 64]) -> Self {
            let at = bytes.as_ptr();
            // SAFETY: the array has 64 readable bytes; the loads need no alignment. Reached only through `run_avx2`.
            unsafe { Self(_mm256_loadu_si256(at.cast()), _mm256_loadu_si256(at.add(32).cast())) }
        }

        #[inline(always)]
        fn equal(self, byte: u8) -> u64 {
            // SAFETY: reached only through `run_avx2`.
            unsafe {
                let wanted = _mm256_set1_epi8(byte as i8);
                Self::gather(_mm256_cmpeq_epi8(self.0, wanted), _mm256_cmpeq_epi8(self.1, wanted))
            }
        }

        #[inline(always)]
        fn below(self, bound: u8) -> u64 {
            // SAFETY: reached only through `run_avx2`.
            unsafe {
                let most = _mm256_set1_epi8(bound.wrapping_sub(1) as i8);
                let low = _mm256_cmpeq_epi8(_mm256_min_epu8(self.0, most), self.0);
                Self::gather(low, _mm256_cmpeq_epi8(_mm256_min_epu8(self.1, most), self.1))
            }
        }

        #[inline(always)]
        fn digits(self) -> u64 {
            // SAFETY: reached only through `run_avx2`.
            unsafe {
                let zero = _mm256_set1_epi8(b'0' as i8);
                Self(_mm256_sub_epi8(self.0, zero), _mm256_sub_epi8(self.1, zero)).below(10)
            }
        }

        #[inline(always)]
        fn prefix_xor(bits: u64) -> u64 {
            carryless_prefix_xor(bits)
        }
    }

    /// The places of a block.
    const PLACES: [u8; 64] = {
        let mut places = [0; 64];
        let mut at = 0;
        while at < 64 {
            places[at] = at as u8;
            at += 1;
        }
        places
    };

    #[derive(Clone, Copy)]
    struct Avx512(__m512i);

    impl Classify for Avx512 {
        #[inline(always)]
        fn load(bytes: &[u8; 64]) -> Self {
            // SAFETY: the array has 64 readable bytes; the load needs no alignment. Reached only through `run_avx512`.
            unsafe { Self(_mm512_loadu_si512(bytes.as_ptr().cast())) }
        }

        #[inline(always)]
        fn equal(self, byte: u8) -> u64 {
            // SAFETY: reached only through `run_avx512`.
            unsafe { _mm512_cmpeq_epi8_mask(self.0, _mm512_set1_epi8(byte as i8)) }
        }

        #[inline(always)]
        fn below(self, bound: u8) -> u64 {
            // SAFETY: reached only through `run_avx512`.
            unsafe { _mm512_cmplt_epu8_mask(self.0, _mm512_set1_epi8(bound as i8)) }
        }

        #[inline(always)]
        fn digits(self) -> u64 {
            // SAFETY: reached only through `run_avx512`.
            unsafe { Self(_mm512_sub_epi8(self.0, _mm512_set1_epi8(b'0' as i8))).below(10) }
        }

        #[inline(always)]
        fn prefix_xor(bits: u64) -> u64 {
            carryless_prefix_xor(bits)
        }

        #[inline(always)]
        fn places(bits: u64, base: u16, out: &mut [u16; 64]) {
            let (first, second) = out.split_at_mut(32);
            // SAFETY: each store writes 64 bytes, half of the array; reached only through `run_avx512`.
            unsafe {
                let places = _mm512_maskz_compress_epi8(bits, _mm512_loadu_si512(PLACES.as_ptr().cast()));
                let base = _mm512_set1_epi16(base as i16);
                let low = _mm512_cvtepu8_epi16(_mm512_castsi512_si256(places));
                _mm512_storeu_si512(first.as_mut_ptr().cast(), _mm512_add_epi16(low, base));
                if bits.count_ones() > 32 {
                    let high = _mm512_cvtepu8_epi16(_mm512_extracti64x4_epi64::<1>(places));
                    _mm512_storeu_si512(second.as_mut_ptr().cast(), _mm512_add_epi16(high, base));
                }
            }
        }
    }
}

#[cfg(target_arch = "aarch64")]
mod arm {
    use std::arch::aarch64::*;

    use super::{Index, Scan};
    use crate::json::classify::Classify;

    #[target_feature(enable = "neon,aes")]
    pub(super) fn run_neon(scan: &mut Scan, bytes: &[u8], index: &mut Index) -> bool {
        scan.run_on::<Neon>(bytes, index)
    }

    /// Four quarters of 16 bytes.
    #[derive(Clone, Copy)]
    struct Neon([uint8x16_t; 4]);

    impl Neon {
        /// One bit a byte: each byte keeps the bit of its place in its group of eight, then neighbours are added up.
        #[inline(always)]
        fn gather(self, test: impl Fn(uint8x16_t) -> uint8x16_t) -> u64 {
            const PLACES: [u8; 16] = [1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128];
            // SAFETY: the array has 16 readable bytes; reached only through `run_neon`.
            unsafe {
                let places = vld1q_u8(PLACES.as_ptr());
                let [a, b, c, d] = self.0.map(|quarter| vandq_u8(test(quarter), places));
                let sum = vpaddq_u8(vpaddq_u8(a, b), vpaddq_u8(c, d));
                vgetq_lane_u64::<0>(vreinterpretq_u64_u8(vpaddq_u8(sum, sum)))
            }
        }
    }

    impl Classify for Neon {
        #[inline(always)]
        fn load(bytes: &[u8; 64]) -> Self {
            let at = bytes.as_ptr();
            // SAFETY: the array has 64 readable bytes; reached only through `run_neon`.
            unsafe { Self([vld1q_u8(at), vld1q_u8(at.add(16)), vld1q_u8(at.add(32)), vld1q_u8(at.add(48))]) }
        }

        #[inline(always)]
        fn equal(self, byte: u8) -> u64 {
            // SAFETY: reached only through `run_neon`.
            self.gather(|quarter| unsafe { vceqq_u8(quarter, vdupq_n_u8(byte)) })
        }

        #[inline(always)]
        fn below(self, bound: u8) -> u64 {
            // SAFETY: reached only through `run_neon`.
            self.gather(|quarter| unsafe { vcltq_u8(quarter, vdupq_n_u8(bound)) })
        }

        #[inline(always)]
        fn digits(self) -> u64 {
            // SAFETY: reached only through `run_neon`.
            self.gather(|quarter| unsafe { vcltq_u8(vsubq_u8(quarter, vdupq_n_u8(b'0')), vdupq_n_u8(10)) })
        }

        #[inline(always)]
        fn prefix_xor(bits: u64) -> u64 {
            // SAFETY: reached only through `run_neon`, compiled for the `aes` feature that holds `vmull_p64`.
            unsafe { vmull_p64(bits, u64::MAX) as u64 }
        }
    }
}
