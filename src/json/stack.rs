//! The open brackets, one bit each.

/// Which container is open at each depth. A push or pop is a shift; 64 levels to a word.
#[derive(Clone, Debug, Default)]
pub(super) struct Brackets {
    current: u64,
    spilled: Vec<u64>,
    depth: usize,
}

impl Brackets {
    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    #[inline(always)]
    pub(super) fn push(&mut self, object: bool) {
        if self.depth.is_multiple_of(64) && self.depth > 0 {
            self.spilled.push(self.current);
        }
        self.current = (self.current << 1) | u64::from(object);
        self.depth += 1;
    }

    /// Whether the innermost open container is an object; false when none is open.
    #[inline(always)]
    pub(super) fn in_object(&self) -> bool {
        self.depth > 0 && self.current & 1 == 1
    }

    /// All ones where the innermost open container is an object, else 0.
    #[inline(always)]
    pub(super) fn object_mask(&self) -> u64 {
        0u64.wrapping_sub(u64::from(self.in_object()))
    }

    /// Closes the innermost container. The caller has seen that one is open.
    #[inline(always)]
    pub(super) fn pop(&mut self) {
        self.depth -= 1;
        self.current >>= 1;
        if self.depth.is_multiple_of(64) && self.depth > 0 {
            self.current = self.spilled.pop().unwrap_or_default();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_any_depth() {
        let mut brackets = Brackets::default();
        let object = |level: usize| level.is_multiple_of(3);
        for level in 0..1000 {
            brackets.push(object(level));
            assert_eq!(brackets.in_object(), object(level));
        }
        for level in (0..1000).rev() {
            assert_eq!((brackets.depth(), brackets.in_object()), (level + 1, object(level)));
            brackets.pop();
        }
        assert!(!brackets.in_object());
    }
}
