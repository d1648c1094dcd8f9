//! How far the passes of a scan have come, so that a text that arrives in pieces is scanned on where the last piece ended.

use super::Finding;

/// Positions are bytes of the text at hand; [`Progress::release`] moves them when its head is given up.
#[derive(Default)]
pub(in crate::detect) struct Progress {
    /// For each active detector, the byte before which it need not look again.
    pub(in crate::detect) done: Vec<usize>,
    /// The same for what is found at words.
    pub(in crate::detect) cued: Vec<usize>,
    /// The hot run at hand: the next byte to be tried, and its end.
    pub(in crate::detect) run: (usize, usize),
    /// From where the next hot byte is sought.
    pub(in crate::detect) hot: usize,
    /// From where the next `@` is sought.
    pub(in crate::detect) at: usize,
    /// From where the next word is sought.
    pub(in crate::detect) words: usize,
    /// Up to where words lie in a finding that was cut off: what begins with one of them is a part of it.
    pub(in crate::detect) spoken: usize,
    /// The text's beginning was asked about.
    pub(in crate::detect) whole: bool,
    /// A finding that was cut off at its detector's longest, and goes on.
    pub(in crate::detect) tail: Option<Tail>,
    /// For each of the operator's patterns, from where its next match is sought.
    pub(in crate::detect) patterns: Vec<usize>,
    /// From where terms are sought.
    pub(in crate::detect) terms: usize,
}

/// What a finding that was cut off goes on with.
#[derive(Clone, Copy)]
pub(in crate::detect) struct Tail {
    /// The last piece; the next begins where it ends.
    pub(in crate::detect) piece: Finding,
    /// Its detector's position among the active.
    pub(in crate::detect) owner: u16,
    /// The bytes it goes on with.
    pub(in crate::detect) class: fn(&u8) -> bool,
}

impl Progress {
    /// At the beginning of a text.
    pub(in crate::detect) fn begin(&mut self, active: usize, patterns: usize) {
        for (list, length) in [(&mut self.done, active), (&mut self.cued, active), (&mut self.patterns, patterns)] {
            list.clear();
            list.resize(length, 0);
        }
        (self.spoken, self.whole) = (0, false);
        (self.run, self.hot, self.at, self.words, self.tail, self.terms) = ((0, 0), 0, 0, 0, None, 0);
    }

    /// The text's first bytes are gone. What lay in them is the new beginning: nothing looks so far back.
    pub(in crate::detect) fn release(&mut self, bytes: usize) {
        let all = [&mut self.run.0, &mut self.run.1, &mut self.hot, &mut self.at, &mut self.words, &mut self.terms];
        let all = all.into_iter().chain([&mut self.spoken]);
        for place in all.chain(&mut self.done).chain(&mut self.cued).chain(&mut self.patterns) {
            *place = place.saturating_sub(bytes);
        }
        if let Some(tail) = &mut self.tail {
            (tail.piece.start, tail.piece.end) = (tail.piece.start.saturating_sub(bytes), tail.piece.end - bytes);
        }
    }
}
