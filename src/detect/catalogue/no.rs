//! Norway.

mod fodselsnummer;
mod kontonr;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&fodselsnummer::DETECTOR, &kontonr::DETECTOR];
