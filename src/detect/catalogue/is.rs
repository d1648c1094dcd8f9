//! Iceland.

mod kennitala;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&kennitala::DETECTOR];
