//! What a detector is: an entry of the catalogue, with everything that is said about it in one place.

use super::cues::Cues;
use super::finding::Fault;
use super::phone::Phones;
use super::{Language, Score};

/// Data that the law sets apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Special {
    /// A national identification number (GDPR art. 87).
    NationalId,
    /// Data concerning health (GDPR art. 4(15), 9(1)).
    Health,
    /// Origin, opinions, religion, membership of a union (GDPR art. 9(1)).
    Beliefs,
}

impl Special {
    /// The word in listings.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NationalId => "national_id",
            Self::Health => "health",
            Self::Beliefs => "beliefs",
        }
    }
}

/// How narrow a type is; between two types on one span the narrower is right more often.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Specificity {
    /// A part of something: a value inside an address.
    Part,
    /// A shape that many things share: telephone numbers.
    Generic,
    /// A shape of its own.
    Specific,
    /// A country's or an issuer's number with its own check.
    Narrow,
    /// What the operator wrote for this very dataset.
    Own,
}

/// An entry of the catalogue.
pub struct Detector {
    /// The entity type.
    pub name: &'static str,
    /// What it is, in a few words.
    pub title: &'static str,
    /// Languages that switch it on; none means international, always on.
    pub languages: &'static [Language],
    /// ISO 3166 codes of the countries that give it out; none means any.
    pub countries: &'static [&'static str],
    /// The law's category, if it has one.
    pub special: Option<Special>,
    /// How narrow the type is.
    pub specificity: Specificity,
    /// Byte patterns that a candidate begins with, anchored at a word's start; each has a bounded length.
    /// The check may read on from there, up to [`Detector::longest`].
    pub patterns: &'static [&'static str],
    /// Longest finding, in bytes.
    pub longest: usize,
    /// Whether a pattern's match is the whole candidate.
    pub(in crate::detect) extent: Extent,
    /// The highest scores that the check gives.
    pub(in crate::detect) most: Most,
    /// What the check holds, in a sentence.
    pub check_says: &'static str,
    /// Where the rules come from: RFC, register, issuing authority.
    pub sources: &'static [&'static str],
    /// Words beside it or in its path that make it likelier, by language; lower case.
    pub context: &'static [(Language, &'static [&'static str])],
    /// What else it is easily taken for.
    pub taken_for: &'static [&'static str],
    /// Invented texts that hold one, in angle quotes `‹›`.
    pub examples: &'static [&'static str],
    /// Invented texts that hold none.
    pub counter_examples: &'static [&'static str],
    /// Where candidates are looked for.
    pub(in crate::detect) trigger: Trigger,
    /// The validator.
    pub(in crate::detect) check: fn(&Site<'_>, &mut Hits) -> Result<(), Fault>,
    /// Whether a finding lies in a range reserved for examples.
    pub(in crate::detect) reserved: fn(&str) -> bool,
}

/// What must occur in a text for a candidate to be possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::detect) enum Trigger {
    /// A digit, or a colon before a non-space, in the same unbroken run or the one after.
    Figure,
    /// The same, but none that begins with a digit behind one of these marks and another digit: the check refuses those,
    /// unless the detector's last finding ended there. In rows of numbers that is at every one.
    Apart(Marks),
    /// One of these byte strings, where the candidate starts.
    Words(&'static [&'static str]),
    /// A figure, as above, if there are patterns; and what the cues say, in any case of ASCII letters.
    Cues(&'static Cues),
}

impl Trigger {
    /// Whether the patterns are tried in hot runs.
    pub(in crate::detect) fn figures(self) -> bool {
        match self {
            Self::Figure | Self::Apart(_) => true,
            Self::Cues(cues) => !cues.at,
            Self::Words(_) => false,
        }
    }

    /// Behind which marks no candidate begins; see [`Trigger::Apart`].
    pub(in crate::detect) fn apart(self) -> Marks {
        match self {
            Self::Apart(marks) => marks,
            Self::Cues(cues) => cues.apart,
            _ => Marks::NONE,
        }
    }

    /// Whether figures are all that is looked for.
    #[cfg(test)]
    pub(in crate::detect) fn only_figures(self) -> bool {
        matches!(self, Self::Figure | Self::Apart(_))
    }

    /// Whether the check is called at each `@`.
    pub(in crate::detect) fn at(self) -> bool {
        matches!(self, Self::Cues(Cues { at: true, .. }))
    }
}

