//! The places of a text where a word that is sought can stand, told without reading words.
//!
//! Sixty-four bytes are looked at together. Letters and digits become a bitmap, from which follow where words begin and end
//! and how long they are. What a word begins with and its length are hashed, and one bit of a table says whether any sought
//! word is so; its last three letters likewise. What neither tells (marks, short beginnings of longer words) is sought by
//! three bytes, a table for each, which say what group of sought words may have the byte there. None of that branches, so
//! that the cost is the same for ten words and for thousands, and nearly none of what is left is in vain.

/// Bytes looked at together.
pub(super) const BLOCK: usize = 64;
/// Bytes before a block that tell what stands at its beginning.
const LEAD: usize = 8;
/// Bytes after it: as many as the longest word whose length is told, and its last word's letters.
const TAIL: usize = 16;
const WINDOW: usize = LEAD + BLOCK + TAIL;
/// From here on all lengths of words are one.
pub(super) const LONG: usize = 15;
/// Letters of a word's beginning, and of its end, that are hashed.
pub(super) const HEAD: usize = 4;
pub(super) const END: usize = 3;
/// Groups of words that are sought by their first bytes.
const GROUPS: usize = 32;

/// Places of a block where sought words may stand, a bit for each byte.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Places {
    /// A word begins here.
    pub(super) heads: u64,
    /// The last letter of a word stands here.
    pub(super) ends: u64,
    /// One of the first bytes stands here.
    pub(super) bytes: u64,
}

/// What sought words are told by, each with its number.
#[derive(Default)]
pub(super) struct Keys {
    /// By [`head`].
    pub(super) heads: Vec<(u32, u16)>,
    /// By [`end`].
    pub(super) ends: Vec<(u32, u16)>,
    /// By the first three bytes, each in one or two cases; any byte where there are none.
    pub(super) bytes: Vec<([Option<[u8; 2]>; 3], u16)>,
}

/// Tells places.
pub(super) struct Sieve {
    heads: Table,
    ends: Table,
    /// The groups of words that may have a byte at the first, second, third place, a bit for each.
    places: [[u32; 256]; 3],
    /// The numbers of the words sought by their first bytes, by the first.
    bytes: Vec<Vec<u16>>,
}

impl Sieve {
    pub(super) fn new(mut keys: Keys) -> Self {
        keys.bytes.sort_unstable();
        let mut places = [[0; 256]; 3];
        let mut bytes = vec![Vec::new(); 256];
        let (mut last, mut rank) = (None, 0);
        for (first, number) in &keys.bytes {
            // Words that begin alike are one group.
            let begins = first[0].map(|[lower, _]| lower);
            rank += usize::from(std::mem::replace(&mut last, begins) != begins);
            let group = 1 << (rank % GROUPS);
            for (table, byte) in places.iter_mut().zip(first) {
                match byte {
                    Some(cases) => cases.iter().for_each(|&byte| table[usize::from(byte)] |= group),
                    None => table.iter_mut().for_each(|groups| *groups |= group),
                }
            }
            let [lower, upper] = first[0].unwrap_or_default();
            bytes[usize::from(lower)].push(*number);
            if lower != upper {
                bytes[usize::from(upper)].push(*number);
            }
        }
        Self { heads: Table::new(keys.heads), ends: Table::new(keys.ends), places, bytes }
    }

    /// Memory in use, in bytes.
    pub(super) fn memory(&self) -> usize {
        self.heads.memory() + self.ends.memory() + size_of_val(&self.places)
    }

    /// The places of the [`BLOCK`] bytes from `at` on.
    pub(super) fn places(&self, bytes: &[u8], at: usize) -> Places {
        let inside = at.checked_sub(LEAD).and_then(|from| bytes.get(from..)?.first_chunk());
        match inside {
            Some(window) => self.window(window),
            None => {
                // At the edges of a text stand zeros.
                let mut window = [0; WINDOW];
                let from = at.saturating_sub(LEAD);
                let there = bytes.get(from..bytes.len().min(at + BLOCK + TAIL)).unwrap_or_default();
                window[LEAD - (at - from)..][..there.len()].copy_from_slice(there);
                self.window(&window)
            }
        }
    }

