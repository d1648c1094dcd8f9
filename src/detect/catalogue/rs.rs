//! Serbia.

mod jmbg;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&jmbg::DETECTOR];
