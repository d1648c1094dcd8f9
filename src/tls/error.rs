//! What can be wrong with certificates and keys, and in which file.

use std::path::PathBuf;

/// Why TLS cannot be set up.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A PEM file cannot be read, or holds nothing of the wanted kind.
    #[error("cannot read {what} from {}: {why}", path.display())]
    File {
        /// What was looked for.
        what: &'static str,
        /// Where.
        path: PathBuf,
        /// What the reader said; never the file's content.
        why: String,
    },
    /// The certificates or the key do not fit together, or are not usable.
    #[error("the certificates of {} cannot be used: {why}", path.display())]
    Unusable {
        /// The file the certificates came from.
        path: PathBuf,
        /// What rustls said.
        why: String,
    },
}
