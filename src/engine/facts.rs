//! Which conditions hold at the anchors of what is held back: read before it is decided, asked for while it is.

use super::spot::Met;

/// Anchors by where they begin, ascending; those at which nothing holds are left out.
#[derive(Default)]
pub(super) struct Facts {
    list: Vec<(usize, Met)>,
    next: usize,
}

impl Facts {
    pub(super) fn clear(&mut self) {
        self.list.clear();
        self.next = 0;
    }

    /// Notes what holds at the anchor that begins at `at`.
    pub(super) fn note(&mut self, at: usize, met: Met) {
        if met != Met::default() {
            self.list.push((at, met));
        }
    }

    /// All is noted.
    pub(super) fn close(&mut self) {
        self.list.sort_unstable_by_key(|(at, _)| *at);
        self.next = 0;
    }

    /// The nodes are asked about once more, from the first on.
    pub(super) fn rewind(&mut self) {
        self.next = 0;
    }

    /// What holds at the node that begins at `at`. Nodes are asked about in document order, the same one more than once.
    pub(super) fn at(&mut self, at: usize) -> Met {
        while self.list.get(self.next).is_some_and(|(start, _)| *start < at) {
            self.next += 1;
        }
        self.list.get(self.next).filter(|(start, _)| *start == at).map_or(Met::default(), |(_, met)| *met)
    }

    /// The bytes that it holds on to.
    pub(super) fn bytes(&self) -> usize {
        self.list.capacity() * size_of::<(usize, Met)>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_are_found_in_document_order() {
        let met = |holds| Met { holds, doubtful: 0 };
        let mut facts = Facts::default();
        for (at, holds) in [(7, 2), (12, 0), (20, 3), (3, 1)] {
            facts.note(at, met(holds));
        }
        facts.close();
        let found = [0, 3, 3, 5, 7, 12, 20, 20, 21].map(|at| facts.at(at).holds);
        assert_eq!(found, [0, 1, 1, 0, 2, 0, 3, 3, 0]);
        facts.clear();
        assert_eq!(facts.at(3), Met::default());
    }
}
