//! Words beside a candidate, or in its path, that make it likelier.
//!
//! The context words of all active detectors are sought together (see [`words`](super::words)) in what stands around a
//! candidate that context could lift: a cue begins within the 50 characters before it, or ends within 30 if it is longer, or
//! ends within the 44 after it, on its line. The window is small because cues stand close: "my SSN is …", "… (mobile)".
//!
//! Many detectors ask about one candidate, and candidates stand close together in tables. So what a text was run through is
//! kept while the windows overlap, and what stands near a candidate is gathered for all detectors at once.

use super::boundary;
use super::fold::fold_into;
use super::words::{Kind, Sought, Spelt};

/// Characters before a candidate within which a cue begins.
const BEFORE: usize = 50;
/// Characters before a candidate within which a cue ends that begins further off, and how many more are read for it: as many
/// words may stand between `employer identification number` and the number as between that and `EIN`.
const CLOSE: usize = 30;
const LONGER: usize = 24;
/// Characters after a candidate within which a cue ends.
const AFTER: usize = 44;

/// Bytes that these are at most.
pub(in crate::detect) const BYTES_AFTER: usize = 4 * AFTER;

/// The context words of a scanner's detectors.
pub(in crate::detect) struct Context {
    words: Sought,
    /// For each word, the detectors (positions among the active) it speaks for, a bit for each.
    owners: Vec<Vec<u64>>,
    /// Machine words of such a set.
    width: usize,
}

/// What is known of the cues in a text. Reuse it from text to text.
#[derive(Default)]
pub(in crate::detect) struct Seen {
    /// The detectors that the path speaks for; empty while it was not looked at.
    path: Vec<u64>,
    /// The last candidate asked about, and the detectors that the path and the words near it speak for.
    span: Option<(usize, usize)>,
    owners: Vec<u64>,
    /// Those that the path and the words around and in the last candidate speak for.
    around: Vec<u64>,
    /// The bytes that words were sought at; none at a text's beginning.
    run: (usize, usize),
    /// The words found there: first byte, first byte after, number.
    found: Vec<(usize, usize, usize)>,
}

/// Detectors that words speak for.
pub(in crate::detect) struct Spoken<'s>(&'s [u64]);

impl Spoken<'_> {
    /// Whether one does for the detector, by its position among the active.
    pub(in crate::detect) fn speaks_for(&self, owner: u16) -> bool {
        self.0.get(usize::from(owner) / 64).is_some_and(|bits| bits >> (owner % 64) & 1 == 1)
    }
}

impl Seen {
    /// At the beginning of another text.
    pub(in crate::detect) fn begin(&mut self) {
        self.path.clear();
        self.shift();
    }

    /// The same text stands at other places: what was run through is forgotten.
    pub(in crate::detect) fn shift(&mut self) {
        self.span = None;
        self.run = (0, 0);
        self.found.clear();
    }
}

