//! Chile.

mod rut;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&rut::DETECTOR];
