//! Paraguay.

mod ruc;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&ruc::DETECTOR];
