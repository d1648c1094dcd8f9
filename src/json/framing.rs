//! How values follow one another in a stream, and which of them are records.

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
}

/// Which values are records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Grouping {
    /// Each value of the stream is a record; where it is an array, its elements are.
    Elements,
    /// Each value of the stream is a record, whatever it is.
    Values,
}
