//! What can be wrong with the input itself. A fault says where and what kind, never what stood there.

use crate::base::LimitName;

/// Why the input is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Fault {
    /// A byte that the grammar of RFC 8259 does not allow here.
    #[error("unexpected character")]
    Unexpected,
    /// A number, `true`, `false` or `null` is misspelled.
    #[error("malformed number or literal")]
    Literal,
    /// A backslash is followed by something that RFC 8259 §7 does not list.
    #[error("malformed escape in a string")]
    Escape,
    /// A control character stands unescaped in a string, or one that is not white space between tokens.
    #[error("control character")]
    Control,
    /// The bytes are not UTF-8 (RFC 3629).
    #[error("malformed UTF-8")]
    Utf8,
    /// The input ends inside a value.
    #[error("input ends inside a value")]
    Truncated,
    /// A document holds no value.
    #[error("no value")]
    Empty,
    /// A document, or a line of NDJSON, holds more than one value.
    #[error("more than one value")]
    Several,
    /// A line of NDJSON ends inside its value.
    #[error("line ends inside a value")]
    Line,
    /// A JSON text sequence does not put RS before a text (RFC 7464 §2.1).
    #[error("text without a record separator")]
    Separator,
    /// A named limit was reached.
    #[error("{0} exceeded")]
    Limit(LimitName),
}

/// A fault and the byte offset in the input at which it was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{fault} at byte {offset}")]
pub struct FaultAt {
    /// What is wrong.
    pub fault: Fault,
    /// Bytes of input before it.
    pub offset: usize,
}

impl Fault {
    pub(crate) fn at(self, offset: usize) -> FaultAt {
        FaultAt { fault: self, offset }
    }
}
