//! Recognisers outside: whatever finds names in texts better than a pattern can, and is no part of this library. The engine
//! asks, somebody above it carries the question.

/// Somebody outside who is asked about texts. One for each of [`Plan::externals`](crate::policy::Plan::externals) is given to
/// a session ([`Session::asking`](super::Session::asking)).
pub trait Recogniser: Send {
    /// What it finds in each of the texts, in their order. No text is empty; none is longer than `limits.token`. The call may
    /// block for as long as an answer takes.
    ///
    /// # Errors
    /// There is no answer, or none that can be used. The session is then refused: nothing is written undetected.
    fn recognise(&mut self, texts: &[&str]) -> Result<Vec<Vec<Span>>, Outage>;
}

/// What a recogniser says of a part of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    /// The entity type. A type that the policy does not take from this recogniser is left.
    pub entity: String,
    /// The first Unicode scalar value, from 0.
    pub start: usize,
    /// The first after it; greater than `start`, at most the text's length.
    pub end: usize,
    /// How sure, from 0 to 1.
    pub score: f32,
}

/// Why there is no answer that can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outage {
    /// The policy has a recogniser outside, and the session was given none.
    Missing,
    /// It cannot be reached.
    Down,
    /// The answer did not come within its time.
    Timeout,
    /// The connection broke before the answer was whole.
    Broken,
    /// The answer is none: malformed, about another text, over a limit, or with a span outside its text.
    Wrong,
}

impl Outage {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Missing, Self::Down, Self::Timeout, Self::Broken, Self::Wrong];

    /// The `outcome` label of `tamis_external_requests_total`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Down => "down",
            Self::Timeout => "timeout",
            Self::Broken => "broken",
            Self::Wrong => "wrong",
        }
    }

    /// What is said of it.
    pub(super) fn says(self) -> &'static str {
        match self {
            Self::Missing => "the policy asks a recogniser outside, and there is none",
            Self::Down => "the recogniser outside cannot be reached",
            Self::Timeout => "the recogniser outside did not answer in time",
            Self::Broken => "the recogniser outside broke off before its answer",
            Self::Wrong => "the recogniser outside gave an answer that is none",
        }
    }
}
