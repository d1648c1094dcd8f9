//! Malaysia.

mod nric;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&nric::DETECTOR];