impl Context {
    /// Compiles (word, detector) pairs, for so many detectors. `None` if the words are too many.
    pub(in crate::detect) fn new(pairs: impl Iterator<Item = (&'static str, u16)>, detectors: usize) -> Option<Self> {
        let width = detectors.div_ceil(64);
        let mut table = std::collections::BTreeMap::<String, Vec<u64>>::new();
        for (word, owner) in pairs {
            for spelling in spellings(word).into_iter().chain(unaccented(word)) {
                let spelling = spelling.replace('_', " ");
                let owners = table.entry(spelling).or_insert_with(|| vec![0; width]);
                owners[usize::from(owner) / 64] |= 1 << (owner % 64);
            }
        }
        let kind = |word: &str| Kind {
            tail: word.starts_with(boundary::spaceless),
            open: word.ends_with(boundary::spaceless),
            begins: false,
        };
        let words =
            Sought::new(Spelt::Members, table.keys().map(|word| (word.clone().into_bytes(), true, kind(word))))?;
        Some(Self { words, owners: table.into_values().collect(), width })
    }

    /// Memory in use, in bytes.
    pub(in crate::detect) fn memory(&self) -> usize {
        self.owners.len() * self.width * size_of::<u64>() + self.words.memory()
    }

    /// Whether a cue for the detector stands near `start..end` or in the path's words. `seen` is of this text and path.
    pub(in crate::detect) fn near(
        &self,
        owner: u16,
        text: &str,
        start: usize,
        end: usize,
        path: &str,
        seen: &mut Seen,
    ) -> bool {
        if seen.span != Some((start, end)) {
            self.gather(text, start, end, path, seen);
        }
        Spoken(&seen.owners).speaks_for(owner)
    }

    /// The detectors that a word near `start..end`, in it, or in the path's words speaks for: all that have a cue near whatever
    /// part of it.
    pub(in crate::detect) fn around<'s>(
        &self,
        text: &str,
        start: usize,
        end: usize,
        path: &str,
        seen: &'s mut Seen,
    ) -> Spoken<'s> {
        seen.around.clear();
        if !self.words.is_empty() {
            let (from, to) = self.seek_near(text, start, end, path, seen);
            let Seen { path, around, found, .. } = seen;
            around.clone_from(path);
            self.speak(text, found, around, |first, last| from <= first && last <= to);
        }
        Spoken(&seen.around)
    }

    /// Gathers the detectors that the path and the words near a candidate speak for.
    fn gather(&self, text: &str, start: usize, end: usize, path: &str, seen: &mut Seen) {
        if self.words.is_empty() {
            return;
        }
        let (from, to) = self.seek_near(text, start, end, path, seen);
        let Seen { path, owners, found, .. } = seen;
        owners.clone_from(path);
        // What is longer than one that begins in time counts by its end.
        let (begins, ends) = (back(text, start, BEFORE), back(text, start, CLOSE));
        self.speak(text, found, owners, |first, last| {
            from <= first && last <= start && (begins <= first || ends <= last) || end <= first && last <= to
        });
        seen.span = Some((start, end));
    }

    /// Seeks the words of the path, if that was not done, and those near a candidate; returns from where to where.
    fn seek_near(&self, text: &str, start: usize, end: usize, path: &str, seen: &mut Seen) -> (usize, usize) {
        if seen.path.is_empty() {
            seen.shift();
            seen.path.resize(self.width, 0);
            self.seek(path, (0, path.len()), seen);
            let Seen { path: owners, found, .. } = seen;
            self.speak(path, found, owners, |_, _| true);
            seen.shift();
        }
        let (from, to) = window(text, start, end);
        self.seek(text, (from, to), seen);
        (from, to)
    }

    /// Seeks words at the places from `from` to `to`, but for those where they were sought for the candidate before.
    fn seek(&self, text: &str, (from, to): (usize, usize), seen: &mut Seen) {
        let Seen { run, found, .. } = seen;
        if run.0 <= from && from <= run.1 {
            // Windows go from left to right: what ends before this one is in none to come.
            let gone = found.iter().take_while(|&&(_, end, _)| end <= from).count();
            found.drain(..gone);
            run.0 = from;
        } else {
            *run = (from, from);
            found.clear();
        }
        let bytes = text.as_bytes();
        while run.1 < to {
            let places = self.words.places(bytes, run.1);
            for nth in places.members() {
                self.words.each(bytes, run.1 + nth, places, nth, |word, start, end| found.push((start, end, word)));
            }
            run.1 = (run.1 + Sought::BLOCK).min(bytes.len());
        }
    }

    /// Adds the detectors that words speak for, those whose ends are as asked for.
    fn speak(
        &self,
        text: &str,
        found: &[(usize, usize, usize)],
        owners: &mut [u64],
        near: impl Fn(usize, usize) -> bool,
    ) {
        for &(start, end, word) in found {
            if near(start, end) && alone(text, start, end) {
                owners.iter_mut().zip(&self.owners[word]).for_each(|(all, one)| *all |= one);
            }
        }
    }
}

/// Whether a cue stands alone. One of a script without spaces between words does anywhere: nothing shows where it ends.
fn alone(text: &str, start: usize, end: usize) -> bool {
    let Some(cue) = text.get(start..end) else { return false };
    (cue.starts_with(boundary::spaceless) || !boundary::word_before(text, start) || hump(text, start))
        && (cue.ends_with(boundary::spaceless) || !boundary::word_after(text, end) || hump(text, end))
}

/// Whether a word of a name like `nhsNumber` ends here: a capital behind small letters, two at least (`iPhone` is one word).
fn hump(text: &str, at: usize) -> bool {
    let (before, after) = text.as_bytes().split_at(at);
    matches!(before, [.., b'a'..=b'z', b'a'..=b'z']) && after.first().is_some_and(u8::is_ascii_uppercase)
}

/// What is read for cues around a candidate: first byte before it, first byte after what is read behind it. In characters,
/// so that no script sees less than another.
pub(in crate::detect) fn window(text: &str, start: usize, end: usize) -> (usize, usize) {
    let to = onward(text, end, AFTER);
    // What the next line begins with speaks of its own.
    let line = text.get(end..to).and_then(|after| after.find('\n'));
    (back(text, start, BEFORE + LONGER), line.map_or(to, |length| end + length))
}

/// The place so many characters before another.
fn back(text: &str, start: usize, count: usize) -> usize {
    let near = boundary::floor(text, start.saturating_sub(count));
    let Some(before) = text.get(near..start) else { return near };
    if before.is_ascii() {
        return near;
    }
    let all = text.get(..start).unwrap_or_default();
    all.char_indices().rev().take(count).last().map_or(near, |(at, _)| at)
}

