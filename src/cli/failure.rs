//! Why a command did not do what was asked, and the exit code that says so.

use std::io;

use crate::batch;

/// A command's failure. Messages are lower-case, name files and places, and hold no value of the data.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    /// The data was refused.
    #[error("{0}")]
    Refused(String),
    /// A check found something; it has been said already.
    #[error("there were findings")]
    Findings,
    /// The command line, the settings or a policy is wrong.
    #[error("{0}")]
    Usage(String),
    /// A policy that cannot be used.
    #[error("{0}")]
    Policy(String),
    /// Problems with the configuration; they have been said already.
    #[error("the configuration is refused")]
    Unsound,
    /// A file, the network, a key or the system.
    #[error("{0}")]
    World(String),
    /// Whoever read standard output has gone: nobody is left to be told.
    #[error("the reader of the output has gone")]
    Unread,
}

/// Exit codes of interface.md.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exit {
    /// Done.
    Done = 0,
    /// Data refused, or findings in a check.
    Refused = 1,
    /// Usage or policy wrong.
    Usage = 2,
    /// Environment: file, network, key.
    World = 3,
    /// Whoever read the output has gone: 128 and the number of SIGPIPE, as for a program that the signal ends. A job
    /// that was cut short must not look done, nor like one that met a fault.
    Unread = 141,
}

/// Whether a failure still has to be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// Already, or nobody is there to hear it.
    Already,
    /// Not yet.
    NotYet,
}

impl Failure {
    /// The one place where a failure becomes an exit code.
    pub(super) fn exit(&self) -> (Exit, Said) {
        match self {
            Self::Refused(_) => (Exit::Refused, Said::NotYet),
            Self::Findings => (Exit::Refused, Said::Already),
            Self::Usage(_) | Self::Policy(_) => (Exit::Usage, Said::NotYet),
            Self::Unsound => (Exit::Usage, Said::Already),
            Self::World(_) => (Exit::World, Said::NotYet),
            Self::Unread => (Exit::Unread, Said::Already),
        }
    }

    /// A failed file or stream operation: `doing` is `cannot read` and the like.
    pub(super) fn file(doing: &str, name: impl std::fmt::Display, error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Unread,
            _ => Self::World(format!("{doing} {name}: {error}")),
        }
    }

    /// A form of the command line that a later issue brings.
    pub(super) fn not_yet(what: impl std::fmt::Display) -> Self {
        Self::Usage(format!("{what} is not supported yet"))
    }
}

impl From<batch::Error> for Failure {
    fn from(error: batch::Error) -> Self {
        match error.origin() {
            batch::Origin::Data => Self::Refused(error.to_string()),
            batch::Origin::World => Self::World(error.to_string()),
            batch::Origin::Reader => Self::Unread,
        }
    }
}
