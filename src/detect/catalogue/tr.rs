//! Turkey.

mod license_plate;
mod national_id;
mod phone_number;
mod vkn;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] =
    &[&license_plate::DETECTOR, &national_id::DETECTOR, &phone_number::DETECTOR, &vkn::DETECTOR];
