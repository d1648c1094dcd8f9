//! India.

mod aadhaar;
mod gstin;
mod pan;
mod passport;
mod states;
mod vehicle_registration;
mod vid;
mod voter;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[
    &aadhaar::DETECTOR,
    &gstin::DETECTOR,
    &pan::DETECTOR,
    &passport::DETECTOR,
    &vehicle_registration::DETECTOR,
    &vid::DETECTOR,
    &voter::DETECTOR,
];
