//! Mauritius.

mod nid;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&nid::DETECTOR];
