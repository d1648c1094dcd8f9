//! What can be wrong with keys. Ids and lengths are named, key bytes never.

use crate::base::KeyId;

/// Why keys cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Fewer than 32 bytes.
    #[error("key {id} has {bytes} bytes, at least 32 are needed")]
    Short {
        /// The key.
        id: KeyId,
        /// Its length in bytes.
        bytes: usize,
    },
    /// The active id is not among the keys, or a plan asks for a key that is not there.
    #[error("there is no key {id} in the keyring")]
    Unknown {
        /// The key asked for.
        id: KeyId,
    },
    /// One id given twice.
    #[error("key {id} is given twice")]
    Duplicate {
        /// The key.
        id: KeyId,
    },
    /// An `email` pseudonym's local part would be longer than 64 octets (RFC 5321 §4.5.3.1.1).
    #[error("key id {id} is too long for pseudonyms in the form of an e-mail address: at most 35 characters")]
    LongId {
        /// The key.
        id: KeyId,
    },
    /// A key text that is no key.
    #[error("the key text {0}")]
    Text(&'static str),
}
