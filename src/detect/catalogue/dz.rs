//! Algeria.

mod nif;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&nif::DETECTOR];
