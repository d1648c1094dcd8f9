//! What can be wrong with a coded body. No variant carries a byte of it.

use crate::base::OverBudget;

/// Why a body could not be decoded or encoded. After an error the decoder gives nothing more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodecError {
    /// Not what the coding says it is: bad header, bad code, wrong checksum or length (HTTP 400).
    #[error("the body is not valid {0}")]
    Malformed(&'static str),
    /// The body ended inside a member or frame, or before the first (HTTP 400).
    #[error("the {0} body ends before its end")]
    Truncated(&'static str),
    /// Bytes follow the last gzip member that begin no other one (HTTP 400).
    #[error("bytes follow the end of the gzip body")]
    Trailing,
    /// The decoded body outgrows `limits.expanded` (HTTP 413).
    #[error("the body expands to more than {0} times its size (limits.expanded)")]
    Expanded(u64),
    /// The zstd window is larger than tamis allows (HTTP 413).
    #[error("the zstd window is larger than 8 MiB")]
    Window,
    /// `limits.memory` has no room for the window (HTTP 503).
    #[error(transparent)]
    Memory(#[from] OverBudget),
    /// A call after an error.
    #[error("the body was given up after an earlier error")]
    Poisoned,
}

impl CodecError {
    /// The `kind` label of `tamis_errors_total`.
    pub fn label(&self) -> &'static str {
        match self {
            Self::Malformed(_) | Self::Truncated(_) | Self::Trailing | Self::Poisoned => "coding",
            Self::Expanded(_) | Self::Window => "limit",
            Self::Memory(_) => "memory",
        }
    }
}
