//! Check digits and check letters, one scheme per file, each with vectors from its source.

mod base58;
mod bech32;
mod crc32;
mod icao;
mod jmbg;
mod keccak;
mod luhn;
mod luhn36;
mod mod11_10;
mod mod11_2;
mod mod23;
mod mod31;
mod mod97;
mod two_stage;
mod verhoeff;
mod weighted;

pub(in crate::detect) use base58::{BITCOIN, Decoded, RIPPLE};
pub(in crate::detect) use bech32::{Code, bech32, cashaddr};
pub(in crate::detect) use crc32::{base62, crc32};
pub(in crate::detect) use icao::icao;
pub(in crate::detect) use jmbg::jmbg;
pub(in crate::detect) use keccak::keccak256;
pub(in crate::detect) use luhn::luhn;
pub(in crate::detect) use luhn36::luhn36;
pub(in crate::detect) use mod11_2::mod11_2;
pub(in crate::detect) use mod11_10::mod11_10;
pub(in crate::detect) use mod23::letter;
pub(in crate::detect) use mod31::control;
pub(in crate::detect) use mod97::{iban, remainder};
pub(in crate::detect) use two_stage::two_stage;
pub(in crate::detect) use verhoeff::verhoeff;
pub(in crate::detect) use weighted::{complement, weighted, weighted_digits};
