//! By what of it a word is sought.
//!
//! Of a phrase that is its rarest word, as far as that can be guessed: `the name is` stands wherever `name` does, and far
//! fewer places have that than `the`. What hangs on a mark is sought with it: `.to` is not `to`.

use super::LEAD;
use super::sieve::{END, HEAD, Keys, LONG, end, head, run};

/// Words of three letters and more that texts are full of, in the languages that cues are in: a phrase is sought by something
/// else of it if it can be.
const COMMON: &[&str] = &[
    "all", "and", "avec", "con", "dans", "das", "dear", "della", "der", "des", "die", "for", "from", "have", "her",
    "his", "jest", "kind", "les", "los", "many", "moje", "our", "para", "pour", "que", "that", "the", "their", "this",
    "una", "votre", "with", "you", "your",
];

/// How a word may stand in a text, and how it is asked about.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::detect) struct Kind {
    /// It may begin inside another word.
    pub(in crate::detect) tail: bool,
    /// It may end inside another word.
    pub(in crate::detect) open: bool,
    /// Its first byte is a candidate's, and candidates are asked about in the order of their beginnings.
    pub(in crate::detect) begins: bool,
}

/// Enters words, each after those that it begins with.
#[derive(Default)]
pub(super) struct Heads {
    /// The words that the last one entered begins with, the shortest first, and where each is sought.
    stack: Vec<(Vec<u8>, usize)>,
}

/// Letters and digits of a word that other bytes part from the rest of it.
struct Run {
    at: usize,
    length: usize,
    /// More letters may follow in a text.
    open: bool,
    /// The mark before it; 0 for none.
    mark: u8,
}

impl Heads {
    /// Enters a word, in the order of their lower case, among the keys of the sieve; returns where in it the byte stands at whose place it is sought. One that
    /// begins with another is sought at the same place, so that the longest of them is known there.
    pub(super) fn enter(&mut self, text: &[u8], folded: bool, kind: Kind, number: u16, keys: &mut Keys) -> usize {
        let lower = text.to_ascii_lowercase();
        while self.stack.last().is_some_and(|(word, _)| !lower.starts_with(word)) {
            self.stack.pop();
        }
        let within = self.stack.last().map(|(_, key)| *key);
        if let Some(key) = by_run(text, kind, number, within, keys) {
            self.stack.push((lower, key));
            return key;
        }
        if let Some(key) = by_end(text, kind, number, keys) {
            return key;
        }
        by_bytes(text, folded, number, keys);
        self.stack.push((lower, 0));
        0
    }
}

/// Enters it by the rarest of its runs, if one will do.
fn by_run(text: &[u8], kind: Kind, number: u16, within: Option<usize>, keys: &mut Keys) -> Option<usize> {
    let Kind { tail, open, begins } = kind;
    // What may begin inside another word is not sought by its first letters, and where more may follow a few say little.
    let fit = |run: &Run| {
        let place = run.at - usize::from(run.mark != 0);
        !(tail && run.at == 0)
            && run.length > 1
            && (!run.open || run.length >= HEAD)
            && place <= LEAD
            && within.is_none_or(|within| within == place)
    };
    let mut fitting = runs(text, open).filter(fit);
    let best = match begins {
        true => fitting.next(),
        false => fitting.max_by_key(|run| rarity(text, run)),
    };
    let Run { at, length, open, mark } = best?;
    let mut letters = [0; HEAD];
    letters.iter_mut().zip(&text[at..at + length]).for_each(|(to, from)| *to = *from);
    let most = if open { LONG.max(length) } else { length };
    keys.heads.extend((length..=most).map(|length| (head(letters, length, mark), number)));
    Some(at - usize::from(mark != 0))
}

/// Enters it by its last letters, if it may begin inside another word.
fn by_end(text: &[u8], kind: Kind, number: u16, keys: &mut Keys) -> Option<usize> {
    let last = runs(text, false).last().filter(|_| kind.tail)?;
    let last = last.at + last.length;
    let letters = last.checked_sub(END).and_then(|from| text[from..].first_chunk())?;
    keys.ends.push((end(*letters), number));
    Some(last - 1)
}

/// Enters it by its first bytes.
fn by_bytes(text: &[u8], folded: bool, number: u16, keys: &mut Keys) {
    let cases = |&byte: &u8| if folded { [byte.to_ascii_lowercase(), byte.to_ascii_uppercase()] } else { [byte; 2] };
    let place = |nth: usize| text.get(nth).map(cases);
    keys.bytes.push(([place(0), place(1), place(2)], number));
}

/// The runs of letters and digits of a word; more of the last may follow in a text if the word is `open`.
fn runs(text: &[u8], open: bool) -> impl Iterator<Item = Run> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = (from..text.len()).find(|&at| run(text, at) > 0)?;
        let mut length = 0;
        while run(text, at + length) > 0 {
            length += run(text, at + length);
        }
        from = at + length;
        let mark = at.checked_sub(1).map_or(0, |last| if text[last] > b' ' { text[last] } else { 0 });
        Some(Run { at, length, open: open && from == text.len(), mark })
    })
}

/// How rare a run is believed to be: behind a mark first, then by its length, and the later of two.
fn rarity(text: &[u8], run: &Run) -> (bool, usize, usize) {
    let letters = &text[run.at..run.at + run.length];
    let common = COMMON.iter().any(|word| letters.eq_ignore_ascii_case(word.as_bytes()));
    (run.mark != 0, if common { 1 } else { run.length }, run.at)
}
