//! Ukraine.

mod rntrc;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&rntrc::DETECTOR];
