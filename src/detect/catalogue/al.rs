//! Albania.

mod nipt;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&nipt::DETECTOR];
