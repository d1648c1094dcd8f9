//! Venezuela.

mod rif;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&rif::DETECTOR];
