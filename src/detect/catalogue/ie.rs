//! Ireland.

mod pps;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&pps::DETECTOR];
