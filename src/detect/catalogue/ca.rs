//! Canada.

mod bc_phn;
mod postal_code;
mod sin;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&bc_phn::DETECTOR, &postal_code::DETECTOR, &sin::DETECTOR];
