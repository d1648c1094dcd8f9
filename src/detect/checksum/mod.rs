//! Check digits and check letters, one scheme per file, each with vectors from its source.

mod base58;
mod bech32;
mod crc32;
mod keccak;
mod luhn;
mod mod11_10;
mod mod23;
mod mod97;

pub(in crate::detect) use base58::{BITCOIN, Decoded, RIPPLE};
pub(in crate::detect) use bech32::{Code, bech32, cashaddr};
pub(in crate::detect) use crc32::{base62, crc32};
pub(in crate::detect) use keccak::keccak256;
pub(in crate::detect) use luhn::luhn;
pub(in crate::detect) use mod11_10::mod11_10;
pub(in crate::detect) use mod23::letter;
pub(in crate::detect) use mod97::{iban, remainder};
