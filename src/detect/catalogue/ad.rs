//! Andorra.

mod nrt;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&nrt::DETECTOR];
