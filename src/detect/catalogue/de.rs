//! Germany.

mod bsnr;
mod districts;
mod document;
mod fuehrerschein;
mod handelsregister;
mod health_insurance;
mod id_card;
mod kfz;
mod lanr;
mod passport;
mod plz;
mod social_security;
mod tax_id;
mod tax_number;
mod vat_id;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[
    &bsnr::DETECTOR,
    &fuehrerschein::DETECTOR,
    &handelsregister::DETECTOR,
    &health_insurance::DETECTOR,
    &id_card::DETECTOR,
    &kfz::DETECTOR,
    &lanr::DETECTOR,
    &passport::DETECTOR,
    &plz::DETECTOR,
    &social_security::DETECTOR,
    &tax_id::DETECTOR,
    &tax_number::DETECTOR,
    &vat_id::DETECTOR,
];
