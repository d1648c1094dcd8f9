//! Egypt.

mod tn;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&tn::DETECTOR];
