//! France.

mod nir;
mod siret;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&nir::DETECTOR, &siret::DETECTOR];
