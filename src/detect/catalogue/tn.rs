//! Tunisia.

mod mf;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&mf::DETECTOR];