    fn window(&self, window: &[u8; WINDOW]) -> Places {
        let Classes { letters, marks } = classes(window);
        let block = |bits: u128| (bits >> LEAD) as u64;
        let ends = block(letters & !(letters >> 1));
        let mut found = Places::default();
        let mut left = block(letters & !(letters << 1) | marks);
        while left != 0 {
            let place = left.trailing_zeros() as usize;
            left &= left - 1;
            let at = LEAD + place % BLOCK;
            let first = [window[at], window[at + 1], window[at + 2], window[at + 3]];
            let length = (!(letters >> at) as u16 | 1 << LONG).trailing_zeros() as usize;
            found.heads |= self.heads.holds(head(first, length)) << place;
            found.bytes |= u64::from(self.groups(first) != 0) << place;
        }
        let mut left = ends;
        while left != 0 {
            let place = left.trailing_zeros() as usize;
            left &= left - 1;
            let at = LEAD + place % BLOCK;
            found.ends |= self.ends.holds(end([window[at - 2], window[at - 1], window[at]])) << place;
        }
        found
    }

    /// The numbers of the words that may begin with what stands at `at`.
    pub(super) fn heads(&self, bytes: &[u8], at: usize) -> impl Iterator<Item = u16> {
        let rest = bytes.get(at..).unwrap_or_default();
        let length = rest.iter().take(LONG).take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let mut first = [0; HEAD];
        first.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
        self.heads.get(head(first, length))
    }

    /// The numbers of the words that may end with the letter at `at`.
    pub(super) fn ends(&self, bytes: &[u8], at: usize) -> impl Iterator<Item = u16> {
        let last = (at + 1).checked_sub(END).and_then(|from| bytes.get(from..)?.first_chunk());
        last.map(|last| self.ends.get(end(*last))).into_iter().flatten()
    }

    /// The numbers of the words sought by their first bytes that have this one.
    pub(super) fn bytes(&self, byte: u8) -> impl Iterator<Item = u16> {
        self.bytes[usize::from(byte)].iter().copied()
    }

    fn groups(&self, [first, second, third, _]: [u8; 4]) -> u32 {
        let [a, b, c] = &self.places;
        a[usize::from(first)] & b[usize::from(second)] & c[usize::from(third)]
    }
}

/// What bytes of a window are, a bit for each.
struct Classes {
    /// ASCII letters and digits.
    letters: u128,
    /// What is neither that, nor a space or a control character; bytes beyond ASCII are among these.
    marks: u128,
}

fn classes(window: &[u8; WINDOW]) -> Classes {
    // A loop without branches, for the compiler to make vector code of.
    let mut kinds = [0; WINDOW];
    for (kind, byte) in kinds.iter_mut().zip(window) {
        let letter = (byte | 0x20).wrapping_sub(b'a') < 26 || byte.wrapping_sub(b'0') < 10;
        *kind = if letter { 1 } else { u8::from(*byte > b' ') << 1 };
    }
    let mut classes = Classes { letters: 0, marks: 0 };
    for (nth, kinds) in kinds.as_chunks::<8>().0.iter().enumerate() {
        let kinds = u64::from_le_bytes(*kinds);
        classes.letters |= u128::from(gathered(kinds & LOWEST)) << (8 * nth);
        classes.marks |= u128::from(gathered(kinds >> 1 & LOWEST)) << (8 * nth);
    }
    classes
}

/// The lowest bit of each byte.
const LOWEST: u64 = u64::MAX / 255;

/// Those bits side by side, the first byte's lowest.
fn gathered(bits: u64) -> u8 {
    // The factor moves the bit of byte n to place 56 + n, and no two bits to one place.
    (bits.wrapping_mul(0x0102_0408_1020_4080) >> 56) as u8
}

/// The hash of a word's first letters and its length, in any case.
pub(super) fn head(first: [u8; HEAD], length: usize) -> u32 {
    const KEPT: [u32; HEAD + 1] = [0, 0xff, 0xffff, 0x00ff_ffff, u32::MAX];
    let letters = (u32::from_le_bytes(first) | 0x2020_2020) & KEPT[length.min(HEAD)];
    hash(u64::from(letters) | (length.min(LONG) as u64) << 32)
}

/// The hash of a word's last letters, in any case.
pub(super) fn end([a, b, c]: [u8; END]) -> u32 {
    hash(u64::from(u32::from_le_bytes([a, b, c, 0]) | 0x0020_2020))
}

