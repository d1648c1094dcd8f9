//! Slovakia.

mod rc;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&rc::DETECTOR];
