//! Japan.

mod my_number;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&my_number::DETECTOR];
