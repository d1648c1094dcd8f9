//! The United States.

mod ssn;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&ssn::DETECTOR];
