//! South Korea.

mod brn;
mod driver_license;
mod frn;
mod passport;
mod resident;
mod rrn;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] =
    &[&brn::DETECTOR, &driver_license::DETECTOR, &frn::DETECTOR, &passport::DETECTOR, &rrn::DETECTOR];
