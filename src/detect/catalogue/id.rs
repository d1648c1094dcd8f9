//! Indonesia.

mod nik;
mod npwp;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&nik::DETECTOR, &npwp::DETECTOR];
