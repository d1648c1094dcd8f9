//! The Philippines.

mod mobile_number;
mod tin;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&mobile_number::DETECTOR, &tin::DETECTOR];
