//! Hungary.

mod taj;
mod tax_id;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&taj::DETECTOR, &tax_id::DETECTOR];
