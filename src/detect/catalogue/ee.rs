//! Estonia.

mod ik;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&ik::DETECTOR];
