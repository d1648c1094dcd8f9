//! Croatia.

mod oib;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&oib::DETECTOR];
