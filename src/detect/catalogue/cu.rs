//! Cuba.

mod ni;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&ni::DETECTOR];
