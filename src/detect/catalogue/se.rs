//! Sweden.

mod organisationsnummer;
mod personnummer;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&organisationsnummer::DETECTOR, &personnummer::DETECTOR];
