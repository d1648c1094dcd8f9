//! Words beside a candidate, or in its path, that make it likelier.
//!
//! One automaton holds the context words of all active detectors; a candidate that context could lift has the 50 bytes
//! before and the 20 after it run through that. The window is small because cues stand close: "my SSN is …", "… (mobile)".

use aho_corasick::{AhoCorasick, MatchKind};

use super::boundary;

/// Bytes before a candidate that are read for cues.
pub(in crate::detect) const BEFORE: usize = 50;
/// Bytes after it.
pub(in crate::detect) const AFTER: usize = 20;

/// The context words of a scanner's detectors.
pub(in crate::detect) struct Context {
    /// `None` where no detector has any.
    words: Option<AhoCorasick>,
    /// For each word, the detectors (positions among the active) it speaks for.
    owners: Vec<Vec<u16>>,
}

impl Context {
    /// Compiles (word, detector) pairs. `None` if they are too many.
    pub(in crate::detect) fn new(pairs: impl Iterator<Item = (&'static str, u16)>) -> Option<Self> {
        let mut table = std::collections::BTreeMap::<String, Vec<u16>>::new();
        for (word, owner) in pairs {
            for spelling in spellings(word) {
                let owners = table.entry(spelling).or_default();
                if !owners.contains(&owner) {
                    owners.push(owner);
                }
            }
        }
        let words = match table.is_empty() {
            true => None,
            false => Some(
                AhoCorasick::builder()
                    .ascii_case_insensitive(true)
                    .match_kind(MatchKind::Standard)
                    .build(table.keys())
                    .ok()?,
            ),
        };
        Some(Self { words, owners: table.into_values().collect() })
    }

    /// Whether a cue for the detector stands near `start..end` or in the path's words.
    pub(in crate::detect) fn near(&self, owner: u16, text: &str, start: usize, end: usize, path: &str) -> bool {
        let from = boundary::floor(text, start.saturating_sub(BEFORE));
        let to = boundary::floor(text, end.saturating_add(AFTER));
        self.within(owner, path, 0, path.len())
            || self.within(owner, text, from, start)
            || self.within(owner, text, end, to)
    }

    fn within(&self, owner: u16, text: &str, from: usize, to: usize) -> bool {
        let (Some(words), Some(window)) = (&self.words, text.get(from..to)) else { return false };
        words.find_overlapping_iter(window).any(|found| {
            self.owners[found.pattern().as_usize()].contains(&owner)
                && alone(text, from + found.start(), from + found.end())
        })
    }
}

/// Whether a cue stands alone. One of a script without spaces between words does anywhere: nothing shows where it ends.
fn alone(text: &str, start: usize, end: usize) -> bool {
    let Some(cue) = text.get(start..end) else { return false };
    (cue.starts_with(boundary::spaceless) || !boundary::word_before(text, start))
        && (cue.ends_with(boundary::spaceless) || !boundary::word_after(text, end))
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

#[cfg(test)]
mod tests {
    use super::Context;

    fn check(text: &str, path: &str, near: bool) {
        let words = [("phone", 0), ("téléphone", 0), ("电话", 0), ("전화", 0), ("card", 1)];
        let context = Context::new(words.into_iter()).expect("five words fit");
        let start = text.find('#').expect("the text marks its candidate");
        assert_eq!(context.near(0, text, start, start + 1, path), near, "{text} {path}");
    }

    #[test]
    fn cues_are_whole_words_close_by() {
        check("my phone is #", "", true);
        check("Phone: #", "", true);
        check("TÉLÉPHONE #", "", true);
        check("Téléphone : #", "", true);
        check("# (phone)", "", true);
        check("#", "customer phone", true);
        check("my card is #", "", false);
        check("我的电话号码是#", "", true);
        check("전화번호는 #", "", true);
        check("phones #", "", false);
        check("headphone #", "", false);
        check(&format!("phone {} #", "x".repeat(60)), "", false);
        check(&format!("# {} phone", "x".repeat(30)), "", false);
        check(&format!("phone {} #", "é".repeat(20)), "", true);
    }

    #[test]
    fn no_words_is_no_context() {
        let none = Context::new(std::iter::empty()).expect("nothing fits");
        assert!(!none.near(0, "phone 1", 6, 7, "phone"));
    }
}
