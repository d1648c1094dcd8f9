//! Luxembourg.

mod nin;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&nin::DETECTOR];
