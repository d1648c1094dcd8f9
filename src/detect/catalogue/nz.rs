//! New Zealand.

mod bank_account;
mod ird;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&bank_account::DETECTOR, &ird::DETECTOR];
