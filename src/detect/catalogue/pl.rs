//! Poland.

mod districts;
mod dowod;
mod driver_license;
mod license_plate;
mod nip;
mod passport;
mod pesel;
mod regon;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[
    &dowod::DETECTOR,
    &driver_license::DETECTOR,
    &license_plate::DETECTOR,
    &nip::DETECTOR,
    &passport::DETECTOR,
    &pesel::DETECTOR,
    &regon::DETECTOR,
];
