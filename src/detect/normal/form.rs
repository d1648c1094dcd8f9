//! The normal form of one text as it arrives: the normal text held, the way back, and what the text's markup says.

use super::flow::{Flow, State};
use super::map::Map;
use super::{Code, Markup};

/// A text in normal form, or the part of it that is held. Offsets of the normal text count from its beginning, those of the
/// written text from that one's, both in bytes.
#[derive(Default)]
pub(in crate::detect) struct Form {
    /// What arrived and is not read yet.
    raw: String,
    /// Where that begins in the written text.
    origin: usize,
    made: Made,
    state: State,
}

/// What has been made of a text.
#[derive(Default)]
pub(super) struct Made {
    /// Normal text, from `base` on.
    pub(super) text: String,
    pub(super) base: usize,
    pub(super) map: Map,
    /// Tags taken out of the text whose attributes have to be looked at; ascending.
    pub(super) asides: Vec<Aside>,
    /// Code, as written; ascending.
    pub(super) code: Vec<(usize, usize)>,
    /// Where code that has not ended began.
    pub(super) open: Option<usize>,
    /// Room to put characters together in.
    pub(super) buffer: String,
}

/// A part of the text that a reader does not see, but that would be written: to be scanned by itself.
pub(in crate::detect) struct Aside {
    /// Where it was written.
    pub(in crate::detect) at: usize,
    /// Where the normal text goes on behind it.
    pub(in crate::detect) normal: usize,
    /// As it was written.
    pub(in crate::detect) text: String,
}

impl Form {
    /// Forgets the text, for the beginning of another.
    pub(in crate::detect) fn clear(&mut self) {
        if self.origin == 0 && self.raw.is_empty() {
            // Nothing was read: most texts need no form.
            return;
        }
        self.raw.clear();
        self.origin = 0;
        self.made.text.clear();
        self.made.base = 0;
        self.made.map.clear();
        self.made.asides.clear();
        self.made.code.clear();
        self.made.open = None;
        self.state = State::default();
    }

    /// Takes a whole text.
    pub(in crate::detect) fn whole(&mut self, text: &str, markup: Markup, code: Code) {
        self.clear();
        let (made, state) = (&mut self.made, &mut self.state);
        self.origin = Flow { input: text, last: true, origin: 0, made, state, markup, code }.run();
    }

    /// Takes the next piece of a text, to be read later.
    pub(in crate::detect) fn push(&mut self, piece: &str) {
        self.raw.push_str(piece);
    }

    /// Reads what has arrived, up to what its end leaves open unless it is the text's.
    pub(in crate::detect) fn read(&mut self, markup: Markup, code: Code, last: bool) {
        let (made, state) = (&mut self.made, &mut self.state);
        let read = Flow { input: &self.raw, last, origin: self.origin, made, state, markup, code }.run();
        self.raw.drain(..read);
        self.origin += read;
    }

    /// The normal text held.
    pub(in crate::detect) fn text(&self) -> &str {
        &self.made.text
    }

    /// Where it begins in the normal text.
    pub(in crate::detect) fn base(&self) -> usize {
        self.made.base
    }

    /// Up to where the written text was read.
    pub(in crate::detect) fn taken(&self) -> usize {
        self.origin
    }

    /// Where the character at a normal offset begins as written.
    pub(in crate::detect) fn start(&self, normal: usize) -> usize {
        self.made.map.start(normal)
    }

    /// Where the character before a normal offset ends as written.
    pub(in crate::detect) fn end(&self, normal: usize) -> usize {
        self.made.map.end(normal)
    }

    /// The normal offset of what was written at a place or next after it.
    pub(in crate::detect) fn normal(&self, written: usize) -> usize {
        self.made.map.normal(written)
    }

    /// The normal text of a span as written; `None` if that is not held.
    pub(in crate::detect) fn within(&self, start: usize, end: usize) -> Option<&str> {
        let place = |written| self.normal(written).checked_sub(self.made.base);
        self.made.text.get(place(start)?..place(end)?)
    }

    /// The normal span of all characters that a span as written touches; empty where a reader sees nothing of it.
    pub(in crate::detect) fn around(&self, start: usize, end: usize) -> (usize, usize) {
        let first = self.normal(start);
        let first = match self.end(first) > start {
            // It begins inside a character.
            true => self.normal(self.start(first - 1)),
            false => first,
        };
        let last = self.normal(end).min(self.made.base + self.made.text.len());
        (first, last.max(first))
    }

    /// Whether a span as written lies in code, whole.
    pub(in crate::detect) fn in_code(&self, start: usize, end: usize) -> bool {
        let after = self.made.code.partition_point(|code| code.0 <= start);
        after.checked_sub(1).is_some_and(|at| end <= self.made.code[at].1)
            || self.made.open.is_some_and(|open| open <= start)
    }

    /// Gives up the asides at or before a normal offset.
    pub(in crate::detect) fn asides(&mut self, until: usize) -> Vec<Aside> {
        let there = self.made.asides.partition_point(|aside| aside.normal <= until);
        self.made.asides.drain(..there).collect()
    }

    /// Gives up the first bytes of the normal text held.
    pub(in crate::detect) fn release(&mut self, bytes: usize) {
        let made = &mut self.made;
        made.text.drain(..bytes);
        made.base += bytes;
        made.map.release(made.base);
        let written = made.map.start(made.base);
        let past = made.code.partition_point(|code| code.1 <= written);
        made.code.drain(..past);
    }

    /// Memory in use, in bytes.
    pub(in crate::detect) fn held(&self) -> usize {
        let made = &self.made;
        let code = made.code.capacity() * size_of::<(usize, usize)>();
        let asides: usize = made.asides.iter().map(|aside| aside.text.capacity()).sum();
        let asides = asides + made.asides.capacity() * size_of::<Aside>();
        self.raw.capacity() + made.text.capacity() + made.map.held() + code + asides
    }
}
