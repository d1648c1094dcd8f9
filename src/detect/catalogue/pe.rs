//! Peru.

mod cui;
mod ruc;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&cui::DETECTOR, &ruc::DETECTOR];
