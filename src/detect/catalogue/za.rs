//! South Africa.

mod id_number;
mod tin;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&id_number::DETECTOR, &tin::DETECTOR];
