//! Types that no country owns.

mod credit_card;
mod email_address;
mod iban_code;
mod ip_address;
mod mac_address;
mod phone_number;
mod url;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[
    &credit_card::DETECTOR,
    &email_address::DETECTOR,
    &iban_code::DETECTOR,
    &ip_address::DETECTOR,
    &mac_address::DETECTOR,
    &phone_number::DETECTOR,
    &url::DETECTOR,
];
