//! Spain.

mod nie;
mod nif;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&nie::DETECTOR, &nif::DETECTOR];
