//! Kenya.

mod pin;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&pin::DETECTOR];
