//! Italy.

mod driver_license;
mod fiscal_code;
mod identity_card;
mod passport;
mod vat_code;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[
    &driver_license::DETECTOR,
    &fiscal_code::DETECTOR,
    &identity_card::DETECTOR,
    &passport::DETECTOR,
    &vat_code::DETECTOR,
];
