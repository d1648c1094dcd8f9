//! The table of the catalogue. A type's place in it is its entity's number; new ones go to the end.

use super::{
    credit_card, de_tax_id, email_address, es_nie, es_nif, fr_nir, fr_siret, github_token, iban_code, ip_address, jwt,
    mac_address, phone_number, uk_nino, url, us_ssn,
};
use crate::detect::Detector;

static TABLE: [&Detector; 16] = [
    &email_address::DETECTOR,
    &phone_number::DETECTOR,
    &credit_card::DETECTOR,
    &iban_code::DETECTOR,
    &ip_address::DETECTOR,
    &mac_address::DETECTOR,
    &url::DETECTOR,
    &us_ssn::DETECTOR,
    &fr_nir::DETECTOR,
    &fr_siret::DETECTOR,
    &uk_nino::DETECTOR,
    &de_tax_id::DETECTOR,
    &es_nif::DETECTOR,
    &es_nie::DETECTOR,
    &jwt::DETECTOR,
    &github_token::DETECTOR,
];

/// All detectors, in the order of their entities.
pub fn catalogue() -> &'static [&'static Detector] {
    &TABLE
}

#[cfg(test)]
mod tests;
