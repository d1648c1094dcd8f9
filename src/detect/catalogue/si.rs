//! Slovenia.

mod emso;
mod tin;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&emso::DETECTOR, &tin::DETECTOR];
