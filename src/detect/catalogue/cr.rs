//! Costa Rica.

mod cpf;
mod dimex;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&cpf::DETECTOR, &dimex::DETECTOR];
