//! Addresses whose `@` and dots are spelt out, to hide them from simpler readers: `ana [at] example [dot] org`.

use crate::detect::boundary;
use crate::detect::detector::{Hits, Site};
use crate::detect::finding::Fault;

/// Words for the `@`, alone between spaces.
pub(super) const WORDS: &[&str] = &["at", "arobase", "arroba", "chiocciola", "małpa", "apenstaartje"];
/// Words for it in brackets.
pub(super) const MARKS: &[&str] =
    &["[at]", "(at)", "{at}", "<at>", "[@]", "(@)", "_at_", "[arobase]", "(arobase)", "[arroba]", "(arroba)", "[a]"];

/// Words for the dot.
const DOTS: &[&str] = &["dot", "point", "punkt", "punto", "ponto", "punt", "kropka"];

/// Longest local part and longest domain that people spell out.
const LOCAL: usize = 64;
const DOMAIN: usize = 96;

/// Reads both sides of a spelt `@`.
pub(super) fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.text;
    let marked = !site.matched().starts_with(char::is_alphabetic);
    // `at` stands everywhere, and has no domain behind it.
    let (end, spelt) = domain(text, site.end, marked).ok_or(Fault::Range)?;
    let start = local(text, site.start, marked).ok_or(Fault::Range)?;
    hits.work = end - start;
    // `look at example.org` is a sentence; with its dots spelt too, it may be one.
    let score = match (marked, spelt) {
        (true, _) => 70,
        (false, true) => 35,
        (false, false) => return Err(Fault::LooksLike("a sentence")),
    };
    hits.matched(start, end, score)
}

/// Where the local part begins that ends before `at`, perhaps behind a space. Dots in it may be spelt in brackets.
fn local(text: &str, at: usize, marked: bool) -> Option<usize> {
    let before = text.get(boundary::floor(text, at.saturating_sub(LOCAL))..at)?;
    let trimmed = before.strip_suffix(' ').unwrap_or(before);
    if !marked && trimmed.len() == before.len() {
        return None;
    }
    let atom = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
    let head = trimmed.trim_end_matches(atom);
    let part = trimmed.get(head.len()..)?.trim_start_matches(['.', '-', '_']);
    (!part.is_empty() && part.ends_with(|c: char| c.is_ascii_alphanumeric()))
        .then_some(at - (before.len() - trimmed.len()) - part.len())
}

/// Where the domain ends that begins at `at`, and whether a dot of it is spelt.
fn domain(text: &str, at: usize, marked: bool) -> Option<(usize, bool)> {
    let rest = text.get(at..boundary::floor(text, at.saturating_add(DOMAIN)))?;
    let gap = usize::from(rest.starts_with(' '));
    if !marked && gap == 0 {
        return None;
    }
    let (mut place, mut labels, mut spelt, mut top) = (gap, 0, false, "");
    loop {
        let label = rest.get(place..)?;
        let length = label.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(label.len());
        let label =
            label.get(..length).filter(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'));
        let Some(label) = label else { break };
        (labels, top, place) = (labels + 1, label, place + length);
        let Some((dot, by_word)) = dot(rest.get(place..)?) else { break };
        // A full stop ends the sentence where no label follows.
        if !rest.get(place + dot..)?.starts_with(|c: char| c.is_ascii_alphanumeric()) {
            break;
        }
        spelt |= by_word;
        place += dot;
    }
    let known = (2..=12).contains(&top.len()) && top.bytes().all(|byte| byte.is_ascii_alphabetic());
    (labels >= 2 && known && !boundary::word_after(text, at + place)).then_some((at + place, spelt))
}

/// The length of the dot that stands at a text's beginning, spelt or not.
fn dot(text: &str) -> Option<(usize, bool)> {
    if text.starts_with('.') {
        return Some((1, false));
    }
    let inner = text.trim_start_matches([' ', '[', '(', '{', '<', '_']);
    let open = text.len() - inner.len();
    let word = DOTS.iter().find(|word| inner.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word)))?;
    let close = inner.get(word.len()..)?;
    let tail = close.len() - close.trim_start_matches([' ', ']', ')', '}', '>', '_']).len();
    ((1..=2).contains(&open) && (1..=2).contains(&tail)).then_some((open + word.len() + tail, true))
}
