//! Bulgaria.

mod egn;
mod pnf;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&egn::DETECTOR, &pnf::DETECTOR];
