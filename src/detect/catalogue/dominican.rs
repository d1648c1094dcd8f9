//! The Dominican Republic (its code, `do`, is a word of the language).

mod cedula;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&cedula::DETECTOR];
