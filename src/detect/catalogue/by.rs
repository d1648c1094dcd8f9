//! Belarus.

mod unp;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&unp::DETECTOR];
