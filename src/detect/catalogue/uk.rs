//! The United Kingdom.

mod driving_licence;
mod nhs;
mod nino;
mod passport;
mod postcode;
mod upn;
mod utr;
mod vehicle_registration;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[
    &driving_licence::DETECTOR,
    &nhs::DETECTOR,
    &nino::DETECTOR,
    &passport::DETECTOR,
    &postcode::DETECTOR,
    &upn::DETECTOR,
    &utr::DETECTOR,
    &vehicle_registration::DETECTOR,
];