/// The place so many characters after another.
fn onward(text: &str, end: usize, count: usize) -> usize {
    let near = boundary::floor(text, end.saturating_add(count));
    let Some(after) = text.get(end..near) else { return near };
    if after.is_ascii() {
        return near;
    }
    let all = text.get(end..).unwrap_or_default();
    all.char_indices().nth(count).map_or(text.len(), |(at, _)| end + at)
}

/// The spellings of a word that ASCII case folding does not cover.
pub(in crate::detect) fn spellings(word: &str) -> Vec<String> {
    let mut all = vec![word.to_owned()];
    if !word.is_ascii() {
        let lower = word.to_lowercase();
        let mut letters = lower.chars();
        let first = letters.next().map(|c| c.to_uppercase().chain(letters).collect::<String>());
        all.extend([word.to_uppercase(), lower.clone()]);
        all.extend(first);
        all.iter_mut().for_each(|spelling| spelling.make_ascii_lowercase());
        all.sort();
        all.dedup();
    }
    all
}

/// A cue without its accents, as names of members have it: `rodne_cislo`. Short ones turn into other words (`née`, `né le`).
fn unaccented(word: &str) -> Option<String> {
    const LEAST: usize = 8;
    if word.is_ascii() || word.len() < LEAST {
        return None;
    }
    let mut plain = String::new();
    fold_into(word, &mut plain);
    plain.is_ascii().then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::{Context, Seen};

    fn context() -> Context {
        let words = [
            ("phone", 0),
            ("téléphone", 0),
            ("téléphone fixe", 0),
            ("电话", 0),
            ("전화", 0),
            ("card", 1),
            ("phone card", 70),
            ("number of the set at home", 0),
            ("one", 2),
        ];
        Context::new(words.into_iter(), 71).expect("few words fit")
    }

    fn check(text: &str, path: &str, near: bool) {
        let context = context();
        let start = text.find('#').expect("the text marks its candidate");
        let mut seen = Seen::default();
        assert_eq!(context.near(0, text, start, start + 1, path, &mut seen), near, "{text} {path}");
    }

    #[test]
    fn cues_are_whole_words_close_by() {
        check("my phone is #", "", true);
        check("Phone: #", "", true);
        check("TÉLÉPHONE #", "", true);
        check("Téléphone : #", "", true);
        check("# (phone)", "", true);
        check("# or\nphone", "", false);
        check("#", "customer phone", true);
        check("my card is #", "", false);
        check(&format!("number of the set at home {} #", "x".repeat(27)), "", true);
        check(&format!("number of the set at home {} #", "x".repeat(29)), "", false);
        check(
            "# (\u{e40}\u{e25}\u{e02}\u{e40}\u{e25}\u{e02}\u{e40}\u{e25}\u{e02}\u{e40}\u{e25}\u{e02} phone)",
            "",
            true,
        );
        check("我的电话号码是#", "", true);
        check("전화번호는 #", "", true);
        check("my_phone: #", "", true);
        check("workPhone: #", "", true);
        check("phoneNumber: #", "", true);
        check("iPhone #", "", false);
        check("phone ЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖ #", "", true);
        check("numero_telephone_fixe #", "", true);
        check("phones #", "", false);
        check("headphone #", "", false);
        check(&format!("phone {} #", "x".repeat(60)), "", false);
        check(&format!("# {} phone", "x".repeat(50)), "", false);
        check(&format!("phone {} #", "é".repeat(20)), "", true);
    }

    #[test]
    fn no_words_is_no_context() {
        let none = Context::new(std::iter::empty(), 1).expect("nothing fits");
        assert!(!none.near(0, "phone 1", 6, 7, "phone", &mut Seen::default()));
    }

    #[test]
    fn what_was_run_through_before_changes_nothing() {
        let context = context();
        let text = "phone 1 card 22 one phone card 333 phone4 é 5 card".repeat(3);
        let spans: Vec<(usize, usize)> =
            (0..text.len()).filter(|&at| text.as_bytes()[at].is_ascii_digit()).map(|at| (at, at + 1)).collect();
        for step in [1, 2, 5] {
            let mut seen = Seen::default();
            let back = spans.iter().rev().step_by(7);
            for &(start, end) in spans.iter().step_by(step).chain(back) {
                for owner in [0, 1, 2, 70] {
                    let fresh = context.near(owner, &text, start, end, "one", &mut Seen::default());
                    assert_eq!(context.near(owner, &text, start, end, "one", &mut seen), fresh, "{owner} at {start}");
                }
            }
        }
    }
}
