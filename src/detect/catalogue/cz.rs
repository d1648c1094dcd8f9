//! Czechia.

mod bank_account;
mod dic;
pub(super) mod rc;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&bank_account::DETECTOR, &dic::DETECTOR, &rc::DETECTOR];
