//! How values follow one another in a stream.

use crate::json;

/// How values are laid out in the input. Known from the media type or the file, not guessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Framing {
    /// Exactly one value (`application/json`).
    Document,
    /// One value a line; blank lines and CRLF pass (`application/x-ndjson`).
    Ndjson,
    /// Any values in sequence, white space between them or not.
    Concatenated,
    /// JSON text sequences: RS before each text, white space after a number or literal (RFC 7464).
    Sequence,
    /// Server-sent events, the data of each one value (`text/event-stream`).
    Events,
}

impl Framing {
    /// How the values are laid out that the rewriter sees.
    pub(super) fn of_values(self) -> json::Framing {
        match self {
            Self::Document | Self::Events => json::Framing::Document,
            Self::Ndjson => json::Framing::Ndjson,
            Self::Concatenated => json::Framing::Concatenated,
            Self::Sequence => json::Framing::Sequence,
        }
    }
}
