//! The Netherlands.

mod bsn;
mod onderwijsnummer;
mod passport;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&bsn::DETECTOR, &onderwijsnummer::DETECTOR, &passport::DETECTOR];
