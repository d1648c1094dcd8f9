//! Singapore.

mod nric_fin;
mod uen;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&nric_fin::DETECTOR, &uen::DETECTOR];
