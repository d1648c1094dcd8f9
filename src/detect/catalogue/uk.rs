//! The United Kingdom.

mod nino;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&nino::DETECTOR];
