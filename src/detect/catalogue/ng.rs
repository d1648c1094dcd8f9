//! Nigeria.

mod nin;
mod vehicle_registration;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&nin::DETECTOR, &vehicle_registration::DETECTOR];
