//! Mexico.

mod curp;
mod letters;
mod rfc;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&curp::DETECTOR, &rfc::DETECTOR];
