//! China.

mod ric;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&ric::DETECTOR];
