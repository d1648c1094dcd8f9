//! Liechtenstein.

mod peid;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&peid::DETECTOR];
