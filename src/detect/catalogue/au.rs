//! Australia.

mod abn;
mod acn;
mod medicare;
mod tfn;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&abn::DETECTOR, &acn::DETECTOR, &medicare::DETECTOR, &tfn::DETECTOR];
