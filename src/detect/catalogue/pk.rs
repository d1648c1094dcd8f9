//! Pakistan.

mod cnic;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&cnic::DETECTOR];
