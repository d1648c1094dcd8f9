//! The places of a text where a word that is sought can stand, told without reading words.
//!
//! Sixty-four bytes are looked at together. Letters and digits become a bitmap, from which follow where words begin and end
//! and how long they are. What a word begins with, its length and the mark it hangs on are hashed, and one bit of a table says
//! whether any sought word is so; its last three letters likewise. What neither tells (marks, short beginnings of longer
//! words) is sought by three bytes, a table for each, which say what group of sought words may have the byte there. None of
//! that branches but at marks, so that the cost is the same for ten words and for thousands, and nearly none of what is left
//! is in vain.
//!
//! Letters are those of ASCII and of Latin with its accents up to U+027F, two bytes each. All other scripts' are marks here:
//! a word with such letters is sought by what else is in it.

/// Bytes looked at together.
pub(super) const BLOCK: usize = 64;
/// Bytes before a block that tell what stands at its beginning.
const LEAD: usize = 8;
/// Bytes after it: as many as the longest word whose length is told behind a mark, and its last word's letters.
const TAIL: usize = 24;
const WINDOW: usize = LEAD + BLOCK + TAIL;
/// From here on all lengths of words are one.
pub(super) const LONG: usize = 15;
/// Bytes of a word's beginning, and of its end, that are hashed.
pub(super) const HEAD: usize = 4;
pub(super) const END: usize = 3;
/// Groups of words that are sought by their first bytes.
const GROUPS: usize = 32;

/// Places of a block where sought words may stand, a bit for each byte.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::detect) struct Places {
    /// A word begins here, or the mark stands here that it hangs on.
    pub(super) heads: u64,
    /// The last letter of a word stands here.
    pub(super) ends: u64,
    /// One of the first bytes stands here.
    pub(super) bytes: u64,
}

impl Places {
    /// The places of any kind, in order.
    pub(in crate::detect) fn members(self) -> impl Iterator<Item = usize> {
        members(self.heads | self.ends | self.bytes)
    }
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
    /// The first two bytes of the words that are sought by those and begin with a letter, a bit for each pair.
    pairs: Box<[u64; Self::PAIRS]>,
    /// Of the others, the groups that may have a byte at the first, second, third place, a bit for each.
    places: [[u32; 256]; 3],
    /// The numbers of the words sought by their first bytes, by the first.
    bytes: Vec<Vec<u16>>,
    /// Whether words may begin and end where a capital stands behind small letters: `nhsNumber`.
    humps: bool,
}

impl Sieve {
    const PAIRS: usize = (1 << 16) / 64;

    pub(super) fn new(mut keys: Keys, humps: bool) -> Self {
        keys.bytes.sort_unstable();
        let mut pairs = Box::new([0; Self::PAIRS]);
        let mut places = [[0; 256]; 3];
        let mut bytes = vec![Vec::new(); 256];
        let (mut last, mut rank) = (None, 0);
        for (first, number) in &keys.bytes {
            let [lower, upper] = first[0].unwrap_or_default();
            bytes[usize::from(lower)].push(*number);
            if lower != upper {
                bytes[usize::from(upper)].push(*number);
            }
            if lower.is_ascii_alphanumeric() {
                let seconds = first[1].map_or_else(|| (0..=u8::MAX).collect(), |cases| cases.to_vec());
                for (first, second) in
                    [lower, upper].into_iter().flat_map(|byte| seconds.iter().map(move |&b| (byte, b)))
                {
                    let pair = u16::from_le_bytes([first, second]);
                    pairs[usize::from(pair / 64)] |= 1 << (pair % 64);
                }
                continue;
            }
            // Words that begin alike are one group.
            rank += usize::from(last.replace(lower) != Some(lower));
            let group = 1 << (rank % GROUPS);
            for (table, byte) in places.iter_mut().zip(first) {
                match byte {
                    Some(cases) => cases.iter().for_each(|&byte| table[usize::from(byte)] |= group),
                    None => table.iter_mut().for_each(|groups| *groups |= group),
                }
            }
        }
        Self { heads: Table::new(keys.heads), ends: Table::new(keys.ends), pairs, places, bytes, humps }
    }

