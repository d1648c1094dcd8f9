//! Romania.

mod cnp;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&cnp::DETECTOR];
