//! Germany.

mod tax_id;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&tax_id::DETECTOR];
