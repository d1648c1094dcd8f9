//! How sure a finding is.

/// A degree of belief in `[0, 1]`. `0.5` is the line a finding must reach unless the operator draws another.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Score(f32);

impl Score {
    /// The line a finding must reach by default: at least as likely as not.
    pub const DEFAULT: Self = Self(0.5);

    /// A score from a number in `[0, 1]`; anything else, and a number that is not one, is `None`.
    pub fn new(value: f32) -> Option<Self> {
        (0.0..=1.0).contains(&value).then_some(Self(value))
    }

    /// A score in hundredths; more than a hundred count as a hundred.
    pub const fn percent(hundredths: u8) -> Self {
        let capped = if hundredths > 100 { 100 } else { hundredths };
        Self(capped as f32 / 100.0)
    }

    /// The number, in `[0, 1]`.
    pub fn value(self) -> f32 {
        self.0
    }

    /// What context adds: four tenths, at most to 1.
    pub(crate) fn in_context(self) -> Self {
        Self((self.0 + 0.4).min(1.0))
    }
}

impl Default for Score {
    fn default() -> Self {
        Self::DEFAULT
    }
}

#[cfg(test)]
mod tests {
    use super::Score;

    #[test]
    fn a_score_is_a_share_of_one() {
        for (value, fits) in [(0.0, true), (0.5, true), (1.0, true), (-0.1, false), (1.1, false), (f32::NAN, false)] {
            assert_eq!(Score::new(value).is_some(), fits, "{value}");
        }
        assert_eq!(Score::percent(65).value(), 0.65);
        assert_eq!(Score::percent(200).value(), 1.0);
        assert_eq!(Score::percent(95).in_context().value(), 1.0);
    }
}
