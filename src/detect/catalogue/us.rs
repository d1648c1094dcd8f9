//! The United States.

mod aba_routing_number;
mod atin;
mod bank_number;
mod driver_license;
mod ein;
mod itin;
mod mbi;
mod medical_license;
mod npi;
mod passport;
mod ptin;
mod ssn;
mod taxpayer;
mod zip_code;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[
    &aba_routing_number::DETECTOR,
    &atin::DETECTOR,
    &bank_number::DETECTOR,
    &driver_license::DETECTOR,
    &ein::DETECTOR,
    &itin::DETECTOR,
    &mbi::DETECTOR,
    &medical_license::DETECTOR,
    &npi::DETECTOR,
    &passport::DETECTOR,
    &ptin::DETECTOR,
    &ssn::DETECTOR,
    &zip_code::DETECTOR,
];
