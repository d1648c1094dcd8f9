//! Check digits and check letters, one scheme per file, each with vectors from its source.

mod crc32;
mod luhn;
mod mod11_10;
mod mod11_2;
mod mod23;
mod mod97;
mod weighted;

pub(in crate::detect) use crc32::{base62, crc32};
pub(in crate::detect) use luhn::luhn;
pub(in crate::detect) use mod11_2::mod11_2;
pub(in crate::detect) use mod11_10::mod11_10;
pub(in crate::detect) use mod23::letter;
pub(in crate::detect) use mod97::{iban, remainder};
pub(in crate::detect) use weighted::weighted;
