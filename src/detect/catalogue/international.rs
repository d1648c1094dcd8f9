//! Types that no country owns.

mod age;
mod bic_code;
mod coordinates;
mod credit_card;
mod crypto;
mod date_of_birth;
mod date_time;
mod device_id;
mod domain_name;
mod email_address;
mod iban_code;
mod iccid;
mod imei;
mod imsi;
mod ip_address;
mod license_plate;
mod mac_address;
mod medical_record_number;
mod meid;
mod nrp;
mod passport_mrz;
mod person;
mod phone_number;
mod postal_code;
mod street_address;
mod title;
mod url;
mod username;
mod vin;

use crate::detect::Detector;

/// Its types.
pub(in crate::detect) use person::{Introductions, is_everyday, is_title};
pub(super) static ALL: &[&Detector] = &[
    &age::DETECTOR,
    &bic_code::DETECTOR,
    &coordinates::DETECTOR,
    &credit_card::DETECTOR,
    &crypto::DETECTOR,
    &date_of_birth::DETECTOR,
    &date_time::DETECTOR,
    &device_id::DETECTOR,
    &domain_name::DETECTOR,
    &email_address::DETECTOR,
    &iban_code::DETECTOR,
    &iccid::DETECTOR,
    &imei::DETECTOR,
    &imsi::DETECTOR,
    &ip_address::DETECTOR,
    &license_plate::DETECTOR,
    &mac_address::DETECTOR,
    &medical_record_number::DETECTOR,
    &meid::DETECTOR,
    &nrp::DETECTOR,
    &passport_mrz::DETECTOR,
    &person::DETECTOR,
    &phone_number::DETECTOR,
    &postal_code::DETECTOR,
    &street_address::DETECTOR,
    &title::DETECTOR,
    &url::DETECTOR,
    &username::DETECTOR,
    &vin::DETECTOR,
];
