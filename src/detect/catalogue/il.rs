//! Israel.

mod id;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&id::DETECTOR];
