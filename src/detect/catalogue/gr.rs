//! Greece.

mod afm;
mod amka;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&afm::DETECTOR, &amka::DETECTOR];
