//! Colombia.

mod nit;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&nit::DETECTOR];