    /// Memory in use, in bytes.
    pub(super) fn memory(&self) -> usize {
        self.heads.memory() + self.ends.memory() + size_of_val(&self.places) + size_of_val(&*self.pairs)
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
        let run = |at: usize| (!(letters >> at) as u16 | 1 << LONG).trailing_zeros() as usize;
        let (inside, beyond) = (block(letters), block(letters >> BLOCK));
        let mut found = Places::default();
        for place in members(block(letters & !(letters << 1))) {
            let onward = inside >> place | beyond << 1 << (BLOCK - 1 - place % BLOCK);
            let length = (!onward as u16 | 1 << LONG).trailing_zeros() as usize;
            let at = LEAD + place % BLOCK;
            let first = [window[at], window[at + 1], window[at + 2], window[at + 3]];
            found.heads |= self.heads.holds(head(first, length, 0)) << place;
            found.bytes |= self.pair([first[0], first[1]]) << place;
        }
        for place in members(block(marks)) {
            let at = LEAD + place % BLOCK;
            let [mark, first @ ..] = [window[at], window[at + 1], window[at + 2], window[at + 3], window[at + 4]];
            let hangs = letters >> (at + 1) & 1 == 1;
            if hangs {
                found.heads |= self.heads.holds(head(first, run(at + 1), mark)) << place;
            }
            found.bytes |= u64::from(self.groups([mark, first[0], first[1], first[2]]) != 0) << place;
        }
        let ends = if self.ends.list.is_empty() { 0 } else { block(letters & !(letters >> 1)) };
        for place in members(ends) {
            let at = LEAD + place % BLOCK;
            found.ends |= self.ends.holds(end([window[at - 2], window[at - 1], window[at]])) << place;
        }
        if self.humps && any_hump(window) {
            found.heads |= self.parted(window, letters);
        }
        found
    }

    /// The places of words that begin or end at humps.
    fn parted(&self, window: &[u8; WINDOW], letters: u128) -> u64 {
        let humps = humps(window);
        let begins = letters & !(letters << 1) | humps;
        let mut found = 0;
        for place in members((begins >> LEAD) as u64 | (begins >> (LEAD + 1)) as u64) {
            let mark = if begins >> (LEAD + place) & 1 == 1 { 0 } else { window[LEAD + place] };
            let at = LEAD + place + usize::from(mark != 0);
            let first = [window[at], window[at + 1], window[at + 2], window[at + 3]];
            for length in lengths(window, at) {
                found |= self.heads.holds(head(first, length, mark)) << place;
            }
        }
        found
    }

    /// The numbers of the words that may begin with what stands at `at`.
    pub(super) fn heads(&self, bytes: &[u8], at: usize) -> impl Iterator<Item = u16> {
        let mark = if run(bytes, at) == 0 { bytes.get(at).copied().unwrap_or(0) } else { 0 };
        let from = at + usize::from(mark != 0);
        let mut first = [0; HEAD];
        first.iter_mut().zip(bytes.get(from..).unwrap_or_default()).for_each(|(to, from)| *to = *from);
        let parted = lengths(bytes, from).take(if self.humps { LONG } else { 0 });
        let lengths = std::iter::once(run(bytes, from)).chain(parted);
        lengths.flat_map(move |length| self.heads.get(head(first, length, mark)))
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

    /// One if a word may begin with two bytes, the first of them a letter, else zero.
    fn pair(&self, pair: [u8; 2]) -> u64 {
        let pair = u16::from_le_bytes(pair);
        self.pairs[usize::from(pair / 64)] >> (pair % 64) & 1
    }

    fn groups(&self, [first, second, third, _]: [u8; 4]) -> u32 {
        let [a, b, c] = &self.places;
        a[usize::from(first)] & b[usize::from(second)] & c[usize::from(third)]
    }
}

/// The places of a set's bits, lowest first.
fn members(mut set: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = (set != 0).then(|| set.trailing_zeros() as usize);
        set &= set.wrapping_sub(1);
        place
    })
}

/// Whether two bytes are one accented letter of Latin: U+00C0 to U+027F, all of which are letters but the signs of
/// multiplication and division.
fn latin(first: u8, second: u8) -> bool {
    matches!(first, 0xc3..=0xc9) && !(first == 0xc3 && matches!(second, 0x97 | 0xb7))
}

/// Bytes of the letters and digits from `at` on; [`LONG`] for all that is longer.
pub(super) fn run(bytes: &[u8], at: usize) -> usize {
    let mut length = 0;
    while length < LONG {
        length += match bytes.get(at + length..) {
            Some([byte, ..]) if byte.is_ascii_alphanumeric() => 1,
            Some([first, second, ..]) if latin(*first, *second) => 2,
            _ => break,
        };
    }
    length.min(LONG)
}

/// How long the words are that begin at `at` and end at a hump, or where the one that began at one ends.
fn lengths(bytes: &[u8], at: usize) -> impl Iterator<Item = usize> {
    let run = run(bytes, at);
    (1..=run).filter(move |&length| is_hump(bytes, at + length) || length == run && is_hump(bytes, at))
}

/// Whether a capital stands at `at` behind two small letters.
fn is_hump(bytes: &[u8], at: usize) -> bool {
    let (before, after) = bytes.split_at(at.min(bytes.len()));
    matches!(before, [.., b'a'..=b'z', b'a'..=b'z']) && after.first().is_some_and(u8::is_ascii_uppercase)
}

