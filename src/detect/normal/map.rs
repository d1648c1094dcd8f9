//! The way from normal text back to what was written, sparse: a mark stands only where the two part.
//!
//! Between two marks the text is made of equal units: one byte for one byte where nothing changed, one byte for three in a
//! run of full-width letters. A unit is never taken apart: a finding that begins or ends inside one takes all of it.

/// From `normal` on, units of `to` bytes stand for units of `from` bytes written, the first of which begins at `written`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Mark {
    normal: usize,
    written: usize,
    to: usize,
    from: usize,
}

impl Mark {
    const FIRST: Self = Self { normal: 0, written: 0, to: 1, from: 1 };

    /// Where the unit that begins at `normal` was written, if units go on so far.
    fn written(&self, normal: usize) -> usize {
        self.written + (normal - self.normal) / self.to * self.from
    }
}

/// Offsets count from the text's beginning, in bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Map {
    /// Ascending in both. Before the first, nothing has changed.
    marks: Vec<Mark>,
}

impl Map {
    /// Forgets the last text.
    pub(super) fn clear(&mut self) {
        self.marks.clear();
    }

    /// Says that at `normal`, where the normal text ends so far, `to` bytes follow for `from` bytes at `written`; neither is
    /// 0. Bytes that stay as they are may be told as units of one, in any number.
    pub(super) fn unit(&mut self, normal: usize, written: usize, to: usize, from: usize) {
        let last = self.marks.last().copied().unwrap_or(Mark::FIRST);
        if (last.to, last.from) == (to, from) && last.written(normal) == written {
            return;
        }
        let next = Mark { normal, written, to, from };
        match self.marks.last_mut() {
            Some(last) if last.normal == normal => *last = next,
            _ => self.marks.push(next),
        }
    }

    /// The mark that holds the byte at `normal`.
    fn mark(&self, normal: usize) -> Mark {
        let after = self.marks.partition_point(|mark| mark.normal <= normal);
        after.checked_sub(1).map_or(Mark::FIRST, |at| self.marks[at])
    }

    /// Where the unit that holds the byte at `normal` begins as written.
    pub(super) fn start(&self, normal: usize) -> usize {
        self.mark(normal).written(normal)
    }

    /// Where the unit that holds the byte before `normal` ends as written; 0 at 0.
    pub(super) fn end(&self, normal: usize) -> usize {
        let Some(last) = normal.checked_sub(1) else { return 0 };
        let mark = self.mark(last);
        mark.written(last) + mark.from
    }

    /// The normal offset of the first unit that was written at `written` or after it.
    pub(super) fn normal(&self, written: usize) -> usize {
        let after = self.marks.partition_point(|mark| mark.written < written);
        let next = self.marks.get(after).map_or(usize::MAX, |mark| mark.normal);
        let mark = after.checked_sub(1).map_or(Mark::FIRST, |at| self.marks[at]);
        (mark.normal + (written - mark.written).div_ceil(mark.from) * mark.to).min(next)
    }

    /// Gives up what leads back from before `normal`.
    pub(super) fn release(&mut self, normal: usize) {
        let after = self.marks.partition_point(|mark| mark.normal <= normal);
        self.marks.drain(..after.saturating_sub(1));
    }

    /// Memory in use, in bytes.
    pub(super) fn held(&self) -> usize {
        self.marks.capacity() * size_of::<Mark>()
    }

    /// Marks set.
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.marks.len()
    }
}

#[cfg(test)]
mod tests {
    use super::Map;

    /// `ab`, nothing for 3, a run of three full-width letters, `fi` for one ligature, `c`.
    fn sample() -> Map {
        let mut map = Map::default();
        map.unit(0, 0, 1, 1);
        for at in 0..3 {
            map.unit(2 + at, 5 + 3 * at, 1, 3);
        }
        map.unit(5, 14, 2, 3);
        map.unit(7, 17, 1, 1);
        map
    }

    #[test]
    fn offsets_lead_back() {
        let map = sample();
        assert_eq!(map.len(), 3, "a run of equal units has one mark");
        assert_eq!((0..9).map(|at| map.start(at)).collect::<Vec<_>>(), [0, 1, 5, 8, 11, 14, 14, 17, 18]);
        assert_eq!((0..9).map(|at| map.end(at)).collect::<Vec<_>>(), [0, 1, 2, 8, 11, 14, 17, 17, 18]);
    }

    #[test]
    fn offsets_lead_forth() {
        let map = sample();
        let normal = [0, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5, 7, 7, 7, 8];
        assert_eq!((0..19).map(|at| map.normal(at)).collect::<Vec<_>>(), normal);
    }

    #[test]
    fn what_is_released_changes_nothing_after_it() {
        for from in 0..8 {
            let (whole, mut map) = (sample(), sample());
            map.release(from);
            assert!((from..9).all(|at| map.start(at) == whole.start(at)), "{from}");
            assert!((from + 1..9).all(|at| map.end(at) == whole.end(at)), "{from}");
        }
    }
}
