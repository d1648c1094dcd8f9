//! Finland.

mod personal_identity_code;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&personal_identity_code::DETECTOR];