/// Whether a window has any.
fn any_hump(window: &[u8; WINDOW]) -> bool {
    let small = |at: usize| window[at].wrapping_sub(b'a') < 26;
    (2..WINDOW).fold(false, |any, at| any | ((window[at].wrapping_sub(b'A') < 26) & small(at - 1) & small(at - 2)))
}

/// Those of a window.
fn humps(window: &[u8; WINDOW]) -> u128 {
    let mut kinds = [0; WINDOW];
    for (kind, byte) in kinds.iter_mut().zip(window) {
        *kind = u8::from(byte.wrapping_sub(b'A') < 26) | u8::from(byte.wrapping_sub(b'a') < 26) << 1;
    }
    let (capitals, small) = (gathered::<0>(&kinds), gathered::<1>(&kinds));
    capitals & small << 1 & small << 2
}

/// What bytes of a window are, a bit for each.
struct Classes {
    /// Letters and digits.
    letters: u128,
    /// What is neither that, nor a space or a control character.
    marks: u128,
}

fn classes(window: &[u8; WINDOW]) -> Classes {
    // Loops without branches, for the compiler to make vector code of.
    let mut kinds = [0; WINDOW];
    for (kind, byte) in kinds.iter_mut().zip(window) {
        let letter = (byte | 0x20).wrapping_sub(b'a') < 26 || byte.wrapping_sub(b'0') < 10;
        *kind = if letter { 1 } else { u8::from(*byte > b' ') << 1 };
    }
    let (letters, marks) = (gathered::<0>(&kinds), gathered::<1>(&kinds));
    match window.iter().fold(0, |all, byte| all | byte) < 0x80 {
        true => Classes { letters, marks },
        false => accented(window, letters, marks),
    }
}

/// The same with accented letters among the letters.
fn accented(window: &[u8; WINDOW], letters: u128, marks: u128) -> Classes {
    let mut kinds = [0; WINDOW];
    for (kind, byte) in kinds.iter_mut().zip(window) {
        let first = byte.wrapping_sub(0xc3) < 7;
        *kind = u8::from(first) | u8::from(*byte == 0xc3) << 1 | u8::from(byte | 0x20 == 0xb7) << 2;
    }
    let [first, c3, sign] = [gathered::<0>(&kinds), gathered::<1>(&kinds), gathered::<2>(&kinds)];
    let first = first & !(c3 & sign >> 1);
    let accented = first | first << 1;
    Classes { letters: letters | accented, marks: marks & !accented }
}

/// A bit of each byte of a window, the first byte's lowest.
fn gathered<const BIT: u32>(kinds: &[u8; WINDOW]) -> u128 {
    let eights = kinds.as_chunks::<8>().0.iter().enumerate();
    eights.fold(0, |all, (nth, kinds)| {
        let kinds = u64::from_le_bytes(*kinds) >> BIT & LOWEST;
        all | u128::from(side_by_side(kinds)) << (8 * nth)
    })
}

/// The lowest bit of each byte.
const LOWEST: u64 = u64::MAX / 255;

/// Those bits side by side, the first byte's lowest.
fn side_by_side(bits: u64) -> u8 {
    // The factor moves the bit of byte n to place 56 + n, and no two bits to one place.
    (bits.wrapping_mul(0x0102_0408_1020_4080) >> 56) as u8
}

/// The hash of a word's first letters, in any case, its length, and the mark it hangs on; 0 for none.
pub(super) fn head(first: [u8; HEAD], length: usize, mark: u8) -> u32 {
    const KEPT: [u32; HEAD + 1] = [0, 0xff, 0xffff, 0x00ff_ffff, u32::MAX];
    let letters = (u32::from_le_bytes(first) | 0x2020_2020) & KEPT[length.min(HEAD)];
    hash(u64::from(letters) | (length.min(LONG) as u64) << 32 | u64::from(mark) << 40)
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
        Sieve::new(
            Keys {
                heads: vec![
                    (head(*b"dear", 4, 0), 0),
                    (head(*b"hi  ", 2, 0), 1),
                    (head(*b"org ", 3, b'.'), 5),
                    (head("né  ".as_bytes()[..4].try_into().expect("four bytes"), 3, 0), 6),
                ],
                ends: vec![(end(*b"weg"), 2)],
                bytes: vec![([cases(b'@'), None, None], 3), ([cases(b'P'), Some([b'<'; 2]), None], 4)],
            },
            false,
        )
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
        check("\u{e9}hi hi\u{e9} \u{d7}hi \u{201c}hi\u{201d} \u{436}hi", &[12, 18, 26], &[], &[]);
        check("n\u{e9} N\u{c9} n\u{e9}e n\u{e9}\u{301}", &[0, 4, 13], &[], &[]);
        check("a.org .orgs x-org .ORG", &[1, 18], &[], &[]);
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
