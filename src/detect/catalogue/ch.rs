//! Switzerland.

mod ahv;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&ahv::DETECTOR];
