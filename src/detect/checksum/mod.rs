//! Check digits and check letters, one scheme per file, each with vectors from its source.

mod luhn;
mod mod97;

pub(in crate::detect) use luhn::luhn;
pub(in crate::detect) use mod97::{iban, remainder};
