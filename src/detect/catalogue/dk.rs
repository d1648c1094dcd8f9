//! Denmark.

mod cpr;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&cpr::DETECTOR];
