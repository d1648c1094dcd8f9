//! The table of the catalogue. A type's place in it is its entity's number; new ones go to the end.

use super::{credit_card, email_address, iban_code, phone_number};
use crate::detect::Detector;

static TABLE: [&Detector; 4] =
    [&email_address::DETECTOR, &phone_number::DETECTOR, &credit_card::DETECTOR, &iban_code::DETECTOR];

/// All detectors, in the order of their entities.
pub fn catalogue() -> &'static [&'static Detector] {
    &TABLE
}

#[cfg(test)]
mod tests;
