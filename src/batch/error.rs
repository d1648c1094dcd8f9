//! What can go wrong over files, and whose fault it is.

use std::io;

use crate::codec::CodecError;
use crate::engine::{self, ErrorKind};

/// A run that did not finish. Names of files come from the command line; no value of the data is in any message.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file could not be opened, read, written, synced or renamed.
    #[error("{doing} {name}: {source}")]
    File {
        /// What was being done: `cannot open` and the like.
        doing: &'static str,
        /// The file as the caller named it.
        name: String,
        /// What the system said.
        source: io::Error,
    },
    /// Compressed input is damaged or cut off.
    #[error("{name}: {source}")]
    Coding {
        /// The input.
        name: String,
        /// What is wrong with it.
        source: CodecError,
    },
    /// The engine refused the data: malformed, over a limit, or against the policy.
    #[error("{name}: {source}")]
    Data {
        /// The input.
        name: String,
        /// What and where within the decoded input, without the value.
        source: engine::Error,
    },
    /// A worker ended without a result; its panic has been reported.
    #[error("{name}: a worker stopped before its piece was done")]
    Lost {
        /// The input.
        name: String,
    },
}

/// Whose fault an error is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The data is malformed, over a limit or against the policy.
    Data,
    /// The file system, a recogniser outside, or this program.
    World,
    /// Whoever was to read the output has gone.
    Reader,
}

impl Error {
    /// Whose fault it is.
    pub fn origin(&self) -> Origin {
        match self {
            Self::File { source, .. } if source.kind() == io::ErrorKind::BrokenPipe => Origin::Reader,
            Self::File { .. } | Self::Lost { .. } => Origin::World,
            Self::Data { source, .. } if matches!(source.kind(), ErrorKind::External(_)) => Origin::World,
            Self::Coding { .. } | Self::Data { .. } => Origin::Data,
        }
    }

    pub(super) fn file(doing: &'static str, name: &str, source: io::Error) -> Self {
        Self::File { doing, name: name.to_owned(), source }
    }

    pub(super) fn data(name: &str, source: engine::Error) -> Self {
        Self::Data { name: name.to_owned(), source }
    }
}