/// Marks between digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::detect) struct Marks {
    pub(in crate::detect) dot: bool,
    pub(in crate::detect) hyphen: bool,
}

impl Marks {
    pub(in crate::detect) const NONE: Self = Self { dot: false, hyphen: false };
    pub(in crate::detect) const HYPHEN: Self = Self { dot: false, hyphen: true };
    pub(in crate::detect) const BOTH: Self = Self { dot: true, hyphen: true };
}

/// How far a pattern's match goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::detect) enum Extent {
    /// To the candidate's end, where a word must end too.
    Whole,
    /// The same, and no mark joins it to more digits on either side (see [`alone`](super::alone)): most numbers in a text are
    /// parts of dates, versions and longer numbers, and none of their detectors needs to be asked.
    Lone,
    /// Over its beginning only; the check reads on and sees to the end.
    Head,
}

/// The highest scores that a check gives, in hundredths. Who cannot reach the line without words that speak for it is not
/// asked where there are none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::detect) struct Most {
    /// To a match of nothing but digits.
    pub(in crate::detect) digits: u8,
    /// To any match.
    pub(in crate::detect) any: u8,
}

impl Most {
    /// Whatever there is.
    pub(in crate::detect) const ANY: Self = Self::of(100);

    /// The same to all.
    pub(in crate::detect) const fn of(any: u8) -> Self {
        Self { digits: any, any }
    }

    /// So much to digits alone, and to what has marks or letters in it.
    pub(in crate::detect) const fn figures(digits: u8, any: u8) -> Self {
        Self { digits, any }
    }
}

/// Where a candidate stands.
pub(in crate::detect) struct Site<'t> {
    /// The whole text.
    pub(in crate::detect) text: &'t str,
    /// The candidate's first byte.
    pub(in crate::detect) start: usize,
    /// First byte after one of the pattern's matches.
    pub(in crate::detect) end: usize,
    /// Where the detector's last finding ended, the text's beginning if there was none.
    pub(in crate::detect) done: usize,
    /// The numbering plans of the active languages.
    pub(in crate::detect) phones: &'t Phones,
}

impl<'t> Site<'t> {
    /// The candidate's text. Patterns match ASCII or whole separators, so both ends are character boundaries.
    pub(in crate::detect) fn matched(&self) -> &'t str {
        self.text.get(self.start..self.end).unwrap_or_default()
    }
}

/// What a check believes to have found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::detect) struct Hit {
    /// First byte in the text.
    pub(in crate::detect) start: usize,
    /// First byte after it.
    pub(in crate::detect) end: usize,
    /// Score without context.
    pub(in crate::detect) score: Score,
    /// The content passed a check.
    pub(in crate::detect) validated: bool,
}

/// Where a check puts its hits. Reused from call to call.
#[derive(Default)]
pub(in crate::detect) struct Hits {
    /// The hits of this call.
    pub(in crate::detect) list: Vec<Hit>,
    /// The detector need not be asked again before this byte.
    pub(in crate::detect) resume: usize,
    /// No shorter reading of the same candidate can be better: it need not be tried.
    pub(in crate::detect) settled: bool,
    /// Bytes the check read beyond the pattern's match; counted as work.
    pub(in crate::detect) work: usize,
    /// First byte not read by a check that reads on beyond [`AHEAD`](super::reach::AHEAD); 0 from all others.
    pub(in crate::detect) read: usize,
    /// The finding is cut off at the detector's longest, and goes on with such bytes: they go with it.
    pub(in crate::detect) cut: Option<fn(&u8) -> bool>,
}

impl Hits {
    /// Forgets the last call.
    pub(in crate::detect) fn clear(&mut self) {
        self.list.clear();
        self.resume = 0;
        self.settled = false;
        self.work = 0;
        self.read = 0;
        self.cut = None;
    }

    /// A hit whose content passed a check.
    pub(in crate::detect) fn validated(&mut self, start: usize, end: usize, hundredths: u8) -> Result<(), Fault> {
        self.list.push(Hit { start, end, score: Score::percent(hundredths), validated: true });
        Ok(())
    }

    /// A hit by its shape alone.
    pub(in crate::detect) fn matched(&mut self, start: usize, end: usize, hundredths: u8) -> Result<(), Fault> {
        self.list.push(Hit { start, end, score: Score::percent(hundredths), validated: false });
        Ok(())
    }
}
