//! France.

mod adeli;
mod cni;
mod driver_license;
mod finess;
mod ine;
mod lettered;
mod license_plate;
mod nif;
mod nir;
mod passport;
mod postal_code;
mod rpps;
mod siren;
mod siret;
mod tva;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[
    &adeli::DETECTOR,
    &cni::DETECTOR,
    &driver_license::DETECTOR,
    &finess::DETECTOR,
    &ine::DETECTOR,
    &license_plate::DETECTOR,
    &nif::DETECTOR,
    &nir::DETECTOR,
    &passport::DETECTOR,
    &postal_code::DETECTOR,
    &rpps::DETECTOR,
    &siren::DETECTOR,
    &siret::DETECTOR,
    &tva::DETECTOR,
];
