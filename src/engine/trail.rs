//! The way to the current node: for error places (names that the policy does not spell are `*`), for the words that
//! give detection its context, and for explanations.

use std::fmt::Write as _;

use crate::json::text::Decoded;

/// The names and indices from the record's root to the node last begun.
#[derive(Default)]
pub(super) struct Trail {
    segments: Vec<Segment>,
    names: Vec<u8>,
}

/// One step of the way, and how long `names` is with it: a member's raw name ends there.
#[derive(Clone, Copy)]
struct Segment {
    end: usize,
    step: Way,
}

#[derive(Clone, Copy)]
enum Way {
    Name { spelled: bool },
    Element(u64),
}

/// Only this many innermost names give context, and only this many bytes of each.
const CONTEXT_NAMES: usize = 6;
const CONTEXT_BYTES: usize = 64;

impl Trail {
    pub(super) fn len(&self) -> usize {
        self.segments.len()
    }

    pub(super) fn truncate(&mut self, len: usize) {
        self.segments.truncate(len);
        self.names.truncate(self.segments.last().map_or(0, |segment| segment.end));
    }

    pub(super) fn member(&mut self, raw: &[u8], spelled: bool) {
        self.names.extend_from_slice(raw);
        self.segments.push(Segment { end: self.names.len(), step: Way::Name { spelled } });
    }

    pub(super) fn element(&mut self, index: u64) {
        self.segments.push(Segment { end: self.names.len(), step: Way::Element(index) });
    }

    /// The path with `*` for names that the policy does not spell: fit for errors and logs.
    pub(super) fn place(&self) -> String {
        self.path(|spelled| spelled, &[])
    }

    /// The path with every name as written in the data: for explanations to the data's owner. Where something is written inside
    /// a text, `marks` say how, behind so many steps: `$.body (json).user`.
    pub(super) fn full(&self, marks: &[(usize, &str)]) -> String {
        self.path(|_| true, marks)
    }

    fn path(&self, shown: impl Fn(bool) -> bool, marks: &[(usize, &str)]) -> String {
        let mut path = "$".to_owned();
        let mark = |steps: usize, path: &mut String| {
            for (_, mark) in marks.iter().filter(|(after, _)| *after == steps) {
                write!(path, " ({mark})").expect("a string takes anything");
            }
        };
        for (steps, (segment, name)) in self.each().enumerate() {
            mark(steps, &mut path);
            match segment {
                Way::Element(index) => write!(path, "[{index}]").expect("a string takes anything"),
                Way::Name { spelled } if !shown(spelled) => path.push_str(".*"),
                Way::Name { .. } => {
                    let name = decoded(name);
                    let plain = name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b >= 0x80);
                    let leads = !name.starts_with(|c: char| c.is_ascii_digit()) && !name.is_empty();
                    let form = if plain && leads { format!(".{name}") } else { format!("[\"{name}\"]") };
                    path.push_str(&form);
                }
            }
        }
        mark(self.segments.len(), &mut path);
        path
    }

    fn each(&self) -> impl DoubleEndedIterator<Item = (Way, &[u8])> {
        let before = [0].into_iter().chain(self.segments.iter().map(|segment| segment.end)).collect::<Vec<_>>();
        let spans: Vec<_> =
            self.segments.iter().zip(before).map(|(one, from)| (one.step, &self.names[from..one.end])).collect();
        spans.into_iter()
    }

    /// The lower-case words of the innermost names, outermost first: `customer phone number` for
    /// `$.customer.phoneNumber`.
    pub(super) fn words(&self, out: &mut String) {
        out.clear();
        let mut ends = [(0usize, 0usize); CONTEXT_NAMES];
        let mut found = 0;
        for (at, segment) in
            self.segments.iter().enumerate().rev().filter(|(_, one)| matches!(one.step, Way::Name { .. }))
        {
            if found == CONTEXT_NAMES {
                break;
            }
            let before = at.checked_sub(1).and_then(|before| self.segments.get(before));
            ends[found] = (before.map_or(0, |before| before.end), segment.end);
            found += 1;
        }
        for &(start, end) in ends[..found].iter().rev() {
            let name = &self.names[start..end];
            split_words(&name[..name.len().min(CONTEXT_BYTES)], out);
        }
    }
}

/// A name as it reads, its escapes decoded.
fn decoded(raw: &[u8]) -> String {
    let raw = String::from_utf8_lossy(raw);
    let mut decoded = Decoded::default();
    decoded.decode(&raw);
    decoded.text().to_owned()
}

/// Appends the words of a name, split at case changes and at what is neither letter nor digit.
fn split_words(name: &[u8], out: &mut String) {
    let name = String::from_utf8_lossy(name);
    let mut before = ' ';
    for c in name.chars() {
        if !c.is_alphanumeric() {
            before = ' ';
            continue;
        }
        let begins = before == ' ' || (c.is_uppercase() && before.is_lowercase());
        if begins && !out.is_empty() {
            out.push(' ');
        }
        out.extend(c.to_lowercase());
        before = c;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trail() -> Trail {
        let mut trail = Trail::default();
        trail.member(b"customer", true);
        trail.element(3);
        trail.member(b"ana@example.org", false);
        trail.member(b"phoneNumber_2", true);
        trail
    }

    #[test]
    fn places_hide_what_the_policy_does_not_spell() {
        assert_eq!(trail().place(), "$.customer[3].*.phoneNumber_2");
        assert_eq!(Trail::default().place(), "$");
        assert_eq!(trail().full(&[]), "$.customer[3][\"ana@example.org\"].phoneNumber_2");
        let marks = [(2, "url"), (2, "base64"), (4, "json")];
        let full = "$.customer[3] (url) (base64)[\"ana@example.org\"].phoneNumber_2 (json)";
        assert_eq!(trail().full(&marks), full);
    }

    #[test]
    fn context_is_words() {
        let mut words = String::new();
        trail().words(&mut words);
        assert_eq!(words, "customer ana example org phone number 2");
        Trail::default().words(&mut words);
        assert_eq!(words, "");
        let mut deep = Trail::default();
        for name in ["a", "b", "c", "d", "e", "f", "g", "hH"] {
            deep.member(name.as_bytes(), true);
        }
        deep.words(&mut words);
        assert_eq!(words, "c d e f g h h");
    }

    #[test]
    fn truncating_goes_back() {
        let mut trail = trail();
        trail.truncate(2);
        assert_eq!(trail.place(), "$.customer[3]");
        trail.member(br"\u0078y", true);
        assert_eq!(trail.place(), "$.customer[3].xy");
    }
}
