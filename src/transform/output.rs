//! What became of a value, and what can be wrong with an action's settings.

/// What became of a value. For `Text` and `Number` the output buffer holds the replacement and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    /// The value stays, byte for byte.
    Same,
    /// A string: the buffer holds its decoded text, to be escaped by the writer.
    Text,
    /// A number: the buffer holds its JSON spelling.
    Number,
    /// `null` stands instead.
    Null,
    /// The action cannot handle this value's kind or shape; the rule's `else` decides.
    Unfit,
}

/// An action's setting that cannot work. Says what is wrong, in words for the policy's author.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct BadSpec {
    /// What is wrong: lower-case, no full stop.
    pub message: String,
}

impl BadSpec {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into() }
    }
}
