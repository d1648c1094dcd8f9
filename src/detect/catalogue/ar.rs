//! Argentina.

mod cbu;
mod cuit;
mod dni;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&cbu::DETECTOR, &cuit::DETECTOR, &dni::DETECTOR];
