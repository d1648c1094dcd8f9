//! What can go wrong with a store: whose fault, and whether trying again may help. Never a byte of the body.

use std::io;

/// Why a store did not take an upload.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// It cannot be reached (HTTP 502).
    #[error("the store cannot be reached")]
    Down(#[source] Option<Box<dyn std::error::Error + Send + Sync>>),
    /// It did not connect, take the next piece or answer in time (HTTP 504). Which wait it was, in words.
    #[error("the store did not {0} in time")]
    Timeout(&'static str),
    /// It answered with a status that is not 2xx (HTTP 502).
    #[error("the store answered {status}")]
    Refused {
        /// The store's status.
        status: u16,
        /// Seconds after which it wants to be asked again, where it said so.
        after: Option<u32>,
    },
    /// The disk or the quota is full (HTTP 507).
    #[error("the store has no space left")]
    Full,
    /// The connection or the file failed while the body was on its way (HTTP 502).
    #[error("the upload broke off")]
    Broken(#[source] Option<Box<dyn std::error::Error + Send + Sync>>),
    /// `limits.memory` has no room for the upload's buffers (HTTP 503).
    #[error("no memory is left for the upload")]
    Memory,
}

/// Whether trying the same upload again may help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// After a while.
    Later,
    /// Not before somebody has done something.
    Never,
}

impl StoreError {
    /// The `kind` label of `tamis_errors_total`.
    pub fn label(&self) -> &'static str {
        match self {
            Self::Down(_) => "store_down",
            Self::Timeout(_) => "store_timeout",
            Self::Refused { .. } => "store_refused",
            Self::Full => "store_full",
            Self::Broken(_) => "store_broken",
            Self::Memory => "memory",
        }
    }

    /// Whether trying the same upload again may help. RFC 9110 §15.5: a 4xx is the request's fault, save for those
    /// that say "later".
    pub fn retry(&self) -> Retry {
        match self {
            Self::Refused { status: 408 | 425 | 429 | 500..=599, .. } => Retry::Later,
            Self::Refused { .. } => Retry::Never,
            Self::Down(_) | Self::Timeout(_) | Self::Full | Self::Broken(_) | Self::Memory => Retry::Later,
        }
    }

    /// What kind of error the system gave, where one is at the bottom of it: words that no value is in.
    pub fn cause(&self) -> Option<io::ErrorKind> {
        let (Self::Down(Some(source)) | Self::Broken(Some(source))) = self else { return None };
        let mut at: Option<&(dyn std::error::Error + 'static)> = Some(source.as_ref());
        while let Some(error) = at {
            if let Some(found) = error.downcast_ref::<io::Error>() {
                return Some(found.kind());
            }
            at = error.source();
        }
        None
    }

    /// The error of a file operation.
    pub(super) fn of_io(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => Self::Full,
            _ => Self::Broken(Some(Box::new(error))),
        }
    }
}
