//! Lithuania.

mod asmens;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&asmens::DETECTOR];
