//! Keys: the keyring of root keys, one key per purpose, one key per pseudonym domain.
//!
//! `root key → purpose key → pseudonym key → pseudonym`, each step one way (HKDF-SHA-256, RFC 5869; HMAC-SHA-256,
//! RFC 2104). The derivation is written down byte by byte, with test vectors, in `docs/pseudonyms.md`.
//! Nothing here reads a file, the environment or a source of randomness: key bytes come in as [`Secret`](crate::base::Secret)s.

mod encoding;
mod error;
mod keyring;
mod labels;
mod pseudonym;
mod purpose;

pub use encoding::{decode, encode};
pub use error::KeyError;
pub use keyring::Keyring;
pub use labels::Domain;
pub use pseudonym::PseudonymKey;
pub use purpose::PurposeKey;
