//! Ecuador.

mod ci;
mod ruc;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&ci::DETECTOR, &ruc::DETECTOR];
