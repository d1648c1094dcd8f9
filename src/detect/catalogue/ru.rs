//! Russia.

mod inn;
mod snils;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&inn::DETECTOR, &snils::DETECTOR];
