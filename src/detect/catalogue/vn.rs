//! Vietnam.

mod cccd;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&cccd::DETECTOR];
