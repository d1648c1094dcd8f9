//! A small seeded generator (splitmix64), so that the texts are the same everywhere and always.

/// Rolls numbers, digits, letters and choices.
#[derive(Clone)]
pub(crate) struct Dice(u64);

impl Dice {
    /// One whose rolls follow from a seed and a name, so that what is rolled for one type moves no other's.
    pub(crate) fn new(seed: u64, name: &str) -> Self {
        let mut state = seed ^ 0x9e37_79b9_7f4a_7c15;
        for byte in name.bytes() {
            state = (state ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        Self(state)
    }

    /// 64 bits.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `n`.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % n as u64).expect("below a usize")
    }

    /// A number from `low` to `high`, both included.
    pub(crate) fn between(&mut self, low: u32, high: u32) -> u32 {
        low + u32::try_from(self.next() % u64::from(high - low + 1)).expect("a u32")
    }

    /// True once in `n` times.
    pub(crate) fn once_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    /// One of a list.
    pub(crate) fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }

    /// So many digits, not all the same.
    pub(crate) fn digits(&mut self, count: usize) -> Vec<u8> {
        loop {
            let digits: Vec<u8> = (0..count).map(|_| u8::try_from(self.below(10)).expect("a digit")).collect();
            if count < 3 || digits.iter().any(|digit| *digit != digits[0]) {
                return digits;
            }
        }
    }

    /// The same as text.
    pub(crate) fn figures(&mut self, count: usize) -> String {
        crate::sums::text(&self.digits(count))
    }

    /// So many characters of an alphabet.
    pub(crate) fn letters(&mut self, alphabet: &str, count: usize) -> String {
        let letters: Vec<char> = alphabet.chars().collect();
        (0..count).map(|_| self.pick(&letters)).collect()
    }

    /// A day of the calendar from `first` to `last`: year, month, day; never beyond the 28th.
    pub(crate) fn day(&mut self, first: u32, last: u32) -> (u32, u32, u32) {
        (self.between(first, last), self.between(1, 12), self.between(1, 28))
    }
}
