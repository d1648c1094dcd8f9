//! Belgium.

mod eid;
mod niss;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&eid::DETECTOR, &niss::DETECTOR];
