//! Austria.

mod svnr;
mod tin;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&svnr::DETECTOR, &tin::DETECTOR];