fn hash(key: u64) -> u32 {
    (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as u32
}

/// Numbers by hashes.
struct Table {
    /// For each beginning of a hash, whether there is any.
    bits: Box<[u64; Self::WORDS]>,
    /// Sorted.
    list: Vec<(u32, u16)>,
    /// Where in the list the hashes with one beginning begin, for each.
    index: Vec<u16>,
}

impl Table {
    /// Bits of a hash that are looked at first: with some thousand hashes, one in fifty is let through in vain.
    const WIDTH: u32 = 17;
    const WORDS: usize = 1 << (Self::WIDTH - 6);
    /// Bits of a hash that are its place in the index.
    const INDEX: u32 = 12;

    fn new(mut list: Vec<(u32, u16)>) -> Self {
        list.sort_unstable();
        list.dedup();
        let begin = |place: u32| list.partition_point(|(hash, _)| hash >> (32 - Self::INDEX) < place);
        let index = (0..1 << Self::INDEX).map(|place| u16::try_from(begin(place)).unwrap_or(u16::MAX)).collect();
        let mut bits = Box::new([0; Self::WORDS]);
        for (hash, _) in &list {
            let place = hash >> (32 - Self::WIDTH);
            bits[place as usize / 64] |= 1 << (place % 64);
        }
        Self { bits, list, index }
    }

    /// One if there may be numbers of a hash, else zero.
    fn holds(&self, hash: u32) -> u64 {
        let place = hash >> (32 - Self::WIDTH);
        self.bits[place as usize / 64 % Self::WORDS] >> (place % 64) & 1
    }

    fn get(&self, hash: u32) -> impl Iterator<Item = u16> {
        let from = self.index[(hash >> (32 - Self::INDEX)) as usize];
        let same = self.list[usize::from(from)..].iter().skip_while(move |(one, _)| *one < hash);
        same.take_while(move |(one, _)| *one == hash).map(|(_, number)| *number)
    }

    fn memory(&self) -> usize {
        size_of_val(&*self.bits) + size_of_val(self.list.as_slice()) + size_of_val(self.index.as_slice())
    }
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, END, Keys, Places, Sieve, end, head};

    fn sieve() -> Sieve {
        let cases = |byte: u8| Some([byte.to_ascii_lowercase(), byte.to_ascii_uppercase()]);
        Sieve::new(Keys {
            heads: vec![(head(*b"dear", 4), 0), (head(*b"hi  ", 2), 1)],
            ends: vec![(end(*b"weg"), 2)],
            bytes: vec![([cases(b'@'), None, None], 3), ([cases(b'P'), Some([b'<'; 2]), None], 4)],
        })
    }

    /// The places of each kind.
    fn check(text: &str, heads: &[usize], ends: &[usize], bytes: &[usize]) {
        let bits = |places: &[usize]| places.iter().fold(0, |bits, place| bits | 1 << place);
        let expected = Places { heads: bits(heads), ends: bits(ends), bytes: bits(bytes) };
        let sieve = sieve();
        for before in [0, 3, 8, 80] {
            let mut all = " ".repeat(before);
            all.push_str(text);
            for after in [0, 5, 40, 100] {
                let all = all.clone() + &" ".repeat(after);
                assert_eq!(sieve.places(all.as_bytes(), before), expected, "{text} after {before} before {after}");
            }
        }
    }

    #[test]
    fn places_are_told() {
        check("dear Ana, hi", &[0, 10], &[], &[]);
        check("DEAR deary hid ohi", &[0], &[], &[]);
        check("\u{e9}hi hi\u{e9}", &[2, 5], &[], &[]);
        check("Feldweg, weg weger", &[], &[6, 11], &[]);
        check("p<x P< xP< @ a@", &[], &[], &[0, 4, 11, 14]);
        check("", &[], &[], &[]);
    }

    #[test]
    fn words_are_told_across_blocks() {
        let sieve = sieve();
        let text = format!("{}dear {}weg ", "-".repeat(BLOCK - 2), "-".repeat(BLOCK - 7));
        let places = |at| sieve.places(text.as_bytes(), at);
        assert_eq!(places(0), Places { heads: 1 << (BLOCK - 2), ..Places::default() });
        assert_eq!(places(BLOCK), Places { ends: 1 << (BLOCK - 2), ..Places::default() });
        assert_eq!(sieve.heads(text.as_bytes(), BLOCK - 2).collect::<Vec<_>>(), [0]);
        assert_eq!(sieve.ends(text.as_bytes(), 2 * BLOCK - 2).collect::<Vec<_>>(), [2]);
        assert_eq!(sieve.ends(b"eg", END - 2).count(), 0);
        assert_eq!(sieve.bytes(b'p').collect::<Vec<_>>(), [4]);
    }
}
