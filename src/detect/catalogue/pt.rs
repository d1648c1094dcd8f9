//! Portugal.

mod cc;
mod mod11;
mod nif;
mod niss;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&cc::DETECTOR, &nif::DETECTOR, &niss::DETECTOR];
